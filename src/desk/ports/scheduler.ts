/** What a job is about. The id names a row; the row in the database is the truth, the job only says "look at it now". */
export type JobKind = 'look' | 'digest' | 'control';

export interface Job {
  /** Names the job for ever: a second one under the same key changes nothing. */
  key: string;
  kind: JobKind;
  /** Id of the row to look at. Never content: a job's data stands in clear in a queue (I13). */
  id: string;
  runAt: Date;
}

/** A job of a kind that nobody handles fails like any other, and is set aside for the operator. */
export type JobHandlers = Readonly<Partial<Record<JobKind, (id: string) => Promise<void>>>>;

export async function handleJob(handlers: JobHandlers, kind: JobKind, id: string): Promise<void> {
  const handler = handlers[kind];
  if (!handler) throw new RangeError(`Nobody handles jobs of the kind ${kind}.`);
  await handler(id);
}

export interface SchedulerHealth {
  adapter: 'table' | 'redis';
  state: 'up' | 'down';
  /** Jobs that wait for their time. */
  waiting: number;
  /** Jobs that failed too often and are kept for the operator. */
  failed: number;
}

/**
 * Runs something later, once or, after a crash, twice: handlers look at the row first and are safe to repeat.
 * A job that cannot be handled is tried again with growing pauses, then set aside.
 */
export interface Scheduler {
  /** Resolves when the job is kept. Throws when the queue cannot take it; then the sweep finds the row. */
  schedule(jobs: readonly Job[]): Promise<void>;
  /** From now on jobs run, what is overdue first. */
  start(handlers: JobHandlers): Promise<void>;
  /** Takes jobs out again, whatever became of them; a key that is not known is no fault. */
  forget(keys: readonly string[]): Promise<void>;
  health(): Promise<SchedulerHealth>;
  /** Takes no more jobs and waits for those that run, up to a deadline. */
  close(): Promise<void>;
}
