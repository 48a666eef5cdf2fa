import { link } from './audit-row.ts';
import { isSigned, readCheckpoint } from './checkpoint-line.ts';
import {
  digestOf,
  EXTRACT_DOMAIN,
  type ExtractRow,
  headingStatement,
  readHeading,
  readRow,
} from './extract-line.ts';
import { isInTree } from './merkle-tree.ts';

export type ExtractVerdict =
  | { ok: true; subject: string; rows: number; size: number; at: Date }
  /** `line` counts from 1, the heading included. */
  | { ok: false; fault: 'altered' | 'unreadable'; line: number; why: string };

/**
 * Checks an extract without any database: signed by this key, every row in the tree of the checkpoint, none left out.
 * @param key  the desk's public key as it was told to the reader, base64
 */
export function checkExtract(lines: readonly string[], key: string): ExtractVerdict {
  const [first = '', ...rest] = lines;
  const heading = readHeading(first);
  if (!heading) return bad('unreadable', 1, 'it is not the heading of an extract');
  const checkpoint = readCheckpoint(heading.checkpoint);
  if (!checkpoint) return bad('altered', 1, 'its checkpoint is not a whole signed one');
  if (checkpoint.key !== key) return bad('unreadable', 1, 'it is signed by another key');
  if (!isSigned(EXTRACT_DOMAIN, headingStatement(heading), key, heading.sig))
    return bad('altered', 1, 'its signature does not fit');
  let seq = 0;
  for (const [index, line] of rest.entries()) {
    const at = index + 2;
    const read = readRow(line);
    if (!read) return bad('altered', at, 'it is not a row with its proof');
    const { row } = read;
    if (row.user !== heading.subject) return bad('altered', at, 'it is about somebody else');
    if (row.seq <= seq) return bad('altered', at, 'it is not in the order of the log');
    if (!isInTree(treeOf(checkpoint), row.seq - 1, hashOf(checkpoint.log, read), bytes(read.path)))
      return bad('altered', at, `row ${row.seq} is not in the signed log as it is here`);
    seq = row.seq;
  }
  if (rest.length !== heading.rows || digestOf(rest) !== heading.digest)
    return bad('altered', rest.length + 1, `the heading speaks of ${heading.rows} other rows`);
  const { size, at } = checkpoint;
  return { ok: true, subject: heading.subject, rows: rest.length, size, at };
}

function treeOf({ size, tree }: { size: number; tree: readonly string[] }) {
  return { size, peaks: bytes(tree) };
}

/** The parsed row gives its text again: both are written by the same rules of JSON, in the order of the log. */
function hashOf(log: string, { row, before }: ExtractRow): Buffer {
  return link(log, Buffer.from(before, 'base64'), JSON.stringify(row));
}

function bytes(hashes: readonly string[]): Buffer[] {
  return hashes.map((text) => Buffer.from(text, 'base64'));
}

function bad(fault: 'altered' | 'unreadable', line: number, why: string): ExtractVerdict {
  return { ok: false, fault, line, why };
}
