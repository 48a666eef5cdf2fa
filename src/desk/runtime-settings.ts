import { z } from 'zod';
import { ADMISSIONS } from './admission/admission.ts';
import type { DayLimitKind } from './day-budget.ts';
import { isTimeZone } from './local-time.ts';
import { readQuietHours, writeQuietHours } from './quiet-hours.ts';
import type { DeskSettings } from './settings.ts';
import { REQUEST_MINUTES } from './takeover/rules.ts';

/**
 * A setting that may change while the desk runs. Only what is read anew wherever it is used belongs here, and nothing
 * secret ever does: values stand on a page and in the log.
 */
export interface RuntimeSetting {
  /** The variable of the environment that it wins over. */
  key: string;
  title: string;
  /** What it does, in one sentence. */
  hint: string;
  /** What a value looks like. */
  right: string;
  /** The values that there are, where they can be counted. */
  choices: readonly string[] | null;
  /** The value as it would stand in the environment. */
  write(settings: DeskSettings): string;
  /** What the value changes; null for one that does not fit. */
  read(text: string, settings: DeskSettings): Partial<DeskSettings> | null;
}

function setting<T>(of: {
  key: string;
  title: string;
  hint: string;
  right: string;
  choices?: readonly string[];
  schema: z.ZodType<T, string>;
  write(settings: DeskSettings): string;
  set(value: T, settings: DeskSettings): Partial<DeskSettings>;
}): RuntimeSetting {
  const { key, title, hint, right, choices = null, schema, write, set } = of;
  return {
    ...{ key, title, hint, right, choices, write },
    read(text, settings) {
      const parsed = schema.safeParse(text.trim());
      return parsed.success ? set(parsed.data, settings) : null;
    },
  };
}

const OFF = z
  .string()
  .regex(/^off$/i)
  .transform(() => Number.POSITIVE_INFINITY);
const NUMBER = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const COUNT = z.union([OFF, NUMBER.pipe(z.int().min(1).max(1_000_000_000))]);
const DOLLARS = z.union([OFF, NUMBER.pipe(z.number().min(0.01).max(100_000))]);
const written = (limit: number) => (Number.isFinite(limit) ? String(limit) : 'off');

function dayLimit(
  key: string,
  what: DayLimitKind,
  title: string,
  hint: string,
  schema: z.ZodType<number, string> = COUNT,
): RuntimeSetting {
  return setting({
    ...{ key, title, hint, schema },
    right: schema === DOLLARS ? 'US dollars, for example 2.50, or off' : 'a number, or off',
    write: ({ dayLimits }) => written(dayLimits[what]),
    set: (limit, { dayLimits }) => ({ dayLimits: { ...dayLimits, [what]: limit } }),
  });
}

/** How a limit is read that a person typed; the same words as in the environment. Null for what does not fit. */
export function readDayLimit(what: DayLimitKind, text: string): number | null {
  const schema = what === 'cost' ? DOLLARS : COUNT;
  return schema.safeParse(text.trim()).data ?? null;
}

/** In the order in which the page shows them. Another part of the desk adds its own here. */
export const RUNTIME_SETTINGS: readonly RuntimeSetting[] = [
  setting({
    key: 'ADMISSION',
    title: 'Who may join',
    hint: 'Everybody who writes (open), who brings an invite (invite), or whom an operator lets in (approval). Clients of today stay.',
    right: 'open, invite or approval',
    choices: ADMISSIONS,
    schema: z.enum(ADMISSIONS),
    write: ({ admission }) => admission,
    set: (admission) => ({ admission }),
  }),
  setting({
    key: 'QUIET_HOURS',
    title: 'Quiet hours',
    hint: 'The desk does not speak first then, on the clock of each client; a client may have their own.',
    right: 'a span like 21:00-08:00, or off',
    schema: z.string().refine(isQuietHours).transform(readQuietHours),
    write: ({ quietHours }) => writeQuietHours(quietHours),
    set: (quietHours) => ({ quietHours }),
  }),
  setting({
    key: 'TIME_ZONE',
    title: 'Time zone of new clients',
    hint: 'Where a new client lives, until they say otherwise.',
    right: 'a time zone like Europe/Berlin',
    schema: z.string().refine(isTimeZone),
    write: ({ timeZone }) => timeZone,
    set: (timeZone) => ({ timeZone }),
  }),
  setting({
    key: 'REMINDER_HOURS',
    title: 'Reminders of waiting cards',
    hint: 'Hours after which a client is reminded of a card that waits.',
    right: 'hours like 1,6,24, or off',
    schema: z.union([
      z
        .string()
        .regex(/^off$/i)
        .transform(() => []),
      z
        .string()
        .regex(/^\d{1,3}(\.\d+)?(\s*,\s*\d{1,3}(\.\d+)?){0,9}$/)
        .transform((text) => text.split(',').map(Number)),
    ]),
    write: ({ reminders }) => reminders.afterHours.join(',') || 'off',
    set: (afterHours, { reminders }) => ({ reminders: { ...reminders, afterHours } }),
  }),
  setting({
    key: 'LAST_CALL_HOURS',
    title: 'Last call',
    hint: 'Hours before the end of a card at which its client is reminded once more.',
    right: 'hours from 0 to 72',
    schema: NUMBER.pipe(z.number().max(72)),
    write: ({ reminders }) => String(reminders.lastCallHours),
    set: (lastCallHours, { reminders }) => ({ reminders: { ...reminders, lastCallHours } }),
  }),
  setting({
    key: 'REQUEST_MINUTES',
    title: 'Waiting for a person',
    hint: 'Minutes after which operators are reminded of a request, leads are called, and the client is told honestly.',
    right: 'three rising numbers, like 5,15,30',
    schema: REQUEST_MINUTES,
    write: ({ takeover }) => takeover.requestMinutes.join(','),
    set: (requestMinutes, { takeover }) => ({ takeover: { ...takeover, requestMinutes } }),
  }),
  setting({
    key: 'LEASE_MINUTES',
    title: 'Idle conversations',
    hint: 'Minutes without any act of its operator after which a conversation goes back to the assistant; warned at half of it.',
    right: 'minutes from 2 to 1440',
    schema: NUMBER.pipe(z.int().min(2).max(1440)),
    write: ({ takeover }) => String(takeover.leaseMinutes),
    set: (leaseMinutes, { takeover }) => ({ takeover: { ...takeover, leaseMinutes } }),
  }),
  setting({
    key: 'REMINDERS_DURING_HUMAN',
    title: 'Reminders while a person is there',
    hint: 'Whether clients are reminded of waiting cards (go_on) or not (pause) while a person has the conversation.',
    right: 'pause or go_on',
    choices: ['pause', 'go_on'],
    schema: z.enum(['pause', 'go_on']),
    write: ({ takeover }) => takeover.reminders,
    set: (reminders, { takeover }) => ({ takeover: { ...takeover, reminders } }),
  }),
  dayLimit(
    'CLIENT_DAY_TURNS',
    'turns',
    'Answers a day',
    'Messages that one client gets answered by the model in a day (UTC).',
  ),
  dayLimit(
    'CLIENT_DAY_TOKENS',
    'tokens',
    'Tokens a day',
    'Model tokens, in and out, that one client may use in a day.',
  ),
  dayLimit(
    'CLIENT_DAY_TOOL_CALLS',
    'toolCalls',
    'Steps a day',
    'Tool calls of the model for one client in a day.',
  ),
  dayLimit(
    'CLIENT_DAY_SENDS',
    'sends',
    'Sent messages a day',
    'Approved actions of one client that send something, in a day.',
  ),
  dayLimit(
    'CLIENT_DAY_COST',
    'cost',
    'Money a day',
    'US dollars for the model that one client may use in a day. It needs OPENAI_PRICE: without a price nothing is counted.',
    DOLLARS,
  ),
];

function isQuietHours(text: string): boolean {
  try {
    readQuietHours(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
