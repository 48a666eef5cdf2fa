import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuietHours } from '../../src/desk/quiet-hours.ts';
import { expiryOf, planLook, reminderTimes } from '../../src/desk/reminder-plan.ts';

const RULES = { afterHours: [1, 6, 24], lastCallHours: 2 };
const NIGHT = readQuietHours('21:00-08:00');
const at = (text: string) => new Date(text);
const HOUR = 3_600_000;

describe('the plan of reminders', () => {
  it('comes after 1, 6 and 24 hours and before the end', () => {
    const card = { createdAt: at('2026-11-21T10:00:00Z'), expiresAt: at('2026-11-24T10:00:00Z') };
    expect(reminderTimes(card, RULES, 'UTC', NIGHT)).toEqual([
      at('2026-11-21T11:00:00Z'),
      at('2026-11-21T16:00:00Z'),
      at('2026-11-22T10:00:00Z'),
      at('2026-11-24T08:00:00Z'),
    ]);
  });

  it('moves a reminder out of the night, and the last call to the evening before', () => {
    const card = { createdAt: at('2026-11-21T19:30:00Z'), expiresAt: at('2026-11-24T09:00:00Z') };
    expect(reminderTimes(card, RULES, 'UTC', NIGHT)).toEqual([
      at('2026-11-21T20:30:00Z'),
      at('2026-11-22T08:00:00Z'),
      at('2026-11-22T19:30:00Z'),
      at('2026-11-23T20:59:00Z'),
    ]);
  });

  it('makes good what was missed once, and waits for the morning', () => {
    const card = { createdAt: at('2026-11-21T10:00:00Z'), expiresAt: at('2026-11-24T10:00:00Z') };
    const look = (lookedAt: Date | null, now: string) =>
      planLook({ ...card, lookedAt }, RULES, 'UTC', NIGHT, at(now));
    expect(look(null, '2026-11-21T17:00:00Z')).toEqual({
      due: true,
      lastCall: false,
      next: at('2026-11-22T10:00:00Z'),
    });
    expect(look(null, '2026-11-21T22:00:00Z')).toEqual({
      due: false,
      lastCall: false,
      next: at('2026-11-22T08:00:00Z'),
    });
    expect(look(at('2026-11-22T10:00:00Z'), '2026-11-24T08:00:00Z')).toEqual({
      due: true,
      lastCall: true,
      next: card.expiresAt,
    });
  });

  it('never ends a long card in the night; a short one stays exact', () => {
    expect(expiryOf(at('2026-11-21T23:00:00Z'), 72, 'UTC', NIGHT)).toEqual(
      at('2026-11-25T08:00:00Z'),
    );
    expect(expiryOf(at('2026-11-21T22:00:00Z'), 1, 'UTC', NIGHT)).toEqual(
      at('2026-11-21T23:00:00Z'),
    );
  });

  it('reminds each moment once and always ends at the expiry, whatever the looks', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01'), max: at('2026-12-31'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo'),
        fc.array(fc.integer({ min: 1, max: 20 * HOUR }), { minLength: 1, maxLength: 30 }),
        (createdAt, zone, pauses) => {
          const expiresAt = expiryOf(createdAt, 72, zone, NIGHT);
          const times = reminderTimes({ createdAt, expiresAt }, RULES, zone, NIGHT);
          let lookedAt: Date | null = null;
          let reminded = 0;
          let now = createdAt;
          for (const pause of pauses) {
            now = new Date(now.getTime() + pause);
            if (now >= expiresAt) break;
            const plan = planLook({ createdAt, expiresAt, lookedAt }, RULES, zone, NIGHT, now);
            expect(plan.next.getTime()).toBeGreaterThan(now.getTime());
            expect(plan.next.getTime()).toBeLessThanOrEqual(expiresAt.getTime());
            if (!plan.due) continue;
            reminded += 1;
            lookedAt = now;
            expect(planLook({ createdAt, expiresAt, lookedAt }, RULES, zone, NIGHT, now).due).toBe(
              false,
            );
          }
          expect(reminded).toBeLessThanOrEqual(times.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
