import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { localClock, localTime } from '../../desk/local-time.ts';
import type { OperatorWords, Thread, ThreadEntry } from '../../desk/ports/inbox-store.ts';
import type { Html } from '../layout.ts';
import type { Moment } from '../moment.ts';
import { cardItem } from './card-view.ts';
import { deliveries, deliveryBadge } from './delivery-view.ts';
import { clipped, inboundWords } from './entry-words.ts';
import { stepsItem } from './steps-view.ts';

type Of<Kind extends ThreadEntry['kind']> = Extract<ThreadEntry, { kind: Kind }>;
type Words = Of<'turn'>['messages'][number];

/**
 * What was said and what happened, oldest first. Every word of it is somebody else's: all of it is escaped, and the marks
 * of a model are shown as they are.
 */
export function threadList(thread: Thread, address: string, moment: Moment): Html {
  const sent = deliveries(thread.entries);
  let day = '';
  const items = thread.entries.map((entry) => {
    const today = localTime(entry.at, moment.timeZone).slice(0, -7);
    const begins = today !== day;
    day = today;
    const body = entryItems(entry, sent, moment);
    return html`${begins && body !== null ? html`<li class="day" data-key="d${today}"><span>${today}</span></li>` : ''}${body ?? ''}`;
  });
  return html`${
    thread.older === null
      ? ''
      : html`<p class="older"><a class="button" href="${address}?before=${thread.older}">Older messages</a></p>`
  }
${
  thread.entries.length === 0
    ? html`<p class="empty">Nothing has been said here yet.</p>`
    : html`<ol class="thread" aria-label="Messages">${items}</ol>`
}`;
}

function entryItems(
  entry: ThreadEntry,
  sent: ReturnType<typeof deliveries>,
  moment: Moment,
): Html | null {
  const at = html`<time datetime="${entry.at.toISOString()}">${localClock(entry.at, moment.timeZone)}</time>`;
  switch (entry.kind) {
    case 'turn':
      return html`${turnItems(entry, sent, at)}`;
    case 'waiting':
      return item(entry, 'client', 'Client', at, [
        inboundWords(entry.content),
        html`<p class="delivery">not handled yet</p>`,
      ]);
    case 'dead':
      return item(entry, 'event bad', null, at, [
        html`<p>A message could not be handled and was set aside. Its words are gone; ask the client to write it again.</p>`,
      ]);
    case 'outbound':
      return sent.shownWithTurn.has(entry.key) ? null : outboundItem(entry, at);
    case 'card':
      return item(entry, 'card', null, at, [cardItem(entry, moment)]);
    case 'note':
      return noteItem(entry, at);
  }
}

function turnItems(entry: Of<'turn'>, sent: ReturnType<typeof deliveries>, at: Html): Html[] {
  const items: Html[] = [];
  let steps: Words[] = [];
  const flush = () => {
    if (steps.length > 0)
      items.push(item(entry, 'event', null, at, [stepsItem(steps)], `${items.length}`));
    steps = [];
  };
  for (const words of entry.messages) {
    if (words.role === 'tool' || (words.role === 'desk' && words.toolCalls.length > 0))
      steps.push(words);
    if (words.role === 'tool' || (words.role === 'desk' && words.text === '')) continue;
    // What the assistant did is told before what it said of it.
    if (words.role !== 'desk' || words.toolCalls.length === 0) flush();
    items.push(wordsItem(entry, words, sent, at, `${items.length}`));
  }
  flush();
  return items;
}

function wordsItem(
  entry: Of<'turn'>,
  words: Exclude<Words, { role: 'tool' }>,
  sent: ReturnType<typeof deliveries>,
  at: Html,
  place: string,
): Html {
  switch (words.role) {
    case 'client':
      return item(
        entry,
        'client',
        'Client',
        at,
        [
          words.quoted
            ? html`<blockquote class="words" dir="auto">${clipped(words.quoted)}</blockquote>`
            : '',
          words.forwarded ? html`<p class="delivery">forwarded; somebody else's words</p>` : '',
          html`<p class="words" dir="auto">${clipped(words.text)}</p>`,
        ],
        place,
      );
    case 'event':
      return item(
        entry,
        'event',
        null,
        at,
        [html`<p class="words" dir="auto">${clipped(words.text)}</p>`],
        place,
      );
    case 'desk':
      return item(
        entry,
        'desk',
        'Assistant',
        at,
        [
          html`<p class="words" dir="auto">${clipped(words.text)}</p>`,
          deliveryBadge(sent.of(entry, words.text)),
        ],
        place,
      );
    case 'operator':
      return item(
        entry,
        'operator',
        words.name,
        at,
        operatorBody(words, sent.of(entry, words.text)),
        place,
      );
  }
}

function operatorBody(words: OperatorWords, delivery: Of<'outbound'> | null): (Html | '')[] {
  return [html`<p class="words" dir="auto">${clipped(words.text)}</p>`, deliveryBadge(delivery)];
}

function outboundItem(entry: Of<'outbound'>, at: Html): Html | null {
  const { message, speaker } = entry;
  const delivery = deliveryBadge(entry);
  if (message.kind === 'blocked')
    return item(entry, 'event warn', null, at, [
      html`<p>Something that looks like a ${message.secretKind} was stopped and not kept.</p>`,
    ]);
  if (message.kind === 'file')
    return item(entry, 'desk', 'Desk', at, [
      html`<p class="words" dir="auto">File: ${clipped(message.name)}</p>`,
      html`<p class="words" dir="auto">${clipped(message.caption)}</p>`,
      delivery,
    ]);
  if (message.kind !== 'text') return null;
  const [side, who] = speaker === 'operator' ? ['operator', 'Operator'] : ['desk', 'Desk'];
  return item(entry, side ?? '', who ?? null, at, [
    html`<p class="words" dir="auto">${clipped(message.text)}</p>`,
    delivery,
  ]);
}

function noteItem(entry: Of<'note'>, at: Html): Html {
  const label =
    entry.of === 'note'
      ? html`Internal note · <bdi>${entry.by ?? 'somebody who has left'}</bdi>`
      : html`Not sent: what the assistant would have said`;
  return html`<li class="entry note" data-key="${entry.key}" data-v="${version(entry)}">
<p class="who">${label} ${at}</p>
<p class="words" dir="auto">${clipped(entry.text)}</p>
</li>`;
}

/** `place` tells the parts of a turn apart; `data-v` changes with what is shown, so that a page keeps what has not. */
function item(
  entry: ThreadEntry,
  look: string,
  who: string | null,
  at: Html,
  body: readonly (Html | '')[],
  place = '',
): Html {
  return html`<li class="entry ${look}" data-key="${entry.key}${place && `-${place}`}" data-v="${version(entry)}">
<p class="who">${who === null ? '' : html`<bdi>${who}</bdi> `}${at}</p>
${body}
</li>`;
}

function version(entry: ThreadEntry): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('base64url').slice(0, 10);
}
