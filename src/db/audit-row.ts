import { z } from 'zod';
import type { AuditEntry } from '../desk/audit.ts';
import { sha256 } from './sha256.ts';

export const BODY = z.strictObject({
  v: z.literal(1),
  seq: z.int(),
  user: z.string(),
  at: z.iso.datetime(),
  conversation: z.string().nullable(),
  source: z.string(),
  dataCategory: z.enum([
    'identity',
    'contact',
    'cv',
    'preference',
    'message',
    'draft',
    'posting',
    'pipeline',
    'search',
    'usage',
    'secret',
    'permission',
    'operation',
  ]),
  purpose: z.string(),
  actor: z.enum(['human', 'automation', 'ai']),
  action: z.string(),
  externalAction: z.boolean(),
  approvalRequired: z.boolean(),
  approvalReceived: z.boolean(),
  errorStatus: z.string(),
  notes: z.string(),
});

/** A row's content as it is stored and hashed. */
export type AuditBody = z.infer<typeof BODY>;

/** The canonical form: fixed order of fields, ISO time, version first. */
export function bodyOf(seq: number, entry: AuditEntry): string {
  return JSON.stringify({
    v: 1,
    seq,
    user: entry.user,
    at: entry.at.toISOString(),
    conversation: entry.conversation,
    source: entry.source,
    dataCategory: entry.dataCategory,
    purpose: entry.purpose,
    actor: entry.actor,
    action: entry.action,
    externalAction: entry.externalAction,
    approvalRequired: entry.approvalRequired,
    approvalReceived: entry.approvalReceived,
    errorStatus: entry.errorStatus,
    notes: entry.notes,
  });
}

export function parseBody(body: string): AuditBody | null {
  try {
    return BODY.parse(JSON.parse(body));
  } catch {
    // Whoever forged the body made it unreadable as well: the caller names the row.
    return null;
  }
}

/** A row's hash: SHA-256(0x00 || log id || hash of the row before || body). */
export function link(log: string, before: Uint8Array, body: string): Buffer {
  return sha256(Buffer.concat([ROW, Buffer.from(log), before, Buffer.from(body)]));
}

/** What stands for the hash before the first row. */
export function genesis(log: string): Buffer {
  return sha256(`sayso/audit/1\0${log}`);
}

const ROW = Buffer.of(0);
