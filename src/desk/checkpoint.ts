/** Why a checkpoint was made. `segment` also allows the rows up to it to be dropped. */
export type CheckpointWhy = 'rows' | 'time' | 'start' | 'stop' | 'export' | 'segment';

/** A signed statement of how far the log reached, and what it held until there. Hashes and keys are base64. */
export interface Checkpoint {
  log: string;
  /** Number of the last row that it speaks of. */
  size: number;
  /** The chain's hash of that row. */
  head: string;
  /** Roots of the whole subtrees of the Merkle tree over all rows' hashes, largest first. */
  tree: readonly string[];
  at: Date;
  why: CheckpointWhy;
  /** The public key that it is signed with (Ed25519, 32 bytes). */
  key: string;
}

/** The statement as one line of text, signature included: what the table and the file hold. */
export interface SignedCheckpoint extends Checkpoint {
  line: string;
}

/** `same`: nothing was added since the newest one. `broken`: the log does not fit it, so nothing is signed. */
export type CheckpointResult = SignedCheckpoint | 'same' | 'too_soon' | 'broken';
