import { html } from 'hono/html';
import { csrfField, type Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';
import type { ConversationView } from './conversation-view.ts';
import { clipped } from './entry-words.ts';

export const MOST_QUERY = 200;

/** What else the desk may do outside for this client; each of it asks them on a card first. */
export function asksOutside(page: Page, view: ConversationView): Html {
  const { link, boards } = view.side;
  return html`${boards.length === 0 ? '' : askBoard(page, view)}${link === null ? '' : readPage(page, view, link)}`;
}

function askBoard(page: Page, { head, side, typed }: ConversationView): Html {
  return html`<details class="panel line board"${typed.query ? html` open` : ''}>
<summary>Look at a job board</summary>
<form method="post" action="/c/${head.id}/ask-board">${csrfField(page)}
<div class="field"><label for="board">Board</label>
<select id="board" name="board">${side.boards.map((name) => html`<option>${name}</option>`)}</select></div>
<div class="field"><label for="query">Look for</label>
<textarea id="query" name="query" required maxlength="${MOST_QUERY}" rows="2" dir="auto" aria-describedby="query-hint">${typed.query ?? ''}</textarea>
<p class="hint" id="query-hint">Some boards are sent these words; the client's card says which.</p></div>
<button type="submit">Ask the client</button>
</form>
</details>`;
}

function readPage(page: Page, { head }: ConversationView, link: string): Html {
  return html`<details class="panel line page">
<summary>Read the page of their link</summary>
<form method="post" action="/c/${head.id}/read-page">${csrfField(page)}<input type="hidden" name="url" value="${link}">
<p class="small words">${clipped(link, 300)}</p>
<p class="hint">The link that the client sent last. Others cannot be opened.</p>
<button type="submit">Ask the client</button>
</form>
</details>`;
}
