import { html } from 'hono/html';
import {
  COUNTED_UP_TO,
  type InboxCounts,
  type InboxFilter,
  type InboxLine,
} from '../../desk/ports/inbox-store.ts';
import type { Html } from '../layout.ts';
import { ago, type Moment } from '../moment.ts';
import { controlBadge, reasonWords } from './control-words.ts';

export type FilterName = Exclude<InboxFilter['kind'], 'tag'>;

export const FILTERS: readonly { kind: FilterName; name: string; empty: string }[] = [
  { kind: 'all', name: 'All', empty: 'Nobody has written yet.' },
  { kind: 'waiting', name: 'Waiting for a person', empty: 'Nobody waits for a person.' },
  { kind: 'mine', name: 'Mine', empty: 'Nothing is with you or assigned to you.' },
  { kind: 'human', name: 'With a person', empty: 'The assistant answers everybody.' },
  { kind: 'cards', name: 'Cards waiting', empty: 'No card waits for a client.' },
  { kind: 'unknown', name: 'Unknown outcome', empty: 'Every outcome is known.' },
  { kind: 'dead', name: 'Not handled', empty: 'Everything was handled and sent.' },
  { kind: 'snoozed', name: 'Snoozed', empty: 'Nothing is snoozed.' },
];

export interface InboxView {
  filter: InboxFilter;
  /** What was searched for; null: a list. */
  query: string | null;
  counts: InboxCounts;
  tags: readonly string[];
  lines: readonly InboxLine[];
  /** Address of the next page; null when this is the last. */
  next: string | null;
  /** Says what a search by name has not looked at. */
  bounds: string | null;
  moment: Moment;
}

export function inboxBody(view: InboxView): Html {
  return html`<div class="inbox" data-events="/events">
<form class="search" role="search" method="get" action="/inbox">
<label class="unseen" for="search">Search by name, #tag or id</label>
<input id="search" type="search" name="q" value="${view.query ?? ''}" placeholder="Name, #tag or id" maxlength="100" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<div data-live="filters">${filterBar(view)}</div>
<div data-live="list">${list(view)}</div>
</div>`;
}

function filterBar({ filter, query, counts, tags }: InboxView): Html {
  const isAt = (kind: string) => query === null && filter.kind === kind;
  return html`<nav class="filters" aria-label="Lists">${FILTERS.map(
    ({ kind, name }) =>
      html`<a href="/inbox${kind === 'all' ? '' : `?f=${kind}`}"${isAt(kind) ? html` aria-current="page"` : ''}>${name}${kind === 'all' ? '' : counted(counts[kind])}</a>`,
  )}${tags.map(
    (tag) =>
      html`<a class="tag" href="/inbox?tag=${encodeURIComponent(tag)}"${filter.kind === 'tag' && filter.tag === tag ? html` aria-current="page"` : ''}>#<bdi>${tag}</bdi></a>`,
  )}</nav>`;
}

function counted(many: number): Html | '' {
  if (many === 0) return '';
  return html` <span class="count">${many >= COUNTED_UP_TO ? `${COUNTED_UP_TO}+` : many}</span>`;
}

function list(view: InboxView): Html {
  const { lines, next, bounds } = view;
  const empty =
    view.query === null
      ? (FILTERS.find(({ kind }) => kind === view.filter.kind)?.empty ??
        'No conversation has this tag.')
      : 'Nothing was found.';
  return html`${
    lines.length === 0
      ? html`<p class="empty">${empty}</p>`
      : html`<ol class="talks">${lines.map((line) => row(line, view.moment))}</ol>`
  }
${bounds === null ? '' : html`<p class="hint">${bounds}</p>`}
${next === null ? '' : html`<p><a class="button" href="${next}" rel="next">Older conversations</a></p>`}`;
}

function row(line: InboxLine, moment: Moment): Html {
  const { requestedAt } = line;
  return html`<li${line.isUnread ? html` class="unread"` : ''}>
<a href="/c/${line.id}" data-row>
<span class="who">${line.isUnread ? html`<span class="dot" aria-hidden="true"></span>` : ''}<bdi>${line.name ?? 'Unnamed client'}</bdi>${line.isUnread ? html`<span class="unseen"> (unread)</span>` : ''}</span>
<span class="state">${controlBadge(line)}${
    line.control === 'requested' && requestedAt
      ? html`<span class="since">${reasonWords(line.reason)}, ${ago(requestedAt, moment)}</span>`
      : ''
  }${line.pendingCards > 0 ? html`<span class="badge warn">${line.pendingCards === 1 ? '1 card waits' : `${line.pendingCards} cards wait`}</span>` : ''}${
    line.snoozedUntil && line.snoozedUntil > moment.now
      ? html`<span class="badge quiet">Snoozed</span>`
      : ''
  }${line.assignee === null ? '' : html`<span class="badge quiet">for <bdi>${line.assignee}</bdi></span>`}${line.tags.map((tag) => html`<span class="tag">#<bdi>${tag}</bdi></span>`)}</span>
<span class="channel">${line.account}</span>
<span class="when">${ago(line.lastAt, moment)}</span>
</a></li>`;
}
