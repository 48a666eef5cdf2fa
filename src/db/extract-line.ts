import { hash } from 'node:crypto';
import { z } from 'zod';
import { BODY } from './audit-row.ts';

const HASH = z.base64().length(44);

/** The first line of an extract: what the desk states about all lines that follow, signed with the checkpoints' key. */
const HEADING = z.strictObject({
  v: z.literal(1),
  subject: z.string().min(1),
  /** How many rows of the subject were in the log. */
  rows: z.int().min(0),
  /** SHA-256 over the lines of the rows. */
  digest: HASH,
  /** The checkpoint's own line. */
  checkpoint: z.string(),
  sig: z.base64().length(88),
});

const ROW = z.strictObject({
  /** As it stands in the log: its text is what is hashed. */
  row: BODY,
  /** The hash of the row before. */
  before: HASH,
  /** From the row's leaf to its peak in the checkpoint's tree. */
  path: z.array(HASH).max(53),
});

export type ExtractHeading = z.infer<typeof HEADING>;
export type ExtractRow = z.infer<typeof ROW>;

export const EXTRACT_DOMAIN = 'sayso/extract/1';

/** What is signed of a heading. */
export function headingStatement(heading: Omit<ExtractHeading, 'sig'>): string {
  const { v, subject, rows, digest, checkpoint } = heading;
  return JSON.stringify({ v, subject, rows, digest, checkpoint });
}

export function headingLine(heading: ExtractHeading): string {
  return `${headingStatement(heading).slice(0, -1)},"sig":${JSON.stringify(heading.sig)}}`;
}

/** @param body  the row's text as it is stored; it is a JSON object and goes in as it is */
export function rowLine(body: string, before: Uint8Array, path: readonly Uint8Array[]): string {
  const proof = { before: base64(before), path: path.map(base64) };
  return `{"row":${body},${JSON.stringify(proof).slice(1)}`;
}

export function digestOf(lines: readonly string[]): string {
  return hash('sha256', lines.join('\n'), 'base64');
}

export function readHeading(line: string): ExtractHeading | null {
  return HEADING.safeParse(json(line)).data ?? null;
}

export function readRow(line: string): ExtractRow | null {
  return ROW.safeParse(json(line)).data ?? null;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
