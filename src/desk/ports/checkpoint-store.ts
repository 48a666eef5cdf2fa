import type { CheckpointResult, CheckpointWhy } from '../checkpoint.ts';
import type { Change } from './store.ts';

/** The signed checkpoints of the log, the extracts that lean on them, and the dropping of old rows. */
export interface CheckpointStore {
  /**
   * Signs how far the log reaches; one checkpoint a size, whichever process comes first.
   * @param restMs  how long the newest checkpoint is enough
   */
  addCheckpoint(
    why: Exclude<CheckpointWhy, 'segment' | 'rows'>,
    at: Date,
    restMs?: number,
  ): Promise<CheckpointResult>;
  /** Lines of all checkpoints after a known one, oldest first; null when it is not known here. Without one: all. */
  checkpointLinesAfter(line: string | null): Promise<string[] | null>;
  /** The key that checkpoints are signed with (Ed25519, 32 bytes as base64); made at its first use. */
  auditPublicKey(): Promise<string>;
  /**
   * One subject's rows with their proofs, as lines of text: a signed heading with the newest checkpoint, then a line a row.
   * Nothing of anybody else's rows is in it but hashes. Null when the newest checkpoint does not fit the rows.
   */
  extractAudit(subject: string, at: Date): Promise<string[] | null>;
  /** The last row of the log's beginning in which every row is older than `before`; 0 when there is none. Never the newest row. */
  lastRowBefore(before: Date): Promise<number>;
  /**
   * Drops the rows up to one: signs a segment that states its number, its hash and the time, applies `changes` (the audit
   * row about it) and deletes, all in one unit.
   */
  dropRows(upTo: number, at: Date, changes: readonly Change[]): Promise<CheckpointResult>;
}
