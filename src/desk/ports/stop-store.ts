import type { Change } from './store.ts';

/** A stop of all outgoing actions of the desk, the newest one. */
export interface OutgoingStop {
  /** Who stopped them, as the log names them. */
  operator: string;
  since: Date;
  /** When they were let go again; null while they are stopped. */
  until: Date | null;
}

/** The one switch over everything that leaves the desk. */
export interface StopStore {
  /** The newest stop, also one that is over; null when there never was any. */
  outgoingStop(): Promise<OutgoingStop | null>;
  /**
   * Stops all outgoing actions or lets them go, with `changes`. False, and nothing is changed, when it is so already. When
   * it has resolved for a stop, no execution begins any more, in no process: a claim reads the switch in its own unit.
   */
  setOutgoingStop(
    wish: { stopped: boolean; operator: string; at: Date },
    changes: readonly Change[],
  ): Promise<boolean>;
  /** Approved actions that wait to begin, and those that have begun and are not over. */
  countActions(): Promise<{ waiting: number; underWay: number }>;
  /** queued -> failed by compare-and-set, for an approved action whose card ran out while everything was stopped. */
  endStopped(approvalId: string, at: Date, changes: readonly Change[]): Promise<boolean>;
}
