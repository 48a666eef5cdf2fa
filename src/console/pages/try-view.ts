import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { cardBody, cardTokens } from '../../desk/card.ts';
import { localClock, localTime } from '../../desk/local-time.ts';
import type { ThreadEntry } from '../../desk/ports/inbox-store.ts';
import { csrfField, type Html } from '../layout.ts';
import { markedWords } from '../marked-words.ts';
import type { Moment } from '../moment.ts';
import type { Page } from '../signed-in.ts';
import { FILE_PATH, MOST_UPLOAD, type TryChat } from '../try-chat.ts';

/** How many test clients an operator has. */
export const TEST_CLIENTS = 3;

export interface TryView {
  n: number;
  entries: readonly ThreadEntry[];
  working: ReturnType<TryChat['working']>;
  marked: TryChat['marked'];
  wrong: string | null;
  nextId(): string;
  moment: Moment;
}

type Of<Kind extends ThreadEntry['kind']> = Extract<ThreadEntry, { kind: Kind }>;

/** The chat as a client has it: what the desk did not send to them does not stand here. */
export function tryBody(page: Page, view: TryView): Html {
  const { n, entries, wrong } = view;
  return html`<div class="try" data-events="/try/events?n=${n}">
<nav class="filters" aria-label="Test clients">${Array.from(
    { length: TEST_CLIENTS },
    (_, place) => {
      const other = place + 1;
      return html`<a href="/try?n=${other}"${other === n ? html` aria-current="page"` : ''}>Test client ${other}</a>`;
    },
  )}</nav>
<p class="hint">You chat as a client of this desk. In the inbox this conversation has the tag #try. This page shows what the desk keeps: a yes or a command leaves no words behind.</p>
${wrong === null ? '' : html`<p class="wrong" role="alert">${wrong}</p>`}
<section class="messages" aria-label="Chat" data-live="thread">${
    entries.length === 0
      ? html`<p class="empty">Nothing was said yet.</p>`
      : html`<ol class="thread" aria-label="Messages">${entries.map((entry) => entryItem(page, view, entry))}</ol>`
  }</section>
<p class="working soft small" data-live="working" aria-live="polite">${workingWords(view.working)}</p>
<div id="now" data-live="compose">${entries.length === 0 ? opener(page, view) : composer(page, view)}</div>
</div>`;
}

function workingWords({ typing, line }: TryView['working']): string {
  return line ?? (typing ? 'Sayso is typing…' : '');
}

function hidden(page: Page, { n, nextId }: TryView): Html {
  return html`${csrfField(page)}<input type="hidden" name="n" value="${n}"><input type="hidden" name="id" value="${nextId()}">`;
}

function opener(page: Page, view: TryView): Html {
  return html`<form method="post" action="/try/open">${hidden(page, view)}<button class="primary" type="submit">Open the chat</button></form>`;
}

function composer(page: Page, view: TryView): Html {
  return html`<section class="panel compose">
<form method="post" action="/try/say" data-compose data-try="say">${hidden(page, view)}
<label for="say">Your message</label>
<textarea id="say" name="text" required maxlength="20000" rows="2" dir="auto" data-focus="r"></textarea>
<div class="row"><span class="hint grow">Enter sends, Shift+Enter begins a line.</span><button class="primary" type="submit">Send</button></div>
</form>
</section>
<form class="panel row" method="post" action="${FILE_PATH}" enctype="multipart/form-data">${hidden(page, view)}
<label for="file">A file, for example a CV</label>
<input id="file" type="file" name="file" required data-most="${MOST_UPLOAD}" accept=".pdf,.docx,.odt,.rtf,.txt,.md">
<button type="submit">Send the file</button>
</form>`;
}

function entryItem(page: Page, view: TryView, entry: ThreadEntry): Html | '' {
  switch (entry.kind) {
    case 'turn':
      return html`${entry.messages.flatMap((words, place) =>
        words.role === 'client'
          ? [
              item(
                view,
                entry,
                'mine',
                html`<p class="words" dir="auto">${words.text}</p>`,
                `-${place}`,
              ),
            ]
          : [],
      )}`;
    case 'waiting':
      return waitingItem(view, entry);
    case 'outbound':
      return outboundItem(view, entry);
    case 'card':
      return item(view, entry, 'card', card(page, view, entry));
    case 'dead':
    case 'note':
      return '';
  }
}

function waitingItem(view: TryView, entry: Of<'waiting'>): Html | '' {
  const { content } = entry;
  if (content.kind === 'text')
    return item(view, entry, 'mine', html`<p class="words" dir="auto">${content.text}</p>`);
  return content.kind === 'file'
    ? item(view, entry, 'mine', html`<p class="words" dir="auto">File: ${content.name}</p>`)
    : '';
}

function outboundItem(view: TryView, entry: Of<'outbound'>): Html | '' {
  const { message, state, speaker } = entry;
  if (state !== 'accepted') return '';
  const look = speaker === 'operator' ? 'person' : 'desk';
  switch (message.kind) {
    case 'text':
      return item(
        view,
        entry,
        look,
        message.format === 'markdown'
          ? markedWords(view.marked(message.text))
          : html`<p class="words" dir="auto">${message.text}</p>`,
      );
    case 'blocked':
      return item(view, entry, 'stopped', html`<p class="words">${message.text}</p>`);
    case 'file':
      return item(
        view,
        entry,
        look,
        html`<p><a href="/try/file/${entry.key}?n=${view.n}" download><bdi>${message.name}</bdi></a></p>
<p class="words" dir="auto">${message.caption}</p>`,
      );
    case 'card':
    case 'card_resolved':
    case 'retract':
    case 'revise':
      return '';
  }
}

/** A card with its buttons while it waits; its outcome stands in its place. */
function card(page: Page, view: TryView, { approval, execution }: Of<'card'>): Html {
  const head = html`<p class="head">#${approval.number} ${approval.status === 'pending' ? 'needs your yes' : ''}</p>
<p class="words" dir="auto">${cardBody(approval.cardText) || approval.cardText}</p>`;
  if (approval.status !== 'pending')
    return html`${head}<p class="outcome">${outcome(approval.status, execution?.status ?? null)}</p>`;
  if (approval.shownAt === null) return head;
  const token = cardTokens(approval);
  const button = (value: string, words: string, look: string) =>
    html`<form method="post" action="/try/tap" data-try="tap">${hidden(page, view)}<input type="hidden" name="token" value="${value}"><button class="${look}" type="submit" aria-label="${words} to card ${approval.number}">${words}</button></form>`;
  return html`${head}
<p class="hint">Until ${localTime(approval.expiresAt, view.moment.timeZone)}. No answer means no.</p>
<div class="row">${button(token.yes, 'Yes', 'primary')}${button(token.no, 'No', '')}</div>`;
}

function outcome(
  status: Exclude<Of<'card'>['approval']['status'], 'pending'>,
  execution: NonNullable<Of<'card'>['execution']>['status'] | null,
): string {
  switch (status) {
    case 'declined':
      return 'You said no. Nothing was done.';
    case 'expired':
      return 'It expired. No answer means no.';
    case 'superseded':
      return 'A newer card took its place.';
    case 'cancelled':
      return 'It was cancelled.';
    case 'approved':
      return APPROVED[execution ?? 'queued'];
  }
}

const APPROVED = {
  held: 'You said yes. A person of the desk has to agree as well.',
  queued: 'You said yes. It is under way.',
  attempting: 'You said yes. It is under way.',
  done: 'You said yes. Done.',
  failed: 'You said yes. It failed.',
  unknown: 'You said yes. Nobody knows whether it happened.',
} as const;

/** `data-v` changes with what is shown, so that a page keeps what has not. */
function item(view: TryView, entry: ThreadEntry, look: string, body: Html, place = ''): Html {
  const version = createHash('sha256').update(JSON.stringify(entry)).digest('base64url');
  return html`<li class="entry ${look}" data-key="${entry.key}${place}" data-v="${version.slice(0, 10)}">
<p class="who">${NAMES[look] ?? 'Sayso'} <time datetime="${entry.at.toISOString()}">${localClock(entry.at, view.moment.timeZone)}</time></p>
${body}
</li>`;
}

const NAMES: Readonly<Record<string, string>> = { mine: 'You', person: 'A person of the desk' };
