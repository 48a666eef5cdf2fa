import { createHash, randomBytes } from 'node:crypto';
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditEntry, AuditRecord, AuditVerdict } from '../desk/audit.ts';
import { StoreError } from './errors.ts';
import { knownMeta, metaValue } from './meta-rows.ts';
import { prepared } from './prepared.ts';
import { audit } from './schema.ts';
import type { Tx } from './units.ts';

const LOG_ID = 'audit_log_id';
const BATCH = 5_000;

const BODY = z.strictObject({
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

const lastRow = prepared((tx) =>
  tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.seq))
    .limit(1)
    .prepare(),
);

const newRow = prepared((tx) =>
  tx
    .insert(audit)
    .values({
      seq: sql.placeholder('seq'),
      user: sql.placeholder('user'),
      body: sql.placeholder('body'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
);

/**
 * The audit log as a hash chain: each row's hash is SHA-256(0x00 || log id || hash before || body), so an edit, a
 * deletion in the middle, an insertion or a swap breaks it at the first wrong row. The log's own random id keeps rows
 * of another log out. Cutting off the end needs an outside witness to be seen.
 */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const log = await logId(tx);
  const [last] = await lastRow(tx).execute();
  let before = last?.hash ?? genesis(log);
  let seq = last?.seq ?? 0;
  for (const entry of entries) {
    seq += 1;
    const body = bodyOf(seq, entry);
    const hash = link(log, before, body);
    await newRow(tx).execute({ seq, user: entry.user, body, hash });
    before = hash;
  }
}

export async function listAudit(
  tx: Tx,
  filter: { user: string | null; limit: number; beforeSeq?: number },
): Promise<AuditRecord[]> {
  const rows = await tx
    .select()
    .from(audit)
    .where(
      and(
        filter.user === null ? undefined : eq(audit.user, filter.user),
        filter.beforeSeq === undefined ? undefined : lt(audit.seq, filter.beforeSeq),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(filter.limit);
  return rows.map((row) => {
    const parsed = parseBody(row.body);
    if (!parsed)
      throw new StoreError(
        'broken',
        `Row ${row.seq} of the audit log cannot be read. Run: sayso audit verify`,
      );
    const { v: _, at, ...body } = parsed;
    return { ...body, at: new Date(at), hash: row.hash.toString('hex') };
  });
}

/** Walks the chain from the first row; `read` is called once a batch, so that a running desk is not held up. */
export async function verifyAudit(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<AuditVerdict> {
  const log = await read(knownLogId);
  if (log === null) {
    const [row] = await read((tx) => tx.select({ seq: audit.seq }).from(audit).limit(1));
    return row
      ? { ok: false, firstBadSeq: row.seq, why: 'the id of the log is gone' }
      : { ok: true, rows: 0, lastHash: '' };
  }
  let before = genesis(log);
  let seq = 0;
  for (;;) {
    const rows = await read((tx) =>
      tx.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(BATCH),
    );
    for (const row of rows) {
      if (row.seq !== seq + 1)
        return { ok: false, firstBadSeq: seq + 1, why: `row ${seq + 1} is missing` };
      if (!link(log, before, row.body).equals(row.hash))
        return {
          ok: false,
          firstBadSeq: row.seq,
          why: 'its hash does not fit its content and the row before',
        };
      if (!claims(row.body, row.seq, row.user))
        return {
          ok: false,
          firstBadSeq: row.seq,
          why: 'its number or user is not the one in its content',
        };
      before = row.hash;
      seq = row.seq;
    }
    if (rows.length < BATCH) return { ok: true, rows: seq, lastHash: before.toString('hex') };
  }
}

/** The canonical form: fixed order of fields, ISO time, version first. */
function bodyOf(seq: number, entry: AuditEntry): string {
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

/** The columns beside the body are for look-ups only; they must say the same. */
function claims(body: string, seq: number, user: string): boolean {
  const parsed = parseBody(body);
  return parsed?.seq === seq && parsed.user === user;
}

function parseBody(body: string): z.infer<typeof BODY> | null {
  try {
    return BODY.parse(JSON.parse(body));
  } catch {
    // Whoever forged the body made it unreadable as well: the caller names the row.
    return null;
  }
}

function link(log: string, before: Uint8Array, body: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(log).update(before).update(body).digest();
}

function genesis(log: string): Buffer {
  return createHash('sha256').update('sayso/audit/1\0').update(log).digest();
}

function logId(tx: Tx): Promise<string> {
  return metaValue(tx, LOG_ID, () => randomBytes(16).toString('hex'));
}

function knownLogId(tx: Tx): Promise<string | null> {
  return knownMeta(tx, LOG_ID);
}
