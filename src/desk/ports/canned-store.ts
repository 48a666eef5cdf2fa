import type { Change } from './store.ts';

/** A reply that all operators share. */
export interface CannedReply {
  id: string;
  title: string;
  text: string;
}

export interface CannedStore {
  /** By title. */
  cannedReplies(): Promise<CannedReply[]>;
  /** Adds it, or changes the one with this id; false when another has the title, whatever its case. */
  saveCanned(
    reply: CannedReply & { operatorId: string; at: Date },
    changes: readonly Change[],
  ): Promise<boolean>;
  /** False when it was gone already. */
  removeCanned(id: string, changes: readonly Change[]): Promise<boolean>;
}
