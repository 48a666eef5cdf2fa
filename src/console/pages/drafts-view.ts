import { html } from 'hono/html';
import type { Approval } from '../../desk/approval.ts';
import type { Draft, DraftKind, DraftWishes } from '../../desk/draft.ts';
import type { ConversationHead } from '../../desk/ports/inbox-store.ts';
import type { Posting } from '../../desk/posting.ts';
import { badge } from '../badge.ts';
import { csrfField, type Html } from '../layout.ts';
import { moment } from '../moment.ts';
import type { Page } from '../signed-in.ts';
import { DRAFT_KINDS } from './client-draft-view.ts';
import { clipped } from './entry-words.ts';

/** What an operator chose for a draft; it stands in the form again when it was refused. */
export interface DraftChoice {
  job?: string;
  kind?: string;
  length?: string;
  tone?: string;
}

export interface DraftsView {
  head: ConversationHead;
  drafts: readonly Draft[];
  /** Cards of theirs that wait. */
  pending: readonly Pick<Approval, 'about' | 'number'>[];
  /** The jobs that a draft may be prepared for, and where they are known, those of the drafts. */
  jobs: readonly Posting[];
  postings: ReadonlyMap<string, Posting>;
  isAnswering: boolean;
  chosen: DraftChoice;
  said: string | null;
  wrong: string | null;
  /** Makes a form that comes twice prepare one draft. */
  draftId: string;
}

const LENGTHS: Readonly<Record<DraftWishes['length'], string>> = {
  normal: 'Normal',
  short: 'Short',
  long: 'Long',
};
const TONES: Readonly<Record<DraftWishes['tone'], string>> = {
  plain: 'Plain',
  warm: 'Warm',
  formal: 'Formal',
};

/** The drafts of a client, and the form for one more. */
export function draftsView(page: Page, view: DraftsView): Html {
  const { head, said, wrong } = view;
  return html`<p><a href="/c/${head.id}">Back to the conversation</a></p>
${said === null ? '' : html`<p class="said" role="status">${said}</p>`}
${wrong === null ? '' : html`<p class="wrong" role="alert">${wrong}</p>`}
${view.isAnswering ? prepare(page, view) : takeFirst('prepare drafts')}
${list(view)}`;
}

/** Only whoever answers a client works on their drafts. */
export function takeFirst(what: string): Html {
  return html`<p class="hint lead">Take the conversation over to ${what}.</p>`;
}

function prepare(page: Page, { head, jobs, chosen, draftId }: DraftsView): Html {
  if (jobs.length === 0)
    return html`<p class="empty">This client has saved no job and was shown none lately, so there is nothing to write to.</p>`;
  return html`<section class="panel" aria-labelledby="prepare">
<h2 id="prepare" class="first">Prepare a draft</h2>
<form method="post" action="/c/${head.id}/drafts" data-keep="/c/${head.id}/keep">
${csrfField(page)}<input type="hidden" name="id" value="${draftId}">
<div class="field"><label for="job">Job</label>
<select id="job" name="job" required>${jobs.map(
    ({ id, title, company }) =>
      html`<option value="${id}"${chosen.job === id ? html` selected` : ''}>${clipped(`${title} – ${company}`, 120)}</option>`,
  )}</select></div>
<div class="row">
${choice('kind', 'What', DRAFT_KINDS, chosen.kind)}
${choice('length', 'Length', LENGTHS, chosen.length)}
${choice('tone', 'Tone', TONES, chosen.tone)}
</div>
<p class="hint lead">It is written from the CV and the posting alone. You can change the words afterwards; the client sees them when you propose it.</p>
<button class="primary" type="submit">Prepare it</button>
</form>
</section>`;
}

function choice(
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string | undefined,
): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}">${Object.entries(options).map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`,
  )}</select></div>`;
}

function list({ head, drafts, pending, postings }: DraftsView): Html {
  if (drafts.length === 0) return html`<p class="soft">There is no draft yet.</p>`;
  const job = (posting: Posting | undefined) =>
    posting ? `${posting.title} – ${posting.company}` : 'a posting that is gone';
  return html`<section class="panel" aria-labelledby="all">
<h2 id="all" class="first">Drafts</h2>
<ul class="plain">${drafts.map((draft) => {
    const card = pending.find(({ about }) => about === draft.id);
    return html`<li class="row">
<a href="/c/${head.id}/drafts/${draft.id}">Draft ${draft.number}, version ${draft.version}</a>
<span><bdi>${clipped(draft.subject, 150)}</bdi></span>
${card ? badge('warn', `card #${card.number} waits for the client`) : ''}
<span class="soft small">${kindWords(draft.kind)} for ${clipped(job(postings.get(draft.postingId)), 150)}, ${draft.author === undefined ? 'by the assistant' : `by ${draft.author}`}, ${moment(draft.createdAt)} UTC</span>
</li>`;
  })}</ul>
</section>`;
}

function kindWords(kind: DraftKind = 'outreach'): string {
  return DRAFT_KINDS[kind].replace(/^A/, 'a');
}
