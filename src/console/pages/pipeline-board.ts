import { html } from 'hono/html';
import { age } from '../../desk/local-time.ts';
import { type PipelineItem, STAGES } from '../../desk/pipeline.ts';
import type { Posting } from '../../desk/posting.ts';
import { badge } from '../badge.ts';
import type { Html } from '../layout.ts';

/** The pipeline with a column a stage; on a narrow screen the stages stand below each other. */
export function pipelineBoard(
  items: readonly PipelineItem[],
  postings: readonly Posting[],
  now: Date,
): Html {
  if (items.length === 0)
    return html`<p class="soft">Nothing is saved yet. What the client saves from a list stands here.</p>`;
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  return html`<div class="board">${STAGES.map((stage) => {
    const here = items.filter((item) => item.stage === stage);
    return html`<section class="${here.length === 0 ? 'none' : ''}" aria-label="${stage}">
<h3>${stage} <span class="count">${here.length}</span></h3>
${here.length === 0 ? '' : html`<ul>${here.map((item) => job(item, byId.get(item.postingId), now))}</ul>`}
</section>`;
  })}</div>`;
}

function job(item: PipelineItem, posting: Posting | undefined, now: Date): Html {
  return html`<li>
<span class="title">${posting ? postingLink(posting) : 'A posting that is gone'}</span>
${posting ? html`<span class="soft small">${posting.company}</span>` : ''}
<span class="soft small">${age(item.at, now)}</span>
${posting?.closed && item.stage !== 'closed' ? badge('warn', 'not open any more') : ''}
${posting?.isSample ? badge('quiet', 'sample') : ''}
${item.note === null ? '' : html`<span class="words small">${item.note}</span>`}
</li>`;
}

/** The title, as a link where the board gave an address of the web. What it gave is somebody else's text. */
export function postingLink(posting: Posting): Html | string {
  const to = posting.url === null ? null : URL.parse(posting.url);
  return to !== null && ['https:', 'http:'].includes(to.protocol)
    ? html`<a href="${to.href}" rel="noreferrer noopener external" target="_blank">${posting.title}</a>`
    : posting.title;
}
