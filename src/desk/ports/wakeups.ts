/** Work that any one worker may do. */
export type WorkKind = 'talk' | 'tap';

/** What every process of the desk should hear; ids only, and the desk's own lines. */
export type Signal =
  /** The conversation may have something to send. */
  | { kind: 'outbox'; id: string }
  /** The client said stop: a running turn ends now. */
  | { kind: 'stop'; id: string }
  /** Who has the conversation changed, or what is known about it; `took`: a person speaks, so a running turn ends. */
  | { kind: 'control'; id: string; took: boolean }
  /** The client's standing changed; what the intake remembers of the conversation is old. */
  | { kind: 'forget'; id: string }
  /** The conversation changed; whoever shows it reads it again. */
  | { kind: 'changed'; id: string }
  /** The client was erased, or is about to be: what is remembered of them goes. */
  | {
      kind: 'erased';
      id: string;
      conversations: readonly string[];
      /** The channels that they wrote on, once their rows are gone. */
      accounts: readonly string[];
    }
  /** A setting of the desk, or the stop of all actions, is another one. */
  | { kind: 'settings' }
  | { kind: 'typing'; id: string; on: boolean }
  | { kind: 'status'; id: string; line: string | null };

/**
 * Says between processes that there is something to do. Nothing is lost with a wake-up: the rows are the truth, and every
 * process looks at them by itself now and then.
 */
export interface Wakeups {
  /** One of the workers takes it. Never throws and never waits. */
  work(kind: WorkKind, id: string): void;
  signal(signal: Signal): void;
  /** `work` is absent in a process that does none. It resolves when the work is done, so that a busy worker gets no more. */
  start(hear: {
    work: ((kind: WorkKind, id: string) => Promise<void>) | null;
    signal(signal: Signal): void;
  }): Promise<void>;
  close(): Promise<void>;
}
