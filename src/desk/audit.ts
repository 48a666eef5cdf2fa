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

export type AuditVerdict =
  | { ok: true; rows: number; lastHash: string }
  | { ok: false; firstBadSeq: number; why: string };
