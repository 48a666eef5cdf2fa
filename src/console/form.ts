import { z } from 'zod';
import type { Page } from './signed-in.ts';

/** An id that a page made, so that a form which comes twice does its work once. */
export const ITS_ID = z.string().regex(/^[\w-]{8,64}$/);

/** Words from a box, with the line ends that the desk uses; `what` begins the sentence about too few or too many. */
export const words = (most: number, what: string) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z.string().min(1, `${what} is empty`).max(most, `${what} is longer than ${most} characters`),
    );

/** How a refused wish is answered. */
export const STATUS = { not_allowed: 403, conflict: 409, blocked: 422, invalid: 422 } as const;

/** Reads a posted form; what does not fit gives one sentence for the person who sent it. */
export async function readForm<S extends z.ZodType>(
  page: Page,
  schema: S,
): Promise<{ ok: true; data: z.infer<S> } | { ok: false; sentence: string }> {
  const fields = await typedFields(page);
  if (fields === null)
    return { ok: false, sentence: 'That form could not be read. Load the page and send it again.' };
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, data: parsed.data };
  const names = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? 'form')));
  return {
    ok: false,
    sentence: `Please look at ${[...names].join(', ')} again: ${z.prettifyError(parsed.error).split('\n')[0]?.replace(/^✖\s*/, '') ?? 'it cannot be read'}.`,
  };
}

/** Every field as it was posted; null when what came is no form at all. */
export function typedFields(page: Page): Promise<Record<string, unknown> | null> {
  return page.req.parseBody().catch(() => null);
}
