import { asc, desc, gt, lte } from 'drizzle-orm';
import type { CheckpointResult } from '../desk/checkpoint.ts';
import { parseBody } from './audit-row.ts';
import { addSegment, segmentSize } from './checkpoint-rows.ts';
import type { Keyring } from './keyring.ts';
import { audit } from './schema.ts';
import type { Tx } from './units.ts';

const BATCH = 5_000;

/** Where the rows older than `before` end, counted from the log's beginning; 0 when there are none. The newest row stays. */
export async function lastRowBefore(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  before: Date,
): Promise<number> {
  const newest = await read((tx) => newestSeq(tx));
  let end = 0;
  for (;;) {
    const rows = await read((tx) =>
      tx
        .select({ seq: audit.seq, body: audit.body })
        .from(audit)
        .where(gt(audit.seq, end))
        .orderBy(asc(audit.seq))
        .limit(BATCH),
    );
    for (const row of rows) {
      const body = parseBody(row.body);
      if (row.seq === newest || !body || new Date(body.at) >= before) return end;
      end = row.seq;
    }
    if (rows.length < BATCH) return end;
  }
}

/** Signs a segment and deletes the rows up to its end, in the caller's unit. A trigger refuses any other deletion. */
export async function dropRows(
  tx: Tx,
  keys: Keyring,
  upTo: number,
  at: Date,
): Promise<CheckpointResult> {
  if (upTo <= (await segmentSize(tx)) || upTo >= (await newestSeq(tx))) return 'same';
  const segment = await addSegment(tx, keys, upTo, at);
  if (typeof segment !== 'string') await tx.delete(audit).where(lte(audit.seq, upTo));
  return segment;
}

async function newestSeq(tx: Tx): Promise<number> {
  const [row] = await tx.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1);
  return row?.seq ?? 0;
}
