import { z } from 'zod';

/** What the desk promises while people are asked for or at work; see .env.example. */
export interface TakeoverRules {
  /**
   * Minutes after a request: operators are reminded, then those who lead are called, then the client is told honestly.
   * In rising order.
   */
  requestMinutes: readonly [number, number, number];
  /** Minutes that an operator keeps a conversation without doing anything in it; warned at half of it. */
  leaseMinutes: number;
  /** What becomes of reminders of waiting cards while a person has the conversation. */
  reminders: 'pause' | 'go_on';
}

export const DEFAULT_TAKEOVER: TakeoverRules = {
  requestMinutes: [5, 15, 30],
  leaseMinutes: 20,
  reminders: 'pause',
};

/** Three rising numbers of minutes, parted by commas. */
export const REQUEST_MINUTES = z
  .string()
  .regex(/^\d{1,4}\s*,\s*\d{1,4}\s*,\s*\d{1,4}$/)
  .transform((text) => text.split(',').map(Number))
  .refine(([first = 0, second = 0, third = 0]) => 0 < first && first < second && second < third)
  .transform(([first = 0, second = 0, third = 0]) => [first, second, third] as const);
