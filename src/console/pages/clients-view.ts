import { html } from 'hono/html';
import type { Client } from '../../desk/client.ts';
import type { ClientSummary } from '../../desk/ports/console-views-store.ts';
import { badge, type Mark } from '../badge.ts';
import { chips, furtherOn } from '../chips.ts';
import { type Cell, type Column, dataTable, NONE } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { moment } from '../moment.ts';
import { address } from '../query.ts';

export const STATUSES = ['new', 'consented', 'declined', 'closed'] as const;

export interface ClientsFilter {
  status: Client['status'] | null;
  subject: string | null;
  names: boolean;
}

export function clientsView(page: {
  clients: readonly ClientSummary[];
  counts: Readonly<Record<Client['status'], number>>;
  filter: ClientsFilter;
  /** The last client of this page, when there are more. */
  next: string | null;
}): Html {
  const { clients, counts, filter, next } = page;
  const fields = { ...filter, names: filter.names ? '1' : null };
  const to = (changes: Readonly<Record<string, string | null>>) =>
    address('/clients', { ...fields, ...changes });
  const all = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  return html`
<form class="row find" method="get" action="/clients" role="search">
<label for="subject">Subject id</label>
<input id="subject" name="subject" value="${filter.subject ?? ''}" maxlength="64" autocomplete="off" spellcheck="false" placeholder="its beginning is enough">
${filter.status === null ? '' : html`<input type="hidden" name="status" value="${filter.status}">`}
${filter.names ? html`<input type="hidden" name="names" value="1">` : ''}
<button type="submit">Find</button>
${
  filter.names
    ? html`<a class="button" href="${to({ names: null })}">Hide names</a>`
    : html`<a class="button" href="${to({ names: '1' })}">Show names</a>`
}
</form>
<p class="hint lead">Names are content: when they are shown, every client on the page reads in their log that you saw theirs.</p>
${chips('Status', [
  { href: to({ status: null }), name: 'All', count: all, isCurrent: filter.status === null },
  ...STATUSES.map((status) => ({
    href: to({ status }),
    name: STATUS[status].words,
    count: counts[status],
    isCurrent: filter.status === status,
  })),
])}
${
  clients.length === 0
    ? html`<p class="empty">No client fits. A subject id is compared letter by letter; try fewer of them, or another status.</p>`
    : dataTable(
        'Clients, newest first',
        columns(filter.names),
        clients.map((client) => row(client, filter.names)),
      )
}
${furtherOn(next === null ? null : to({ before: next }), 'Older clients')}`;
}

/** What somebody is to the desk: where consent stands, whether they were let in, whether they paused. */
export function clientBadges(
  client: Pick<Client, 'status' | 'admission' | 'pausedAt'>,
): readonly Html[] {
  const { mark, words } = STATUS[client.status];
  return [
    badge(mark, words),
    ...(client.admission === 'waiting' ? [badge('warn', 'waits to be let in')] : []),
    ...(client.admission === 'refused' ? [badge('bad', 'refused')] : []),
    ...(client.pausedAt ? [badge('warn', 'paused')] : []),
  ];
}

const STATUS: Readonly<Record<Client['status'], { mark: Mark; words: string }>> = {
  new: { mark: 'quiet', words: 'No consent yet' },
  consented: { mark: 'good', words: 'Consented' },
  declined: { mark: 'bad', words: 'Declined' },
  closed: { mark: 'quiet', words: 'Left' },
};

function columns(names: boolean): Column[] {
  return [
    { name: 'Subject' },
    ...(names ? [{ name: 'Name' }] : []),
    { name: 'Status' },
    { name: 'Agreed to' },
    { name: 'Since (UTC)' },
    { name: 'Chats', isNumber: true },
    { name: 'Waiting cards', isNumber: true },
  ];
}

function row(client: ClientSummary, names: boolean): Cell[] {
  return [
    html`<a class="id" href="/clients/${client.id}">${client.subject}</a>`,
    ...(names ? [client.name ?? html`<span class="soft">not known</span>`] : []),
    html`${clientBadges(client)}`,
    client.consentVersion === null
      ? NONE
      : html`<span class="small whole">${shortVersion(client.consentVersion)}</span>`,
    moment(client.createdAt),
    client.conversations,
    client.pending === 0 ? '0' : badge('warn', String(client.pending)),
  ];
}

/** A version is a date and digests of its topics; the date says enough in a list. */
export function shortVersion(version: string): string {
  return version.length > 12 ? `${version.slice(0, 10)}…` : version;
}
