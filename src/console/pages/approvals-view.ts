import { html } from 'hono/html';
import {
  CARD_STATES,
  type CardLine,
  type CardState,
  type OpenCardState,
} from '../../desk/ports/console-views-store.ts';
import { badge } from '../badge.ts';
import { chips, furtherOn } from '../chips.ts';
import { type Cell, type Column, dataTable } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { moment, momentUtc, span } from '../moment.ts';
import { address } from '../query.ts';
import { cardState, STATE_NAMES, toolWords } from './card-words.ts';

export function approvalsView(page: {
  state: CardState;
  cards: readonly CardLine[];
  counts: Readonly<Record<OpenCardState, number>>;
  /** Where this page ends, when there are more. */
  next: string | null;
  now: Date;
}): Html {
  const { state, cards, counts, next, now } = page;
  return html`
${chips(
  'State',
  CARD_STATES.map((name) => ({
    href: address('/approvals', { state: name === 'waiting' ? null : name }),
    name: STATE_NAMES[name],
    isCurrent: name === state,
    ...(name === 'done' || name === 'ended' ? {} : { count: counts[name] }),
  })),
)}
<p class="hint lead">${MEANING[state]}</p>
${
  cards.length === 0
    ? html`<p class="empty">No card is in this state.</p>`
    : dataTable(
        `Cards: ${STATE_NAMES[state]}`,
        COLUMNS,
        cards.map((card) => row(card, now)),
      )
}
${furtherOn(next === null ? null : address('/approvals', { state, after: next }), 'More cards')}`;
}

const COLUMNS: readonly Column[] = [
  { name: 'Card' },
  { name: 'What for' },
  { name: 'Client' },
  { name: 'State' },
  { name: 'Asked (UTC)' },
  { name: 'Next' },
];

function row(card: CardLine, now: Date): Cell[] {
  const { mark, words } = cardState(card);
  return [
    html`<a href="/approvals/${card.id}">#${card.number}</a>`,
    toolWords(card.tool),
    html`<a class="id" href="/clients/${card.clientId}">${card.subject}</a>`,
    html`${badge(mark, words)}${
      card.execution?.errorCode
        ? html` <span class="id small">${card.execution.errorCode}</span>`
        : ''
    }`,
    moment(card.createdAt),
    html`<span class="small">${whatNext(card, now)}</span>`,
  ];
}

/** What happens with a card by itself, or happened last. */
export function whatNext(card: CardLine, now: Date): Html | string {
  const { execution, status, expiresAt } = card;
  if (status === 'pending' || execution?.status === 'held')
    return expiresAt > now
      ? `ends in ${span(expiresAt.getTime() - now.getTime())}, then no`
      : 'its time is over';
  if (execution?.finishedAt) return html`ended ${momentUtc(execution.finishedAt)}`;
  if (execution) return html`since ${momentUtc(execution.startedAt ?? execution.queuedAt)}`;
  return html`ended ${momentUtc(card.decidedAt)}`;
}

const MEANING: Readonly<Record<CardState, string>> = {
  waiting:
    'Clients were asked. Only they can answer; silence means no. What ends first stands first.',
  held: 'Clients said yes, and a person of the desk has to agree as well. Open a card to read and answer it.',
  queued: 'Clients said yes; the desk carries it out as soon as it can.',
  attempting: 'The desk is carrying these out at this moment.',
  unknown:
    'It was begun and nobody can tell whether it took effect. It is not tried again by itself: look outside, then tell the client.',
  failed: 'It was tried and surely did not take effect. The client was told.',
  done: 'Clients said yes, and it was carried out. The newest stand first.',
  ended: 'Declined, expired, replaced by a newer card, or cancelled: nothing was carried out.',
};
