import { and, asc, desc, gt, lte } from 'drizzle-orm';
import type { SignedCheckpoint } from '../desk/checkpoint.ts';
import { genesis } from './audit-row.ts';
import { readCheckpoint, signedBytes } from './checkpoint-line.ts';
import { newestSegment } from './checkpoint-rows.ts';
import {
  digestOf,
  EXTRACT_DOMAIN,
  headingLine,
  headingStatement,
  rowLine,
} from './extract-line.ts';
import type { Keyring } from './keyring.ts';
import { growTree } from './merkle-tree.ts';
import { audit, checkpoints } from './schema.ts';
import { signingKey } from './signing-key.ts';
import type { Tx } from './units.ts';

const BATCH = 5_000;

interface OwnRow {
  body: string;
  before: Uint8Array;
  path: Uint8Array[];
}

/**
 * One subject's rows, each with the hash before it and its path in the tree of the newest checkpoint: together they prove
 * that these rows are in the signed log as they are here. Of other rows only hashes are in it. The heading states how
 * many there are, so that one which is left out is missed. Null when the rows do not grow into the checkpoint's tree.
 */
export async function extractAudit(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  keys: Keyring,
  subject: string,
): Promise<string[] | null> {
  const { checkpoint, base } = await read(ends);
  if (!checkpoint) return null;
  const own: OwnRow[] = [];
  const tree = growTree(base?.size, base?.tree.map(bytes));
  let before: Uint8Array = base ? bytes(base.head) : genesis(checkpoint.log);
  while (tree.size() < checkpoint.size) {
    const rows = await read((tx) =>
      tx
        .select()
        .from(audit)
        .where(and(gt(audit.seq, tree.size()), lte(audit.seq, checkpoint.size)))
        .orderBy(asc(audit.seq))
        .limit(BATCH),
    );
    if (rows.length === 0) return null;
    for (const row of rows) {
      if (row.seq !== tree.size() + 1) return null;
      const mine = row.user === subject ? { body: row.body, before, path: [] } : null;
      if (mine) own.push(mine);
      tree.add(row.hash, mine?.path);
      before = row.hash;
    }
  }
  const peaks = tree.peaks().map((peak) => peak.toString('base64'));
  if (peaks.join() !== checkpoint.tree.join()) return null;
  const lines = own.map((row) => rowLine(row.body, row.before, row.path));
  const signer = await read((tx) => signingKey(tx, keys));
  const heading = {
    v: 1 as const,
    subject,
    rows: lines.length,
    digest: digestOf(lines),
    checkpoint: checkpoint.line,
  };
  const sig = signer.sign(signedBytes(EXTRACT_DOMAIN, headingStatement(heading)));
  return [headingLine({ ...heading, sig }), ...lines];
}

async function ends(
  tx: Tx,
): Promise<{ checkpoint: SignedCheckpoint | null; base: SignedCheckpoint | null }> {
  const [row] = await tx
    .select({ line: checkpoints.line })
    .from(checkpoints)
    .orderBy(desc(checkpoints.size), desc(checkpoints.ord))
    .limit(1);
  return { checkpoint: row ? readCheckpoint(row.line) : null, base: await newestSegment(tx) };
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}
