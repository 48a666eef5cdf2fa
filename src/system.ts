import { randomBytes, randomInt } from 'node:crypto';
import type { Clock, Ids } from './desk/ports/clock.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };

/** Ids from the machine's random source. */
export const systemIds: Ids = {
  next: uuid7,
  token(length) {
    let token = '';
    while (token.length < length) token += ALPHABET[randomInt(ALPHABET.length)];
    return token;
  },
};

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

let lastMs = 0;
let counter = 0;

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then a counter in the 12 bits of `rand_a`, so that ids made
 * in one process sort in the order they were made, then random bits.
 */
function uuid7(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = randomInt(0x400);
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
