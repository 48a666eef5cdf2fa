import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterQuiet,
  beforeQuiet,
  isQuiet,
  readQuietHours,
  writeQuietHours,
} from '../../src/desk/quiet-hours.ts';

const NIGHT = readQuietHours('21:00-08:00');
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const at = (text: string) => new Date(text);

describe('quiet hours', () => {
  it('are read as people write them', () => {
    expect(readQuietHours('21:00-08:00')).toEqual({ from: 1260, to: 480 });
    expect(readQuietHours('22-7')).toEqual({ from: 1320, to: 420 });
    expect(readQuietHours('9:30 to 17:00')).toEqual({ from: 570, to: 1020 });
    expect(readQuietHours('off')).toBeNull();
    expect(readQuietHours('08:00-08:00')).toBeNull();
    for (const text of ['', 'night', '25:00-08:00', '21:00', '21:60-08:00', '21:00-08:00 maybe'])
      expect(() => readQuietHours(text)).toThrow(RangeError);
    expect(writeQuietHours(readQuietHours('7-9:05'))).toBe('07:00-09:05');
  });

  it('cross midnight where the client lives', () => {
    expect(isQuiet(at('2026-11-21T20:30:00Z'), 'Europe/Berlin', NIGHT)).toBe(true);
    expect(isQuiet(at('2026-11-21T20:30:00Z'), 'UTC', NIGHT)).toBe(false);
    expect(afterQuiet(at('2026-11-21T20:30:00Z'), 'Europe/Berlin', NIGHT)).toEqual(
      at('2026-11-22T07:00:00Z'),
    );
    expect(beforeQuiet(at('2026-11-22T03:00:00Z'), 'Europe/Berlin', NIGHT)).toEqual(
      at('2026-11-21T19:59:00Z'),
    );
  });

  it('end at eight on the clock when the clocks change in the night', () => {
    // Berlin: an hour is skipped on 29 March 2026, and repeated on 25 October 2026.
    expect(afterQuiet(at('2026-03-28T22:00:00Z'), 'Europe/Berlin', NIGHT)).toEqual(
      at('2026-03-29T06:00:00Z'),
    );
    expect(afterQuiet(at('2026-10-24T22:00:00Z'), 'Europe/Berlin', NIGHT)).toEqual(
      at('2026-10-25T07:00:00Z'),
    );
    expect(beforeQuiet(at('2026-03-29T05:00:00Z'), 'Europe/Berlin', NIGHT)).toEqual(
      at('2026-03-28T19:59:00Z'),
    );
  });

  it('leave every moment outside of them, the nearest one, in every zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01'), max: at('2027-12-31'), noInvalidDate: true }),
        fc.constantFrom(...ZONES),
        fc.nat(1439),
        fc.nat(1439),
        (moment, zone, from, to) => {
          fc.pre(from !== to);
          const quiet = { from, to };
          const later = afterQuiet(moment, zone, quiet);
          const earlier = beforeQuiet(moment, zone, quiet);
          expect(isQuiet(later, zone, quiet)).toBe(false);
          expect(isQuiet(earlier, zone, quiet)).toBe(false);
          if (!isQuiet(moment, zone, quiet)) {
            expect([later, earlier]).toEqual([moment, moment]);
            return;
          }
          expect(isQuiet(new Date(later.getTime() - 60_000), zone, quiet)).toBe(true);
          expect(isQuiet(new Date(earlier.getTime() + 60_000), zone, quiet)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
