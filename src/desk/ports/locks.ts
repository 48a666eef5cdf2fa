/** Gives a lock back. */
export type Unlock = () => Promise<void>;

/**
 * Locks between the processes of one desk: one turn at a time in a conversation, one edge for an account. They keep work
 * from being done twice in vain; what must not happen twice is decided by the rows themselves.
 */
export interface Locks {
  /** Do other processes share them? Then a lock that is taken may hide work that came in meanwhile. */
  shared: boolean;
  /** Null when somebody else holds it, this process included. A dead holder's locks are free at once. */
  take(name: string): Promise<Unlock | null>;
}
