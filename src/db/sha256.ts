import { hash } from 'node:crypto';

/** By way of a string: bytes of its own for each hash cost the runtime more than the hash itself (twice the time). */
export function sha256(bytes: Uint8Array | string): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
}
