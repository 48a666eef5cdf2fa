import type { DigestPlan } from '../ports/digest-store.ts';
import { afterQuiet, type QuietHours } from '../quiet-hours.ts';
import { isMonday, isSameDay, localSlotAfter, localSlotUpTo } from './slots.ts';

/** A digest that is later than this is not sent any more: the next one is near. */
export const LATEST_MS = 6 * 3_600_000;

export type DigestLook =
  /** Not now: look again then. */
  | { act: 'wait'; nextAt: Date }
  /** `slot`: the moment whose digest this is, however late it is sent. */
  | { act: 'send'; slot: Date; weekly: boolean; nextAt: Date };

/**
 * What is due at `now`: the digest of the last moment at which it was the client's hour, once, unless it is too late for
 * it. In the client's own quiet hours it waits for their end.
 */
export function planDigest(
  plan: Pick<DigestPlan, 'sentAt' | 'weeklySentAt'> & { hour: string },
  timeZone: string,
  quiet: QuietHours | null,
  now: Date,
): DigestLook {
  const slot = localSlotUpTo(plan.hour, timeZone, now);
  const nextAt = localSlotAfter(plan.hour, timeZone, now);
  const onSlotsDay = (at: Date | null) => at !== null && isSameDay(at, slot, timeZone);
  if (onSlotsDay(plan.sentAt) || (plan.sentAt && plan.sentAt > slot))
    return { act: 'wait', nextAt };
  const from = afterQuiet(slot, timeZone, quiet);
  if (from > now) return { act: 'wait', nextAt: from };
  if (now.getTime() - from.getTime() > LATEST_MS) return { act: 'wait', nextAt };
  const weekly = isMonday(slot, timeZone) && !onSlotsDay(plan.weeklySentAt);
  return { act: 'send', slot, weekly, nextAt };
}
