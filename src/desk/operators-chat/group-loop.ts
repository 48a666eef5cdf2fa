import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupFault, GroupPost } from '../ports/operators-chat.ts';
import { GroupError } from './posting.ts';

export interface GroupLoopDeps {
  /** Brings one conversation's topic up to date. */
  tend(conversationId: string): Promise<void>;
  /** Posts one answer to an operator. */
  answer(post: QueuedAnswer): Promise<void>;
  /** Follows a group that has moved. */
  moved(to: string): Promise<void>;
  /** What the group is like; `fault` comes with what the operator should do. */
  report(state: 'up' | 'down' | 'fault', advice: string | null): void;
  failed(error: unknown): void;
  /** Milliseconds until the next try after so many faults in a row. */
  retryMs(faults: number): number;
}

export interface QueuedAnswer {
  chat: string;
  post: GroupPost;
  /** What follows when it is posted. */
  then?: (() => Promise<void>) | undefined;
}

const SHUT_OUT_MS = 60_000;
/** Answers to people who write faster than the platform lets the desk answer; the oldest go. */
const MOST_ANSWERS = 500;

/**
 * One thing after another for the whole group, at its own pace: answers to operators first, then the topics. It runs
 * beside the clients' traffic and never holds it up.
 */
export function createGroupLoop(deps: GroupLoopDeps) {
  const answers: QueuedAnswer[] = [];
  const dirty = new Set<string>();
  const ending = new AbortController();
  let running: Promise<void> | null = null;
  let faults = 0;

  function kick(): void {
    if (running || ending.signal.aborted) return;
    running = run().finally(() => {
      running = null;
      if (answers.length + dirty.size > 0) kick();
    });
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted && answers.length + dirty.size > 0) {
      const [answer] = answers;
      const [id] = dirty;
      try {
        if (answer) {
          await deps.answer(answer);
          answers.splice(answers.indexOf(answer), 1);
        } else if (id !== undefined) {
          // Before the work: what changes meanwhile is looked at again.
          dirty.delete(id);
          await deps.tend(id);
        }
        faults = 0;
        deps.report('up', null);
      } catch (error) {
        if (ending.signal.aborted) return;
        if (!answer && id !== undefined) dirty.add(id);
        faults += 1;
        await afterFault(error, answer);
      }
    }
  }

  async function afterFault(error: unknown, answer: QueuedAnswer | undefined): Promise<void> {
    if (!(error instanceof GroupError)) {
      deps.failed(error);
      return pause(deps.retryMs(faults));
    }
    const { fault } = error;
    if (fault.result === 'moved') return deps.moved(fault.to);
    // Nobody reads an answer in a topic that is gone.
    if (answer && (fault.result === 'topic_gone' || fault.result === 'refused'))
      answers.splice(answers.indexOf(answer), 1);
    else await pause(pauseOf(fault));
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
    say(answer: QueuedAnswer): void {
      if (answers.length >= MOST_ANSWERS) answers.shift();
      answers.push(answer);
      kick();
    },
    async close(): Promise<void> {
      ending.abort();
      await running;
    },
  };
}
