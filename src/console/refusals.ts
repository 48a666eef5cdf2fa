import { html } from 'hono/html';
import { keptWords } from './auth/kept-words.ts';
import { layout } from './layout.ts';
import type { Page } from './signed-in.ts';

/**
 * There is no such thing, or it is not this operator's to see: both read the same, so that ids tell nothing.
 * @param words  what they had typed while it was still theirs
 */
export function notFound(page: Page, words: readonly string[] = []) {
  return page.html(
    layout(page, {
      title: 'Not found',
      body: html`<p class="empty">There is nothing here that you may see. Go back to the <a href="/inbox">inbox</a>.</p>
${keptWords(words)}`,
    }),
    404,
  );
}

export function notAllowed(page: Page) {
  return page.html(
    layout(page, {
      title: 'Not allowed',
      body: html`<p class="empty">Your role does not allow this. Ask an admin of the desk, or go back to the <a href="/inbox">inbox</a>.</p>`,
    }),
    403,
  );
}

/** The look could not be written down, so nothing is shown (I12). */
export function notRecorded(page: Page) {
  return page.html(
    layout(page, {
      title: 'Nothing can be shown',
      body: html`<p class="wrong">The log cannot be written at this moment, so nothing of a client can be shown. Try again; if it stays so, look at the <a href="/system">health of the desk</a>.</p>`,
    }),
    503,
  );
}
