import { and, asc, desc, eq, gt, lte, max } from 'drizzle-orm';
import type { CheckpointResult, CheckpointWhy, SignedCheckpoint } from '../desk/checkpoint.ts';
import { logId } from './audit-log-id.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint-line.ts';
import type { Keyring } from './keyring.ts';
import { growTree, type MerkleTree } from './merkle-tree.ts';
import { audit, checkpoints } from './schema.ts';
import { type Signer, signingKey } from './signing-key.ts';
import type { Tx } from './units.ts';

/** Rows that are read at once. */
const BATCH = 5_000;
/** How many unreadable checkpoints are passed over in search of a good one. */
const LOOK_BACK = 20;

/**
 * Signs how far the log reaches, in the caller's unit: one checkpoint a size, whichever process comes first. A log that
 * does not fit its newest checkpoint is not signed.
 * @param restMs  how long the newest checkpoint is enough; 0: always a new one
 */
export async function addCheckpoint(
  tx: Tx,
  keys: Keyring,
  why: Exclude<CheckpointWhy, 'segment'>,
  at: Date,
  restMs = 0,
): Promise<CheckpointResult> {
  const [last] = await tx.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1);
  if (!last) return 'same';
  const signer = await signingKey(tx, keys);
  const newest = await newestCheckpoint(tx, signer, Number.MAX_SAFE_INTEGER);
  if (newest?.size === last.seq) return 'same';
  // A clock that went back must not put checkpoints off for long.
  if (newest && Math.abs(at.getTime() - newest.at.getTime()) < restMs) return 'too_soon';
  return sign(tx, signer, newest, last.seq, why, at);
}

/** A checkpoint in the middle of the log, up to which rows may be dropped. */
export async function addSegment(
  tx: Tx,
  keys: Keyring,
  upTo: number,
  at: Date,
): Promise<CheckpointResult> {
  const signer = await signingKey(tx, keys);
  return sign(tx, signer, await newestCheckpoint(tx, signer, upTo), upTo, 'segment', at);
}

/** The lines after one that is known, oldest first; null for one that is not. Without one: all. */
export async function checkpointLinesAfter(tx: Tx, line: string | null): Promise<string[] | null> {
  let from = 0;
  if (line !== null) {
    const claimed = readCheckpoint(line);
    const [known] = await tx
      .select({ ord: checkpoints.ord })
      .from(checkpoints)
      .where(and(eq(checkpoints.size, claimed?.size ?? 0), eq(checkpoints.line, line)));
    if (!known) return null;
    from = known.ord;
  }
  const rows = await tx
    .select({ line: checkpoints.line })
    .from(checkpoints)
    .where(gt(checkpoints.ord, from))
    .orderBy(asc(checkpoints.ord));
  return rows.map((row) => row.line);
}

/** Up to where rows were dropped, as the table says it; 0 when none were. */
export async function segmentSize(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ size: max(checkpoints.size) })
    .from(checkpoints)
    .where(eq(checkpoints.why, 'segment'));
  return row?.size ?? 0;
}

/** The end of the last segment that was dropped; null when none was, or when its line cannot be read. */
export async function newestSegment(tx: Tx): Promise<SignedCheckpoint | null> {
  const [row] = await tx
    .select({ line: checkpoints.line })
    .from(checkpoints)
    .where(eq(checkpoints.why, 'segment'))
    .orderBy(desc(checkpoints.size))
    .limit(1);
  return row ? readCheckpoint(row.line) : null;
}

/** The tree over the rows up to `size`, grown from a checkpoint before it; null when the rows do not fit. */
export async function treeUpTo(
  tx: Tx,
  from: SignedCheckpoint | null,
  size: number,
): Promise<{ tree: MerkleTree; head: Buffer } | null> {
  if (from && from.size > size) return null;
  const tree = growTree(
    from?.size,
    from?.tree.map((peak) => Buffer.from(peak, 'base64')),
  );
  let head = from ? await stillThere(tx, from) : null;
  if (from && head === null) return null;
  while (tree.size() < size) {
    const rows = await tx
      .select({ seq: audit.seq, hash: audit.hash })
      .from(audit)
      .where(and(gt(audit.seq, tree.size()), lte(audit.seq, size)))
      .orderBy(asc(audit.seq))
      .limit(BATCH);
    if (rows.length === 0) return null;
    for (const row of rows) {
      if (row.seq !== tree.size() + 1) return null;
      tree.add(row.hash);
      head = row.hash;
    }
  }
  return head && { tree, head };
}

/** The hash of the row that a checkpoint speaks of; null when it is another one or gone without a segment. */
async function stillThere(tx: Tx, from: SignedCheckpoint): Promise<Buffer | null> {
  const said = Buffer.from(from.head, 'base64');
  if (from.why === 'segment') return said;
  const [row] = await tx.select({ hash: audit.hash }).from(audit).where(eq(audit.seq, from.size));
  return row?.hash.equals(said) ? said : null;
}

async function sign(
  tx: Tx,
  signer: Signer,
  from: SignedCheckpoint | null,
  size: number,
  why: CheckpointWhy,
  at: Date,
): Promise<CheckpointResult> {
  const log = await logId(tx);
  if (from && from.log !== log) return 'broken';
  const grown = await treeUpTo(tx, from, size);
  if (!grown) return 'broken';
  const signed = signCheckpoint(signer, {
    log,
    size,
    head: grown.head.toString('base64'),
    tree: grown.tree.peaks().map((peak) => peak.toString('base64')),
    at,
    why,
  });
  await tx.insert(checkpoints).values({ size, why, line: signed.line, at });
  return signed;
}

/** The signed checkpoint that reaches farthest, not beyond `size`. One that was dropped behind speaks as a segment. */
async function newestCheckpoint(
  tx: Tx,
  signer: Signer,
  size: number,
): Promise<SignedCheckpoint | null> {
  const rows = await tx
    .select({ line: checkpoints.line })
    .from(checkpoints)
    .where(lte(checkpoints.size, size))
    .orderBy(desc(checkpoints.size), desc(checkpoints.ord))
    .limit(LOOK_BACK);
  for (const row of rows) {
    const read = readCheckpoint(row.line);
    if (read?.key === signer.publicKey) return read;
  }
  return null;
}
