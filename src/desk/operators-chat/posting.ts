import type { GroupFault } from '../ports/operators-chat.ts';
import type { TopicStore } from '../ports/topic-store.ts';

/** A call to the group did not succeed; what it means decides the loop. */
export class GroupError extends Error {
  override readonly name = 'GroupError';
  readonly fault: GroupFault;
  constructor(fault: GroupFault) {
    super(`The operators' group did not take a call (${fault.result}).`);
    this.fault = fault;
  }
}

/** Gives the success, or throws `GroupError` with what went wrong. */
export function orThrow<T extends { result: 'done' }>(outcome: T | GroupFault): T {
  if (outcome.result === 'done') return outcome;
  throw new GroupError(outcome);
}

/** The group in use. It is the configured one until the platform gives it another id. */
export interface GroupPlace {
  /** The id to call it by. */
  readonly id: string;
  readonly configured: string;
  moveTo(id: string): Promise<void>;
  /** Looks up where it went while another process, or an earlier one, followed it. */
  load(): Promise<void>;
}

export function createGroupPlace(
  configured: string,
  store: Pick<TopicStore, 'groupMovedTo' | 'groupMoved'>,
): GroupPlace {
  let id = configured;
  return {
    get id() {
      return id;
    },
    configured,
    async moveTo(next) {
      if (next === id) return;
      await store.groupMoved(id, next);
      id = next;
    },
    async load() {
      for (let next: string | null = id; next !== null; ) {
        id = next;
        next = await store.groupMovedTo(id);
        if (next === configured) return;
      }
    },
  };
}
