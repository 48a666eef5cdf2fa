import { html } from 'hono/html';
import { z } from 'zod';
import { layout } from './layout.ts';
import type { Page } from './signed-in.ts';

/** A field of a query that may be missing; a form sends what was left empty as an empty text. */
export function maybe<S extends z.ZodType>(schema: S) {
  return z
    .union([z.literal('').transform(() => null), schema])
    .optional()
    .transform((value) => value ?? null);
}

/** Reads the query of a page; what does not fit gives the names of the fields that do not. */
export function readQuery<S extends z.ZodType>(
  page: Page,
  schema: S,
): { ok: true; data: z.infer<S> } | { ok: false; fields: string[] } {
  const parsed = schema.safeParse(page.req.query());
  if (parsed.success) return { ok: true, data: parsed.data };
  return {
    ok: false,
    fields: [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? 'address')))],
  };
}

/** The answer to an address whose filters cannot be read. */
export function badQuery(page: Page, at: string, title: string, fields: readonly string[]) {
  return page.html(
    layout(page, {
      title,
      at,
      body: html`<p class="wrong">This address has a filter that cannot be read (${fields.join(', ')}). Begin again at <a href="${at}">${title}</a>.</p>`,
    }),
    400,
  );
}

/** An address with these fields; those that are null are left out. */
export function address(
  path: string,
  fields: Readonly<Record<string, string | number | null>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== null) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}
