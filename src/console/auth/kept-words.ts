import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';

/** Shorter ones are choices and ids, which are quickly made again. */
const WORTH_KEEPING = 12;

/** Fields that nobody types: tokens, ids and choices. */
const UNTYPED: ReadonlySet<string> = new Set(['csrf', 'id', 'from', 'to', 'key', 'canned']);

/** What somebody had typed into a form that cannot be taken any more; never from a form with passwords in it. */
export async function typedWords(context: Page): Promise<string[]> {
  if (/^\/(account|sign-)/.test(context.req.path)) return [];
  const type = context.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) return [];
  const fields = await context.req.parseBody().catch(() => ({}));
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && !UNTYPED.has(name) && value.trim().length >= WORTH_KEEPING
      ? [value]
      : [],
  );
}

export function keptWords(words: readonly string[]): Html {
  if (words.length === 0) return html``;
  return html`<section aria-labelledby="kept">
<h2 id="kept">What you had typed</h2>
<p class="hint">It was not sent. Copy it, and send it from the page where you were.</p>
${words.map((text) => html`<textarea readonly aria-labelledby="kept">${text}</textarea>`)}
</section>`;
}
