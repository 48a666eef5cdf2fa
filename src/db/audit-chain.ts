import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { AuditEntry, AuditRecord } from '../desk/audit.ts';
import { logId } from './audit-log-id.ts';
import { bodyOf, genesis, link, parseBody } from './audit-row.ts';
import { addCheckpoint } from './checkpoint-rows.ts';
import { StoreError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { audit } from './schema.ts';
import type { Tx } from './units.ts';

/** A checkpoint is signed with every so many rows, in their own unit. */
const ROWS_A_CHECKPOINT = 1_000;

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
 * of another log out. A cut end and a log that was written anew are seen by the signed checkpoints.
 */
export async function appendAudit(
  tx: Tx,
  keys: Keyring,
  entries: readonly AuditEntry[],
): Promise<void> {
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
    // A log that does not fit its checkpoints goes on and is reported by those who look after them.
    if (seq % ROWS_A_CHECKPOINT === 0) await addCheckpoint(tx, keys, 'rows', entry.at);
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
  return rows.map(toAuditRecord);
}

/** Throws `StoreError` (`broken`) for a row that cannot be read. */
export function toAuditRecord(row: typeof audit.$inferSelect): AuditRecord {
  const parsed = parseBody(row.body);
  if (!parsed)
    throw new StoreError(
      'broken',
      `Row ${row.seq} of the audit log cannot be read. Run: sayso audit verify`,
    );
  const { v: _, at, ...body } = parsed;
  return { ...body, at: new Date(at), hash: row.hash.toString('hex') };
}
