import { describe, expect, it } from 'vitest';
import {
  intervalOf,
  LONGEST_MS,
  pauseAfter,
  retryAfterMs,
} from '../../../src/jobs/sync/back-off.ts';
import { hasShrunk } from '../../../src/jobs/sync/judge-list.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

describe('the pauses of a sync', () => {
  it('grow with the faults, spread, and end at a day', () => {
    const minutes = (failures: number, seed = 'x') => pauseAfter(failures, null, seed) / 60_000;
    for (let failures = 1; failures < 40; failures++)
      expect(minutes(failures)).toBeLessThanOrEqual(24 * 60);
    const first = Array.from({ length: 200 }, (_, i) => minutes(1, String(i)));
    expect(Math.min(...first)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...first)).toBeLessThanOrEqual(6);
    expect(new Set(first).size).toBeGreaterThan(150);
    expect(minutes(3)).toBeGreaterThan(minutes(1));
  });

  it('follow the wish of a board, when it is longer than the back-off and shorter than a day', () => {
    expect(pauseAfter(1, 3_600_000, 'x')).toBe(3_600_000);
    expect(pauseAfter(1, 1000, 'x')).toBeGreaterThan(200_000);
    expect(pauseAfter(1, 30 * 86_400_000, 'x')).toBe(LONGEST_MS);
  });

  it.each<[string | null, number | null]>([
    ['120', 120_000],
    [' 5 ', 5000],
    ['Sat, 21 Nov 2026 10:01:00 GMT', 60_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['999999999', LONGEST_MS],
    ['soon', null],
    ['-5', null],
    ['', null],
    [null, null],
  ])('read Retry-After: %j', (text, ms) => {
    // Some engines take "-5" for a year; then it is long past.
    expect(retryAfterMs(text, NOW) || null).toBe(ms || null);
  });

  it('spread the usual interval by a tenth', () => {
    const hours = Array.from({ length: 200 }, (_, i) => intervalOf(10, String(i)));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...hours)).toBeLessThanOrEqual(11);
  });
});

describe('a list that is suspiciously short', () => {
  it.each<[number | null, number, boolean]>([
    [null, 0, false],
    [0, 0, false],
    [1, 0, true],
    [3, 1, false],
    [9, 3, false],
    [9, 2, true],
    [300, 99, true],
    [300, 100, false],
    [5, 50, false],
  ])('had %j, has %i: %j', (before, now, shrunk) => {
    expect(hasShrunk(before, now)).toBe(shrunk);
  });
});
