import { html } from 'hono/html';
import type { AuditCheck, AuditRecord, AuditVerdict } from '../../desk/audit.ts';
import type { ConsoleViewsStore } from '../../desk/ports/console-views-store.ts';
import { badge } from '../badge.ts';
import { furtherOn } from '../chips.ts';
import { type Cell, type Column, dataTable, NONE } from '../data-table.ts';
import { csrfField, type Html } from '../layout.ts';
import { moment, momentUtc, span } from '../moment.ts';
import { address } from '../query.ts';
import type { Page } from '../signed-in.ts';
import type { AuditFilter } from './audit.ts';
import type { VerificationState } from './audit-verification.ts';

export const ACTORS = ['human', 'automation', 'ai'] as const;

export interface AuditPage {
  filter: AuditFilter;
  /** Newest first. */
  rows: readonly AuditRecord[];
  /** Where the look goes on, when it does not reach the beginning. */
  next: number | null;
  head: Awaited<ReturnType<ConsoleViewsStore['auditHead']>>;
  verification: VerificationState;
  now: Date;
}

export function auditView(page: Page, shown: AuditPage): Html {
  const { filter, rows, next } = shown;
  return html`
<section class="panel" aria-labelledby="whole">
<h2 id="whole" class="first">Is the log whole?</h2>
${wholeness(page, shown)}
</section>
${filters(filter)}
${
  rows.length > 0
    ? dataTable('Rows of the log, newest first', COLUMNS, rows.map(row))
    : html`<p class="empty">${
        next === null
          ? 'No row of the log fits.'
          : `None of the newest rows fits. Look further back, before row ${next}.`
      }</p>`
}
${furtherOn(next === null ? null : address('/audit', { ...filter, before: next }), 'Further back')}
<p class="small"><a href="${address('/audit.csv', { ...filter })}" download>These rows for a spreadsheet (CSV)</a></p>`;
}

function filters(filter: AuditFilter): Html {
  return html`<form class="row find" method="get" action="/audit" role="search">
<span><label for="user">Subject</label><input id="user" name="user" value="${filter.user ?? ''}" maxlength="64" autocomplete="off" spellcheck="false" placeholder="or: desk"></span>
<span><label for="action">Action begins with</label><input id="action" name="action" value="${filter.action ?? ''}" maxlength="60" autocomplete="off" spellcheck="false" placeholder="send_outreach"></span>
<span><label for="actor">Who</label><select id="actor" name="actor"><option value="">anybody</option>${ACTORS.map(
    (actor) =>
      html`<option value="${actor}"${filter.actor === actor ? html` selected` : ''}>${ACTOR[actor]}</option>`,
  )}</select></span>
<span><label for="day">Day (UTC)</label><input id="day" name="day" type="date" value="${filter.day ?? ''}"></span>
<button type="submit">Find</button>
<a class="button" href="/audit">All rows</a>
</form>`;
}

const ACTOR = { human: 'a person', automation: 'the desk', ai: 'the agent' } as const;

function wholeness(page: Page, { head, verification, now }: AuditPage): Html {
  const { checkpoint, size } = head;
  return html`<dl class="facts">
<dt>Rows</dt><dd>up to ${size.toLocaleString('en')}</dd>
<dt>Last checkpoint</dt><dd>${
    checkpoint
      ? html`row ${checkpoint.size.toLocaleString('en')}, ${span(now.getTime() - checkpoint.at.getTime())} ago (${checkpoint.why}); ${(size - checkpoint.size).toLocaleString('en')} rows came after it`
      : 'none is signed yet'
  }</dd>
<dt>Last check</dt><dd>${verdictLine(verification, head)}</dd>
</dl>
<form method="post" action="/audit/verify">${csrfField(page)}<button type="submit"${
    verification.kind === 'running' ? html` disabled` : ''
  }>Check the whole log now</button></form>`;
}

function verdictLine(state: VerificationState, head: AuditPage['head']): Html | string {
  switch (state.kind) {
    case 'never':
      return 'never from this console';
    case 'running':
      return html`${badge('quiet', 'under way')} since ${momentUtc(state.since)}, by ${state.by}. Load this page again for the verdict.`;
    case 'failed':
      return html`${badge('bad', 'could not be read')} ${momentUtc(state.at)}, by ${state.by}. Run sayso audit verify on the machine of the desk.`;
    case 'done': {
      const { at, by, verdict: found } = state.check;
      return html`${verdict(found)} <span class="soft small">${momentUtc(at)}, by ${by}, up to row ${state.check.size.toLocaleString('en')}</span>${outdated(state.check, head)}`;
    }
  }
}

/** What a check does not speak of: rows that came after it, or a log that is not the one it was for. */
function outdated({ size, head }: AuditCheck, now: AuditPage['head']): Html | string {
  if (now.size === size && now.hash === head) return '';
  const more = now.size - size;
  return html`<br>${badge('warn', 'outdated')} ${
    more > 0
      ? `${more.toLocaleString('en')} ${more === 1 ? 'row' : 'rows'} came after this check.`
      : 'The log is not the one that was checked: it ends in another row.'
  }`;
}

function verdict(found: AuditVerdict): Html {
  if (found.ok)
    return html`${badge('good', 'whole')} ${found.rows.toLocaleString('en')} rows fit each other, ${found.checkpoints} checkpoints agree.`;
  switch (found.fault) {
    case 'tampered':
      return html`${badge('bad', 'changed')} Row ${found.firstBadSeq}: ${found.why}. Keep this database as it is and compare it with a backup.`;
    case 'truncated':
      return html`${badge('bad', 'cut off')} Row ${found.firstBadSeq} is missing: ${found.why}. Keep this database as it is and compare it with a backup.`;
    case 'unreadable':
      return html`${badge('warn', 'cannot be told')} ${found.why}.`;
  }
}

const COLUMNS: readonly Column[] = [
  { name: 'Row', isNumber: true },
  { name: 'When (UTC)' },
  { name: 'Subject' },
  { name: 'Who' },
  { name: 'Action' },
  { name: 'What and why' },
  { name: 'Approval' },
  { name: 'Notes' },
];

function row(record: AuditRecord): Cell[] {
  return [
    record.seq,
    moment(record.at),
    html`<a class="id" href="${address('/audit', { user: record.user })}">${record.user}</a>`,
    ACTOR[record.actor],
    html`<span class="id">${record.action}</span>${record.externalAction ? html` ${badge('warn', 'outside')}` : ''}${
      record.errorStatus === 'none' ? '' : html` ${badge('bad', record.errorStatus)}`
    }`,
    html`<span class="small">${record.dataCategory} on ${record.source}, to ${record.purpose}</span>`,
    record.approvalRequired
      ? record.approvalReceived
        ? badge('good', 'given')
        : badge('quiet', 'not given')
      : NONE,
    record.notes === '' ? NONE : html`<span class="small">${record.notes}</span>`,
  ];
}
