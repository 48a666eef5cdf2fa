import { html } from 'hono/html';
import { type Draft, MOST_BODY, MOST_SUBJECT } from '../../desk/draft.ts';
import type { CardLine } from '../../desk/ports/console-views-store.ts';
import type { ConversationHead } from '../../desk/ports/inbox-store.ts';
import type { Posting } from '../../desk/posting.ts';
import { keptWords } from '../auth/kept-words.ts';
import { badge } from '../badge.ts';
import { csrfField, type Html } from '../layout.ts';
import { moment } from '../moment.ts';
import type { Page } from '../signed-in.ts';
import { cardState, toolWords } from './card-words.ts';
import { draftSheet } from './client-draft-view.ts';
import { takeFirst } from './drafts-view.ts';

/** An operator's words that were refused; they stand in the boxes again. */
export interface TypedDraft {
  subject: string;
  body: string;
}

export interface DraftWork {
  head: ConversationHead;
  draft: Draft;
  posting: Posting | null;
  /** Cards about this draft, newest first. */
  cards: readonly CardLine[];
  /** Addresses that the client typed themselves. */
  contacts: readonly string[];
  isAnswering: boolean;
  typed: TypedDraft | null;
  said: string | null;
  wrong: string | null;
}

/** One draft as it stands, what became of it, and for whoever answers the client other words and the card. */
export function draftWorkView(page: Page, work: DraftWork): Html {
  const { head, typed, said, wrong, isAnswering } = work;
  return html`<p class="row"><a href="/c/${head.id}">Back to the conversation</a> <a href="/c/${head.id}/drafts">All drafts</a></p>
${said === null ? '' : html`<p class="said" role="status">${said}</p>`}
${wrong === null ? '' : html`<p class="wrong" role="alert">${wrong}</p>`}
${typed && !isAnswering ? keptWords([typed.subject, typed.body]) : ''}
${draftSheet(work)}
${cards(work)}
${isAnswering ? html`${propose(page, work)}${edit(page, work)}` : takeFirst('change or propose this draft')}`;
}

function cards({ cards: lines, draft }: DraftWork): Html {
  return html`<section class="panel" aria-labelledby="cards">
<h2 id="cards" class="first">What the client was asked</h2>
${
  lines.length === 0
    ? html`<p class="soft">Nothing yet. Only the client's yes on a card sends a draft.</p>`
    : html`<ul class="plain">${lines.map((card) => {
        const { mark, words } = cardState(card);
        // A version is written before any card about it.
        const isThis = card.createdAt >= draft.createdAt;
        return html`<li class="row"><a href="/approvals/${card.id}">Card #${card.number}</a>${badge(mark, words)}<span class="soft small">${toolWords(card.tool)}, ${isThis ? 'this version' : 'an earlier version'}, ${moment(card.createdAt)} UTC</span></li>`;
      })}</ul>`
}
</section>`;
}

/** A mail goes to an address of the posting or one that the client typed, as for the assistant (I10). */
function propose(page: Page, { head, draft, contacts }: DraftWork): Html {
  const others = contacts.filter((email) => email !== draft.to?.email.toLowerCase());
  const nobody = draft.to === null && others.length === 0;
  return html`<section class="panel" aria-labelledby="propose">
<h2 id="propose" class="first">Propose it</h2>
${
  nobody
    ? html`<p class="soft">The board names no contact, and the client typed no address. Ask them for one; it can be chosen here then.</p>`
    : html`<form method="post" action="/c/${head.id}/drafts/${draft.id}/propose">${csrfField(page)}<input type="hidden" name="version" value="${draft.version}">
<div class="field"><label for="to">To</label>
<select id="to" name="to">${draft.to === null ? '' : html`<option value="">${draft.to.email}</option>`}${others.map(
        (email) => html`<option value="${email}">${email} (typed by the client)</option>`,
      )}</select>
<p class="hint">The address of the posting, or one that the client typed. Others cannot be chosen.</p></div>
<button class="primary" type="submit">Ask the client</button>
<p class="hint">The client gets a card with exactly these words and your name. Nothing is sent without their yes.</p>
</form>`
}
</section>`;
}

function edit(page: Page, { head, draft, typed, cards: lines }: DraftWork): Html {
  const { subject, body } = typed ?? draft;
  const waiting = lines.find(({ status }) => status === 'pending');
  return html`<section class="panel" aria-labelledby="change">
<h2 id="change" class="first">Change the words</h2>
<form method="post" action="/c/${head.id}/drafts/${draft.id}" data-compose data-keep="/c/${head.id}/keep">
${csrfField(page)}<input type="hidden" name="version" value="${draft.version}">
<div class="field"><label for="subject">Subject</label>
<input class="wide" id="subject" name="subject" required maxlength="${MOST_SUBJECT}" value="${subject}" dir="auto" autocomplete="off"></div>
<div class="field"><label for="body">Text</label>
<textarea id="body" name="body" required maxlength="${MOST_BODY}" rows="16" dir="auto" data-focus="r" aria-describedby="body-hint">${body}</textarea>
<p class="hint" id="body-hint">What it says of the client must stand in their CV. Ctrl+Enter keeps it.${
    waiting
      ? ` Card #${waiting.number} waits: it becomes void, and the client is asked about the new words.`
      : ''
  }</p></div>
<button class="primary" type="submit">Keep as version ${draft.version + 1}</button>
</form>
</section>`;
}
