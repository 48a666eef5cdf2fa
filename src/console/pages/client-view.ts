import { html } from 'hono/html';
import type { AuditRecord } from '../../desk/audit.ts';
import type { DayLimits, DayUse } from '../../desk/day-budget.ts';
import { statedPreferences } from '../../desk/desk-note.ts';
import { logLine } from '../../desk/log-view.ts';
import { may, type Operator } from '../../desk/operators/operator.ts';
import type { ClientView, ConversationLine } from '../../desk/ports/console-views-store.ts';
import type { Posting } from '../../desk/posting.ts';
import { badge, type Mark } from '../badge.ts';
import { dataTable } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { moment, momentUtc } from '../moment.ts';
import { address } from '../query.ts';
import { cardState, toolWords } from './card-words.ts';
import { clientUsage } from './client-usage-view.ts';
import { clientBadges } from './clients-view.ts';
import { pipelineBoard } from './pipeline-board.ts';

export interface ClientPage {
  view: ClientView;
  limits: DayLimits;
  used: DayUse;
  left: DayUse;
  /** Newest first. */
  log: readonly AuditRecord[];
  operator: Operator;
  now: Date;
}

export function clientView(page: ClientPage): Html {
  const { view, now } = page;
  return html`
<section class="panel" aria-labelledby="who">
<h2 id="who" class="first">Client</h2>
${who(view)}
</section>
<section class="panel" aria-labelledby="pipeline">
<h2 id="pipeline" class="first">Pipeline</h2>
${pipelineBoard(view.pipeline, view.postings, now)}
</section>
<div class="columns even">
<div>
<section class="panel" aria-labelledby="chats"><h2 id="chats" class="first">Conversations</h2>${conversations(view.conversations)}</section>
<section class="panel" aria-labelledby="cards"><h2 id="cards" class="first">Cards</h2>${cards(view)}</section>
<section class="panel" aria-labelledby="permissions"><h2 id="permissions" class="first">Permissions</h2>${permissions(view, now)}</section>
</div>
<div>
<section class="panel" aria-labelledby="wishes"><h2 id="wishes" class="first">What they want</h2>${wishes(view)}</section>
<section class="panel" aria-labelledby="drafts"><h2 id="drafts" class="first">Drafts</h2>${drafts(view)}</section>
<section class="panel" aria-labelledby="use"><h2 id="use" class="first">Usage and limits</h2>${clientUsage(page)}</section>
</div>
</div>
<section class="panel" aria-labelledby="log">
<h2 id="log" class="first">Their log</h2>
${log(page)}
</section>`;
}

function who({ client, hasCv, facts, digest }: ClientView): Html {
  return html`<p class="row">${clientBadges(client)}</p>
<dl class="sheet">
<div><dt>Subject</dt><dd class="id">${client.subject}</dd></div>
<div><dt>With the desk since</dt><dd>${momentUtc(client.createdAt)}</dd></div>
<div><dt>${client.status === 'declined' ? 'Declined' : 'Agreed to'}</dt><dd>${
    client.consentVersion === null
      ? 'nothing yet'
      : html`<span class="id">${client.consentVersion}</span> <span class="soft small">${momentUtc(client.consentAt)}</span>`
  }</dd></div>
${client.pausedAt ? html`<div><dt>Paused since</dt><dd>${momentUtc(client.pausedAt)}</dd></div>` : ''}
<div><dt>Time zone</dt><dd>${client.timeZone}</dd></div>
<div><dt>Quiet hours</dt><dd>${client.quietHours ?? 'as the desk has it'}</dd></div>
<div><dt>Digest</dt><dd>${digest?.hour ? `daily at ${digest.hour}, their time` : 'none'}</dd></div>
<div><dt>CV and facts</dt><dd>${
    hasCv || facts > 0
      ? html`<a href="/clients/${client.id}/cv">${hasCv ? 'CV' : 'No CV'}, ${facts} facts</a> <span class="soft small">– a look that goes on their record</span>`
      : 'none'
  }</dd></div>
</dl>`;
}

function conversations(lines: readonly ConversationLine[]): Html {
  if (lines.length === 0) return html`<p class="soft">None that you may see.</p>`;
  return html`<ul class="plain">${lines.map((line) => {
    const { mark, words } = CONTROL[line.control];
    return html`<li class="row">
<a href="/c/${line.id}">${line.account.split(':')[0]}</a>
${badge(mark, line.operator === null ? words : `${words}: ${line.operator}`)}
${line.assignee === null ? '' : badge('quiet', `for ${line.assignee}`)}
${line.unreachableAt ? badge('bad', 'shut out by the client') : ''}
<span class="soft small">${line.lastAt ? html`last words ${momentUtc(line.lastAt)}` : ''}</span>
</li>`;
  })}</ul>`;
}

const CONTROL: Readonly<Record<ConversationLine['control'], { mark: Mark; words: string }>> = {
  bot: { mark: 'good', words: 'assistant' },
  requested: { mark: 'bad', words: 'asks for a person' },
  human: { mark: 'warn', words: 'with a person' },
  returning: { mark: 'warn', words: 'being handed back' },
  closed: { mark: 'quiet', words: 'closed' },
};

function cards({ cards: lines }: ClientView): Html {
  if (lines.length === 0) return html`<p class="soft">No card was ever shown.</p>`;
  return dataTable(
    'Cards of this client, newest first',
    [{ name: 'Card' }, { name: 'What for' }, { name: 'State' }, { name: 'Asked (UTC)' }],
    lines.map((card) => {
      const { mark, words } = cardState(card);
      return [
        html`<a href="/approvals/${card.id}">#${card.number}</a>`,
        toolWords(card.tool),
        badge(mark, words),
        moment(card.createdAt),
      ];
    }),
  );
}

function permissions({ permissions: lines }: ClientView, now: Date): Html {
  if (lines.length === 0)
    return html`<p class="soft">No standing yes: every look outside is asked for by a card.</p>`;
  return dataTable(
    'Standing permissions',
    [{ name: 'For' }, { name: 'State' }, { name: 'Uses', isNumber: true }, { name: 'Until (UTC)' }],
    lines.map((line) => [
      html`${toolWords(line.tool)} at ${line.host}`,
      line.revokedAt
        ? badge('quiet', 'taken back')
        : line.expiresAt <= now
          ? badge('quiet', 'over')
          : badge('good', 'holds'),
      line.maxUses === null ? line.uses : `${line.uses} of ${line.maxUses}`,
      moment(line.revokedAt ?? line.expiresAt),
    ]),
  );
}

function wishes({ preferences, savedSearches }: ClientView): Html {
  const stated = statedPreferences(preferences);
  return html`${
    stated.length === 0
      ? html`<p class="soft">They have not said yet.</p>`
      : html`<dl class="facts">${stated.map(
          ({ key, value }) => html`<dt>${key.replaceAll('_', ' ')}</dt><dd>${value}</dd>`,
        )}</dl>`
  }
<h3>Saved searches</h3>
${
  savedSearches.length === 0
    ? html`<p class="soft">None.</p>`
    : html`<ul class="plain">${savedSearches.map(
        ({ number, query, atOnce, ranAt }) =>
          html`<li class="row"><span>${number}. ${query}</span>${atOnce ? badge('quiet', 'told at once') : ''}<span class="soft small">${ranAt ? html`ran ${momentUtc(ranAt)}` : 'has not run yet'}</span></li>`,
      )}</ul>`
}`;
}

function drafts({ client, drafts: lines, postings }: ClientView): Html {
  if (lines.length === 0) return html`<p class="soft">None.</p>`;
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  const about = (posting: Posting | undefined) =>
    posting ? `${posting.title} – ${posting.company}` : 'a posting that is gone';
  return html`<ul class="plain">${lines.map(
    ({ id, number, version, postingId, createdAt }) =>
      html`<li class="row"><a href="/clients/${client.id}/drafts/${id}">Draft ${number}</a><span>${about(byId.get(postingId))}</span><span class="soft small">version ${version}, ${momentUtc(createdAt)}</span></li>`,
  )}</ul>`;
}

function log({ log: rows, view, operator }: ClientPage): Html {
  const { client } = view;
  if (rows.length === 0) return html`<p class="soft">Nothing of theirs was touched yet.</p>`;
  return html`<p class="hint lead">The newest ${rows.length} rows in the words that the client reads.${
    may(operator, 'audit')
      ? html` <a href="${address('/audit', { user: client.subject })}">All of them, with their fields</a>`
      : ''
  }</p>
<ol class="log">${rows.map(
    (row) =>
      html`<li><span class="seq">${row.seq}</span><span>${logLine(row, client.timeZone)}</span></li>`,
  )}</ol>`;
}
