/**
 * One row of the record (promise P12). The thirteen fields, without any content:
 * notes come from templates and hold ids and kinds only.
 */
export interface AuditEntry {
  /** Pseudonymous subject id of the client, or 'desk' for rows that concern nobody. */
  user: string;
  at: Date;
  conversation: string | null;
  source: string;
  dataCategory: DataCategory;
  purpose: string;
  actor: 'human' | 'automation' | 'ai';
  action: string;
  externalAction: boolean;
  approvalRequired: boolean;
  approvalReceived: boolean;
  /** 'none' or a short error code. */
  errorStatus: string;
  notes: string;
}

export type DataCategory =
  | 'identity'
  | 'contact'
  | 'cv'
  | 'preference'
  | 'message'
  | 'draft'
  | 'posting'
  | 'pipeline'
  | 'search'
  | 'usage'
  | 'secret'
  | 'permission'
  | 'operation';

/** A stored row: the entry plus its place in the SHA-256 chain. */
export interface AuditRecord extends AuditEntry {
  seq: number;
  hash: string;
}

/** The columns of a row where it is a line of a table, in their order: its number, then the thirteen fields. */
export const AUDIT_COLUMNS = [
  'seq',
  'at',
  'user',
  'conversation',
  'source',
  'dataCategory',
  'purpose',
  'actor',
  'action',
  'externalAction',
  'approvalRequired',
  'approvalReceived',
  'errorStatus',
  'notes',
] as const satisfies readonly (keyof AuditRecord)[];

/** What somebody outside of the database knows about the log. */
export interface AuditWitness {
  /** Checkpoints that were kept elsewhere, one a line; null: none were. */
  lines: readonly string[] | null;
  /** The only public key whose checkpoints count, as base64; null: the desk's own. */
  publicKey: string | null;
}

export type AuditVerdict =
  | {
      ok: true;
      /** Rows that are there; older ones may have been dropped behind a signed segment. */
      rows: number;
      /** Number of the last row. */
      size: number;
      lastHash: string;
      /** How many checkpoints speak of the rows that are there, and agree. */
      checkpoints: number;
    }
  /** `truncated`: a checkpoint knows more rows than there are, because the end was cut off or the database is an older one. */
  | { ok: false; fault: 'tampered' | 'truncated'; firstBadSeq: number; why: string }
  /** The rows fit each other, but what should bear them out cannot be used. */
  | { ok: false; fault: 'unreadable'; why: string };

/** What a check of the whole log found, and which log it was: a log that has grown since is not the one it speaks of. */
export interface AuditCheck {
  at: Date;
  /** The operator's name. */
  by: string;
  /** Number of the last row then, and its hash in hex; 0 and '' for an empty log. */
  size: number;
  head: string;
  verdict: AuditVerdict;
}
