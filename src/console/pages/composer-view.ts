import { html } from 'hono/html';
import { may } from '../../desk/operators/operator.ts';
import type { CannedReply } from '../../desk/ports/canned-store.ts';
import { csrfField, type Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';
import type { ConversationView } from './conversation-view.ts';

export const MOST_REPLY = 4000;
export const MOST_NOTE = 4000;
export const MOST_SUMMARY = 2000;

/** Where an operator writes: to the client, to the assistant, and, set apart from both, to the other operators. */
export function composer(page: Page, view: ConversationView): Html {
  const { operator } = page.var;
  if (!may(operator, 'answer'))
    return html`<p class="hint">Your role reads along and does not write.</p>`;
  const { head } = view;
  const isMine = head.operatorId === operator.id;
  return html`${head.control === 'human' && isMine ? replyForm(page, view) : ''}${
    head.control === 'returning' && isMine ? summaryForm(page, view) : ''
  }${noteForm(page, view)}`;
}

function replyForm(page: Page, { head, canned, typed, nextId, client }: ConversationView): Html {
  const name = client.name ?? 'the client';
  return html`<section class="panel compose">
<form method="post" action="/c/${head.id}/reply" data-compose data-keep="/c/${head.id}/keep">
${csrfField(page)}<input type="hidden" name="id" value="${nextId()}">
<label for="reply">To <bdi>${name}</bdi></label>
<textarea id="reply" name="text" required maxlength="${MOST_REPLY}" rows="2" dir="auto" data-focus="r" aria-describedby="reply-hint">${typed.reply ?? ''}</textarea>
<div class="row">${cannedChoice(canned)}<span class="hint grow" id="reply-hint">The client reads your name. Ctrl+Enter sends.${may(page.var.operator, 'canned') ? html` <a href="/canned">Ready replies</a>` : ''}</span><button class="primary" type="submit">Send</button></div>
</form>
<form id="ready" method="get" action="/c/${head.id}#reply"></form>
</section>`;
}

/** Belongs to a form of its own, so that choosing one works without a script and sends nothing. */
function cannedChoice(canned: readonly CannedReply[]): Html | '' {
  if (canned.length === 0) return '';
  return html`<span class="ready"><select name="canned" form="ready" data-canned="reply" aria-label="Ready reply">${canned.map(
    ({ id, title, text }) => html`<option value="${id}" data-text="${text}">${title}</option>`,
  )}</select><button type="submit" form="ready">Insert</button></span>`;
}

function summaryForm(page: Page, { head, typed, thread }: ConversationView): Html {
  return html`<section class="panel compose">
<form method="post" action="/c/${head.id}/return" data-compose>
${csrfField(page)}
<label for="summary">What the assistant should know</label>
<textarea id="summary" name="summary" required maxlength="${MOST_SUMMARY}" rows="4" dir="auto" data-focus="r" aria-describedby="summary-hint">${typed.summary ?? thread.summary ?? ''}</textarea>
<div class="row"><span class="hint grow" id="summary-hint">The assistant reads this with the conversation. The client is told that it answers again.</span><button class="primary" type="submit">Hand back</button></div>
</form>
</section>`;
}

function noteForm(page: Page, { head, typed, nextId }: ConversationView): Html {
  return html`<details class="panel noter"${typed.note ? html` open` : ''}>
<summary>Internal note</summary>
<form method="post" action="/c/${head.id}/note" data-compose>
${csrfField(page)}<input type="hidden" name="id" value="${nextId()}">
<label for="note">For the other operators; the client never sees it</label>
<textarea id="note" name="text" required maxlength="${MOST_NOTE}" rows="3" dir="auto" data-focus="n">${typed.note ?? ''}</textarea>
<button type="submit">Keep the note</button>
</form>
</details>`;
}
