import { createHash } from 'node:crypto';

/**
 * Canonical JSON: object keys sorted by code unit, no white space, numbers as JSON writes them
 * (the form of RFC 8785 for the values that payloads hold). Equal values give equal bytes.
 * Throws TypeError for a value that JSON cannot hold exactly (undefined, NaN, functions, dates).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new TypeError('A payload holds a number that is not finite.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const pairs = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${pairs.join(',')}}`;
  }
  throw new TypeError('A payload holds a value that is not plain JSON.');
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * SHA-256 (hex) that an approval binds to (I5): the tool's name and the canonical payload,
 * with a domain prefix so that the hash of one kind of thing is never the hash of another.
 */
export function payloadHash(tool: string, canonicalPayload: string): string {
  return createHash('sha256')
    .update(`sayso/payload/1\0${tool}\0`)
    .update(canonicalPayload)
    .digest('hex');
}

/** Key that names one approved action to the outside system, the same on every attempt (I7). */
export function idempotencyKey(approvalId: string, hash: string): string {
  return `${approvalId}.${hash.slice(0, 16)}`;
}

/** SHA-256 of a file's bytes, hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Message-ID, without angle brackets, of the mail of an approved action: the same on every attempt. */
export function messageIdOf(key: string, senderEmail: string): string {
  return `${key}@${senderEmail.split('@')[1] ?? 'localhost'}`;
}
