import { html } from 'hono/html';
import { may } from '../../desk/operators/operator.ts';
import type { CardLine } from '../../desk/ports/console-views-store.ts';
import { badge } from '../badge.ts';
import { csrfField, type Html } from '../layout.ts';
import { momentUtc } from '../moment.ts';
import type { Page } from '../signed-in.ts';
import { cardState, toolWords } from './card-words.ts';

/** One card with its words, and for what a client has approved the desk's own yes or no. */
export function approvalView(
  page: Page,
  shown: { card: CardLine; text: string; wrong?: string; said?: 'agree' | 'refuse' },
): Html {
  const { card, text, wrong, said } = shown;
  const { mark, words } = cardState(card);
  const isHeld = card.execution?.status === 'held';
  return html`
${wrong === undefined ? '' : html`<p class="wrong" role="alert">${wrong}</p>`}
${said === undefined || isHeld ? '' : html`<p class="said" role="status">${SAID[said]}</p>`}
<p class="row">${badge(mark, words)} <a class="id" href="/clients/${card.clientId}">${card.subject}</a> <a href="/c/${card.conversationId}">Conversation</a></p>
<section class="panel words" aria-label="What the client reads">${text}</section>
${isHeld ? secondYes(page, card) : ''}
<section class="panel" aria-label="What became of it">
<dl class="facts">
<dt>What for</dt><dd>${toolWords(card.tool)}</dd>
<dt>Asked</dt><dd>${momentUtc(card.createdAt)}</dd>
<dt>Shown</dt><dd>${card.shownAt ? momentUtc(card.shownAt) : 'not yet'}</dd>
<dt>Reminders looked at</dt><dd>${card.looks}</dd>
<dt>Ends</dt><dd>${momentUtc(card.expiresAt)}</dd>
<dt>Answered</dt><dd>${
    card.decidedAt
      ? html`${momentUtc(card.decidedAt)}${card.decidedVia ? `, by ${card.decidedVia === 'tap' ? 'a button' : 'words'}` : ''}`
      : 'not yet'
  }</dd>
${card.execution ? execution(card.execution) : ''}
</dl>
</section>
<p><a href="/approvals">All approvals</a></p>`;
}

function execution(run: NonNullable<CardLine['execution']>): Html {
  return html`<dt>Tries</dt><dd>${run.attempts}</dd>
<dt>Begun</dt><dd>${momentUtc(run.startedAt)}</dd>
<dt>Finished</dt><dd>${momentUtc(run.finishedAt)}</dd>
${run.errorCode === null ? '' : html`<dt>Code</dt><dd class="id">${run.errorCode}</dd>`}`;
}

function secondYes(page: Page, card: CardLine): Html {
  if (!may(page.var.operator, 'agree'))
    return html`<p class="hint">It waits for a person of the desk. Your role reads only; an operator can agree or refuse.</p>`;
  return html`<form class="panel" method="post" action="/approvals/${card.id}/answer">
${csrfField(page)}
<p>The client said yes. Nothing leaves the desk until a person of the desk agrees; without an answer by ${momentUtc(card.expiresAt)} it ends as a no.</p>
<p class="row">
<button class="primary" type="submit" name="answer" value="agree">Agree</button>
<button class="danger" type="submit" name="answer" value="refuse">Refuse</button>
</p>
</form>`;
}

const SAID = {
  agree: 'You agreed. The desk carries it out now, and the client hears what becomes of it.',
  refuse: 'You refused. Nothing is sent, and the client is told.',
} as const;
