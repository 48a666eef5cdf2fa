import { asc, gt, min } from 'drizzle-orm';
import type { AuditVerdict, AuditWitness } from '../desk/audit.ts';
import type { SignedCheckpoint } from '../desk/checkpoint.ts';
import { knownLogId } from './audit-log-id.ts';
import { genesis, link, parseBody } from './audit-row.ts';
import { readCheckpoint } from './checkpoint-line.ts';
import { segmentSize } from './checkpoint-rows.ts';
import type { Keyring } from './keyring.ts';
import { growTree } from './merkle-tree.ts';
import { audit, checkpoints } from './schema.ts';
import { knownSigningKey } from './signing-key.ts';
import type { Tx } from './units.ts';

/** Few enough that a running desk answers between two batches without delay. */
const BATCH = 1_000;

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
type Bad = Extract<AuditVerdict, { ok: false }>;

/**
 * Walks the chain from its first row, or from the end of the last segment that was dropped, and holds it against every
 * checkpoint: the database's own and those of the witness. A fault of the rows counts more than one of a checkpoint.
 * `read` is called once a batch, so that a running desk is not held up.
 */
export async function verifyAudit(
  read: Read,
  keys: Keyring,
  witness: AuditWitness,
): Promise<AuditVerdict> {
  const known = await read((tx) => startOf(tx, keys));
  if ('ok' in known) return known;
  const { log, own, start, base } = known;
  const outside = readWitness(witness, log, own);
  const walked = log === null ? emptyLog() : await walk(read, log, base, start, outside.lines);
  if ('ok' in walked) return walked;
  if (walked.restart) return verifyAudit(read, keys, witness);
  const beyond = [...start, ...outside.lines].find(({ size }) => size > walked.size);
  if (beyond)
    return {
      ok: false,
      fault: 'truncated',
      firstBadSeq: walked.size + 1,
      why: `the checkpoint of ${beyond.at.toISOString()} knows ${beyond.size} rows, the log ends at row ${walked.size}`,
    };
  if (outside.refused !== null) return { ok: false, fault: 'unreadable', why: outside.refused };
  return {
    ok: true,
    rows: walked.size - (base?.size ?? 0),
    size: walked.size,
    lastHash: walked.size === 0 ? '' : walked.head.toString('hex'),
    checkpoints: walked.agreed,
  };
}

interface Start {
  log: string | null;
  /** The desk's own public key; null when it has signed nothing yet. */
  own: string | null;
  /** The table's checkpoints that still have their rows. */
  start: SignedCheckpoint[];
  /** The end of the last segment that was dropped. */
  base: SignedCheckpoint | null;
}

/** Everything beside the rows, in one consistent read. */
async function startOf(tx: Tx, keys: Keyring): Promise<Start | Bad> {
  const log = await knownLogId(tx);
  const [first] = await tx.select({ seq: min(audit.seq) }).from(audit);
  const seq = first?.seq ?? null;
  if (log === null && seq !== null) return tampered(seq, 'the id of the log is gone');
  const rows = await tx.select().from(checkpoints).orderBy(asc(checkpoints.ord));
  const own = (await knownSigningKey(tx, keys))?.publicKey ?? null;
  if (own === null && rows.length > 0)
    return {
      ok: false,
      fault: 'unreadable',
      why: 'the key that signed the checkpoints is gone from the database',
    };
  const read: SignedCheckpoint[] = [];
  for (const row of rows) {
    const line = readCheckpoint(row.line);
    const same = line?.size === row.size && line.why === row.why && +line.at === +row.at;
    if (!line || !same || line.key !== own || line.log !== log)
      return tampered(
        row.why === 'segment' ? Math.min(row.size, seq ?? row.size) : row.size,
        `the checkpoint of row ${row.size} in the database is not one that this desk signed for this log`,
      );
    read.push(line);
  }
  const base = read.findLast(({ why, size }) => why === 'segment' && size === farthest(read));
  if (base && seq !== null && seq <= base.size)
    return tampered(seq, `row ${seq} is back, though the rows up to ${base.size} were dropped`);
  return {
    log,
    own,
    start: read.filter(({ size }) => size > (base?.size ?? 0)),
    base: base ?? null,
  };
}

function farthest(read: readonly SignedCheckpoint[]): number {
  return read.reduce((most, { why, size }) => (why === 'segment' ? Math.max(most, size) : most), 0);
}

/** What of the witness may be held against the rows, and the first thing that may not. */
function readWitness(
  witness: AuditWitness,
  log: string | null,
  own: string | null,
): { lines: SignedCheckpoint[]; refused: string | null } {
  const key = witness.publicKey ?? own;
  const lines: SignedCheckpoint[] = [];
  let refused =
    own !== null && key !== own ? 'this desk signs with another key than the given one' : null;
  for (const [index, text] of (witness.lines ?? []).entries()) {
    const line = readCheckpoint(text);
    const wrong =
      line === null
        ? 'is not a whole signed checkpoint'
        : key !== null && line.key !== key
          ? 'is signed by another key'
          : log !== null && line.log !== log
            ? 'speaks of another log'
            : null;
    if (line && wrong === null) lines.push(line);
    else refused ??= `line ${index + 1} of the checkpoint file ${wrong}`;
  }
  return { lines, refused };
}

interface Walked {
  size: number;
  head: Buffer;
  agreed: number;
  /** A segment was dropped meanwhile: what was read at the beginning does not hold any more. */
  restart: boolean;
}

async function walk(
  read: Read,
  log: string,
  base: SignedCheckpoint | null,
  inside: readonly SignedCheckpoint[],
  outside: readonly SignedCheckpoint[],
): Promise<Walked | Bad> {
  const from = base?.size ?? 0;
  const known = new Map([...inside, ...outside].map((said) => [said.line, said]));
  const statements = Map.groupBy(known.values(), ({ size }) => size);
  const tree = growTree(
    from,
    base?.tree.map((peak) => Buffer.from(peak, 'base64')),
  );
  let head = base ? Buffer.from(base.head, 'base64') : genesis(log);
  let agreed = 0;
  /** Up to here the rows are the ones of a checkpoint. */
  let good = from;
  const disagree = (size: number): Bad | null => {
    for (const said of statements.get(size) ?? []) {
      const peaks = tree.peaks().map((peak) => peak.toString('base64'));
      if (said.head !== head.toString('base64') || said.tree.join() !== peaks.join())
        return tampered(
          Math.min(good + 1, size),
          `rows ${good + 1} to ${size} are not the ones of the checkpoint of ${said.at.toISOString()}`,
        );
      agreed += 1;
      good = size;
    }
    return null;
  };
  const atStart = disagree(from);
  if (atStart) return atStart;
  for (;;) {
    const rows = await read((tx) =>
      tx
        .select()
        .from(audit)
        .where(gt(audit.seq, tree.size()))
        .orderBy(asc(audit.seq))
        .limit(BATCH),
    );
    for (const row of rows) {
      const expected = tree.size() + 1;
      if (row.seq !== expected) {
        if ((await read(segmentSize)) > from)
          return { size: tree.size(), head, agreed, restart: true };
        return tampered(expected, `row ${expected} is missing`);
      }
      const fault = faultOf(row, log, head);
      if (fault !== null) return tampered(row.seq, fault);
      head = row.hash;
      tree.add(head);
      const wrong = disagree(row.seq);
      if (wrong) return wrong;
    }
    if (rows.length < BATCH) return { size: tree.size(), head, agreed, restart: false };
  }
}

function faultOf(
  row: { seq: number; user: string; body: string; hash: Buffer },
  log: string,
  before: Uint8Array,
): string | null {
  if (!link(log, before, row.body).equals(row.hash))
    return 'its hash does not fit its content and the row before';
  // The columns beside the body are for look-ups only; they must say the same.
  const body = parseBody(row.body);
  return body?.seq === row.seq && body.user === row.user
    ? null
    : 'its number or user is not the one in its content';
}

function emptyLog(): Walked {
  return { size: 0, head: Buffer.alloc(0), agreed: 0, restart: false };
}

function tampered(firstBadSeq: number, why: string): Bad {
  return { ok: false, fault: 'tampered', firstBadSeq, why };
}
