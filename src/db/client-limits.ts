import { z } from 'zod';
import { DAY_LIMIT_KINDS, type DayLimits } from '../desk/day-budget.ts';
import { StoreError } from './errors.ts';

/** JSON knows no infinity: `off` stands for a limit that this client does not have. */
const LIMIT = z.union([
  z.literal('off').transform(() => Number.POSITIVE_INFINITY),
  z.number().positive(),
]);
const LIMITS = z.partialRecord(z.enum(DAY_LIMIT_KINDS), LIMIT);

export function readClientLimits(text: string | null): Partial<DayLimits> | null {
  if (text === null) return null;
  const read = LIMITS.safeParse(JSON.parse(text));
  if (!read.success)
    throw new StoreError('broken', "A client's own limits cannot be read: they were changed.");
  return read.data;
}

/** Null when none is left. */
export function writeClientLimits(limits: Partial<DayLimits> | null): string | null {
  const own = Object.entries(limits ?? {});
  if (own.length === 0) return null;
  return JSON.stringify(
    Object.fromEntries(own.map(([name, limit]) => [name, Number.isFinite(limit) ? limit : 'off'])),
  );
}
