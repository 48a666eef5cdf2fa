import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { Checkpoint, SignedCheckpoint } from '../desk/checkpoint.ts';
import type { Signer } from './signing-key.ts';

const HASH = z.base64().length(44);

const LINE = z.strictObject({
  v: z.literal(1),
  log: z.string().regex(/^[0-9a-f]{32}$/),
  size: z.int().min(1),
  head: HASH,
  tree: z.array(HASH).min(1).max(53),
  at: z.iso.datetime(),
  why: z.enum(['rows', 'time', 'start', 'stop', 'export', 'segment']),
  key: HASH,
  sig: z.base64().length(88),
});

/** Longer lines are no checkpoints; a reader need not take them in. */
export const MAX_LINE = 4096;

/** Signs the statement (Ed25519, with a word of its own before it) and gives it as one line of JSON. */
export function signCheckpoint(
  signer: Signer,
  statement: Omit<Checkpoint, 'key'>,
): SignedCheckpoint {
  const checkpoint: Checkpoint = { ...statement, key: signer.publicKey };
  const sig = signer.sign(signedBytes(DOMAIN, statementOf(checkpoint)));
  return { ...checkpoint, line: lineOf(checkpoint, sig) };
}

/**
 * A line as the statement it makes; null unless its own key signed exactly this text. Whose key that is, the caller has
 * to ask.
 */
export function readCheckpoint(line: string): SignedCheckpoint | null {
  if (line.length > MAX_LINE) return null;
  const parsed = LINE.safeParse(json(line));
  if (!parsed.success) return null;
  const { v: _, sig, at, ...rest } = parsed.data;
  const checkpoint: Checkpoint = { ...rest, at: new Date(at) };
  // Only the canonical form counts: no byte of a line can be changed without being seen.
  if (lineOf(checkpoint, sig) !== line) return null;
  return isSigned(DOMAIN, statementOf(checkpoint), checkpoint.key, sig)
    ? { ...checkpoint, line }
    : null;
}

/** Is this statement signed by this key? Each kind of statement has a domain of its own. */
export function isSigned(domain: string, statement: string, key: string, sig: string): boolean {
  try {
    const publicKey = createPublicKey({
      key: Buffer.concat([SPKI_ED25519, Buffer.from(key, 'base64')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, signedBytes(domain, statement), publicKey, Buffer.from(sig, 'base64'));
  } catch {
    // Bytes that are no key sign nothing.
    return false;
  }
}

export function signedBytes(domain: string, statement: string): Buffer {
  return Buffer.from(`${domain}\0${statement}`);
}

const DOMAIN = 'sayso/checkpoint/1';
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

function statementOf({ log, size, head, tree, at, why, key }: Checkpoint): string {
  return JSON.stringify({ v: 1, log, size, head, tree, at: at.toISOString(), why, key });
}

function lineOf(checkpoint: Checkpoint, sig: string): string {
  return `${statementOf(checkpoint).slice(0, -1)},"sig":${JSON.stringify(sig)}}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
