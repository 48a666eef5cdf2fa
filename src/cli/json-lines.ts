import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { CommandIo } from './command.ts';

/**
 * Reads one JSON value a line and hands the valid ones on. A line that cannot be read is named on stderr and skipped.
 * @returns how many lines could not be read
 */
export async function eachJsonLine<T>(
  input: Readable,
  schema: z.ZodType<T>,
  io: Pick<CommandIo, 'err'>,
  handle: (value: T) => void,
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const value = parse(line, schema);
    if (value === null) {
      bad += 1;
      io.err(`Line ${number} is not the JSON that is expected here; it was skipped.`);
    } else handle(value.data);
  }
  return bad;
}

function parse<T>(line: string, schema: z.ZodType<T>): { data: T } | null {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? { data: parsed.data } : null;
  } catch {
    return null;
  }
}
