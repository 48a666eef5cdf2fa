import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDigest } from '../../../src/desk/digest/plan.ts';
import {
  isMonday,
  isSameDay,
  localSlotAfter,
  localSlotUpTo,
  readHour,
} from '../../../src/desk/digest/slots.ts';
import { readQuietHours } from '../../../src/desk/quiet-hours.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];
const at = (text: string) => new Date(text);
const moments = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms));
const hours = fc
  .integer({ min: 0, max: 1439 })
  .map(
    (minute) =>
      readHour(`${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`) ?? '',
  );

describe('the hour of a digest', () => {
  it('is read as people write it', () => {
    expect(['7:30', '07:30', '7.30', '7h30', '7:30 am'].map(readHour)).toEqual(
      Array(5).fill('07:30'),
    );
    expect(readHour('8')).toBe('08:00');
    expect(readHour('12 am')).toBe('00:00');
    expect(readHour('12:15pm')).toBe('12:15');
    expect(readHour("9 o'clock")).toBe('09:00');
    for (const text of ['', 'soon', '24:00', '7:60', '13 pm', '7:3', '-1', '8:30 or so'])
      expect(readHour(text), text).toBeNull();
  });

  it('comes at the same time on the clock when the clocks change', () => {
    // Berlin: the clocks go forward on 29 March 2026 and back on 25 October 2026.
    expect(localSlotAfter('08:30', 'Europe/Berlin', at('2026-03-28T12:00:00Z'))).toEqual(
      at('2026-03-29T06:30:00Z'),
    );
    expect(localSlotAfter('08:30', 'Europe/Berlin', at('2026-03-27T12:00:00Z'))).toEqual(
      at('2026-03-28T07:30:00Z'),
    );
    expect(localSlotAfter('08:30', 'Europe/Berlin', at('2026-10-24T12:00:00Z'))).toEqual(
      at('2026-10-25T07:30:00Z'),
    );
  });

  it('comes once on a day that skips it, and once on a day that has it twice', () => {
    expect(localSlotAfter('02:30', 'Europe/Berlin', at('2026-03-28T12:00:00Z'))).toEqual(
      at('2026-03-29T01:30:00Z'),
    );
    const first = localSlotAfter('02:30', 'Europe/Berlin', at('2026-10-24T12:00:00Z'));
    expect(first).toEqual(at('2026-10-25T00:30:00Z'));
    expect(localSlotAfter('02:30', 'Europe/Berlin', first)).toEqual(at('2026-10-26T01:30:00Z'));
  });

  it('comes once on every day of the calendar, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), hours, moments, (zone, hour, start) => {
        let slot = localSlotAfter(hour, zone, start);
        expect(slot.getTime()).toBeGreaterThan(start.getTime());
        expect(localSlotUpTo(hour, zone, slot)).toEqual(slot);
        for (let day = 0; day < 5; day++) {
          const next = localSlotAfter(hour, zone, slot);
          expect(isSameDay(slot, next, zone)).toBe(false);
          expect(next.getTime() - slot.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
          expect(next.getTime() - slot.getTime()).toBeGreaterThanOrEqual(22 * 3_600_000);
          slot = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knows Mondays where the client lives', () => {
    expect(isMonday(at('2026-11-22T23:30:00Z'), 'UTC')).toBe(false);
    expect(isMonday(at('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toBe(true);
  });
});

describe('what is due of a digest', () => {
  const plan = (values: Partial<Parameters<typeof planDigest>[0]> = {}) => ({
    hour: '08:30',
    sentAt: null,
    weeklySentAt: null,
    ...values,
  });
  const look = (now: string, values = {}, quiet = '') =>
    planDigest(plan(values), 'UTC', quiet === '' ? null : readQuietHours(quiet), at(now));

  it('is sent at its hour, and up to six hours late', () => {
    const slot = at('2026-11-24T08:30:00Z');
    const nextAt = at('2026-11-25T08:30:00Z');
    const sent = { act: 'send', slot, weekly: false, nextAt };
    expect(look('2026-11-24T08:30:00Z')).toEqual(sent);
    expect(look('2026-11-24T14:30:00Z')).toEqual(sent);
    expect(look('2026-11-24T14:30:01Z')).toEqual({ act: 'wait', nextAt });
    expect(look('2026-11-24T08:29:59Z')).toEqual({ act: 'wait', nextAt: slot });
  });

  it('is sent once a day, whatever hour it has by now', () => {
    expect(
      look('2026-11-24T20:00:00Z', { hour: '20:00', sentAt: at('2026-11-24T08:30:00Z') }),
    ).toEqual({
      act: 'wait',
      nextAt: at('2026-11-25T20:00:00Z'),
    });
  });

  it("waits for the end of the client's own quiet hours", () => {
    expect(look('2026-11-24T08:30:00Z', {}, '21:00-10:00')).toEqual({
      act: 'wait',
      nextAt: at('2026-11-24T10:00:00Z'),
    });
    expect(look('2026-11-24T10:00:00Z', {}, '21:00-10:00')).toMatchObject({ act: 'send' });
    // Eight quiet hours are not a delay.
    expect(look('2026-11-24T08:00:00Z', { hour: '00:00' }, '23:00-08:00')).toMatchObject({
      act: 'send',
      slot: at('2026-11-24T00:00:00Z'),
    });
  });

  it('brings the week on Mondays, once', () => {
    expect(look('2026-11-23T08:30:00Z')).toMatchObject({ weekly: true });
    expect(
      look('2026-11-23T09:00:00Z', { weeklySentAt: at('2026-11-23T08:30:00Z') }),
    ).toMatchObject({
      weekly: false,
    });
  });
});
