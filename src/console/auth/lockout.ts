import { isIPv6 } from 'node:net';
import type { Clock } from '../../desk/ports/clock.ts';

const MINUTE = 60_000;
const FREE_TRIES = 5;
const LONGEST_MS = 60 * MINUTE;
const REMEMBERED_MS = 24 * 60 * MINUTE;
const MOST_KEYS = 10_000;

/** How long nobody may try after so many failures in a row: a minute after the fifth, then twice as long each time. */
export function lockMs(failures: number, free = FREE_TRIES): number {
  return failures < free ? 0 : Math.min(LONGEST_MS, MINUTE * 2 ** Math.min(failures - free, 20));
}

export interface Tries {
  /** Until when this key may not try; null when it may. */
  lockedUntil(key: string): Date | null;
  fail(key: string): void;
  clear(key: string): void;
}

/** Failures by key, in the memory of this process, for what has no row: addresses, and names that are nobody's. */
export function createTries(clock: Clock, free = FREE_TRIES): Tries {
  const known = new Map<string, { failures: number; at: number }>();
  const read = (key: string) => {
    const entry = known.get(key);
    if (entry && clock.now().getTime() - entry.at < REMEMBERED_MS) return entry;
    known.delete(key);
    return null;
  };
  return {
    lockedUntil(key) {
      const entry = read(key);
      const until = entry ? entry.at + lockMs(entry.failures, free) : 0;
      return until > clock.now().getTime() ? new Date(until) : null;
    },
    fail(key) {
      const failures = (read(key)?.failures ?? 0) + 1;
      // Last in the order, so that the oldest are forgotten first.
      known.delete(key);
      known.set(key, { failures, at: clock.now().getTime() });
      for (const oldest of known.keys()) {
        if (known.size <= MOST_KEYS) break;
        known.delete(oldest);
      }
    },
    clear(key) {
      known.delete(key);
    },
  };
}

/** One household has many addresses of version 6: they count as one. */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
