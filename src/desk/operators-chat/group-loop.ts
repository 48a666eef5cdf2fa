import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupFault } from '../ports/operators-chat.ts';
import { GroupError } from './posting.ts';

export interface GroupLoopDeps {
  /** Brings one conversation's topic up to date. */
  tend(conversationId: string): Promise<void>;
  /** Posts the answer to an operator that waits longest; false: none does. */
  answer(): Promise<boolean>;
  /** Follows a group that has moved. */
  moved(to: string): Promise<void>;
  /** What the group is like; `fault` comes with what the operator should do. */
  report(state: 'up' | 'down' | 'fault', advice: string | null): void;
  failed(error: unknown): void;
  /** Milliseconds until the next try after so many faults in a row. */
  retryMs(faults: number): number;
}

const SHUT_OUT_MS = 60_000;

/**
 * One thing after another for the whole group, at its own pace: answers to operators first, then the topics. It runs
 * beside the clients' traffic and never holds it up.
 */
export function createGroupLoop(deps: GroupLoopDeps) {
  /** The store keeps the answers; this says that there may be one. */
  let isAsked = false;
  const dirty = new Set<string>();
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let faults = 0;

  function kick(): void {
    if (running || ending.signal.aborted) return;
    running = run().finally(() => {
      running = null;
      if (isAsked || dirty.size > 0) kick();
    });
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted && (isAsked || dirty.size > 0)) {
      const answers = isAsked;
      const [id] = dirty;
      try {
        if (answers) {
          isAsked = false;
          if (await deps.answer()) isAsked = true;
        } else if (id !== undefined) {
          // Before the work: what changes meanwhile is looked at again.
          dirty.delete(id);
          await deps.tend(id);
        }
        faults = 0;
        deps.report('up', null);
      } catch (error) {
        if (ending.signal.aborted) return;
        if (answers) isAsked = true;
        else if (id !== undefined) dirty.add(id);
        faults += 1;
        await afterFault(error);
      }
    }
  }

  async function afterFault(error: unknown): Promise<void> {
    if (!(error instanceof GroupError)) {
      deps.failed(error);
      return pause(deps.retryMs(faults));
    }
    const { fault } = error;
    if (fault.result === 'moved') return deps.moved(fault.to);
    await pause(pauseOf(fault));
  }

  function pauseOf(fault: GroupFault): number {
    switch (fault.result) {
      case 'wait':
        return fault.ms;
      case 'shut_out':
        deps.report('fault', fault.advice);
        return SHUT_OUT_MS;
      default:
        deps.report('down', null);
        return deps.retryMs(faults);
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: ending.signal }).catch(() => undefined);
  }

  return {
    wake(conversationId: string): void {
      dirty.add(conversationId);
      kick();
    },
    wakeAnswers(): void {
      isAsked = true;
      kick();
    },
    async close(): Promise<void> {
      ending.abort();
      await running;
    },
  };
}
