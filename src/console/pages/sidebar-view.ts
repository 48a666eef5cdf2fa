import { html } from 'hono/html';
import type { Draft } from '../../desk/draft.ts';
import { localTime } from '../../desk/local-time.ts';
import { may } from '../../desk/operators/operator.ts';
import { isAnswering } from '../head-in-sight.ts';
import { csrfField, type Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';
import { asksOutside } from './asks-view.ts';
import { type ConversationView, clientTime } from './conversation-view.ts';
import { clipped } from './entry-words.ts';

/** What stands beside a conversation: counts and choices, and no content but the subjects of drafts. */
export interface Side {
  facts: number;
  hasCv: boolean;
  saved: number;
  drafts: readonly Pick<Draft, 'id' | 'number' | 'version' | 'subject'>[];
  /** The link that the client sent last, where the desk may open it. */
  link: string | null;
  /** Names of the boards that the desk may ask. */
  boards: readonly string[];
  operators: readonly { id: string; name: string }[];
  tags: readonly string[];
}

export const SNOOZES: readonly { hours: number; words: string }[] = [
  { hours: 1, words: '1 hour' },
  { hours: 4, words: '4 hours' },
  { hours: 24, words: '1 day' },
  { hours: 168, words: '1 week' },
];

export const MOST_TAG = 40;
const MOST_DRAFTS = 5;

export function sidebar(page: Page, view: ConversationView): Html {
  const { operator } = page.var;
  const answers = may(operator, 'answer');
  return html`${about(view)}
${answers ? assign(page, view) : ''}
${answers ? snooze(page, view) : ''}
${tags(page, view, answers)}
${answers ? drafts(view) : ''}
${isAnswering(page, view.head) ? asksOutside(page, view) : ''}
${answers && view.head.control !== 'closed' ? close(page, view) : ''}`;
}

function about(view: ConversationView): Html {
  const { client, side, head } = view;
  return html`<section class="panel">
<h2><a href="/clients/${head.clientId}"><bdi>${client.name ?? 'Unnamed client'}</bdi></a></h2>
<dl class="facts small">
<dt>Status</dt><dd>${client.status}${client.pausedAt ? ', paused by the client' : ''}</dd>
<dt>Their time</dt><dd>${clientTime(client, view.moment)}</dd>
<dt>CV</dt><dd>${side.hasCv ? `read, ${side.facts} facts` : 'none yet'}</dd>
<dt>Saved jobs</dt><dd>${side.saved}</dd>
<dt>Drafts</dt><dd>${side.drafts.length}</dd>
</dl>
</section>`;
}

function assign(page: Page, { head, side }: ConversationView): Html {
  if (!may(page.var.operator, 'assign'))
    return head.assignee === null
      ? html``
      : html`<p class="soft small">Assigned to <bdi>${head.assignee}</bdi></p>`;
  return html`<form class="panel line" method="post" action="/c/${head.id}/assign">
${csrfField(page)}<label for="assignee">Assigned to</label>
<div class="row"><select id="assignee" name="to"><option value="">nobody</option>${side.operators.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === head.assigneeId ? html` selected` : ''}>${name}</option>`,
  )}</select><button type="submit">Assign</button></div>
</form>`;
}

function snooze(page: Page, { head, moment }: ConversationView): Html {
  const { snoozedUntil } = head;
  const form = (inner: Html) =>
    html`<form class="panel line" method="post" action="/c/${head.id}/snooze">${csrfField(page)}${inner}</form>`;
  if (snoozedUntil && snoozedUntil > moment.now)
    return form(html`<p class="small">Snoozed until ${localTime(snoozedUntil, moment.timeZone)}, or until the client writes.</p>
<input type="hidden" name="hours" value="0"><button type="submit">Wake it</button>`);
  return form(html`<label for="hours">Snooze for</label>
<div class="row"><select id="hours" name="hours">${SNOOZES.map(
    ({ hours, words }) => html`<option value="${hours}">${words}</option>`,
  )}</select><button type="submit">Snooze</button></div>`);
}

function tags(page: Page, { head, side }: ConversationView, answers: boolean): Html {
  if (!answers && head.tags.length === 0) return html``;
  return html`<section class="panel line">
<h2>Tags</h2>
<ul class="tags">${head.tags.map(
    (tag) =>
      html`<li><span class="tag">#<bdi>${tag}</bdi></span>${
        answers
          ? html`<form method="post" action="/c/${head.id}/untag">${csrfField(page)}<input type="hidden" name="tag" value="${tag}"><button class="plain" type="submit" aria-label="Remove the tag ${tag}">Remove</button></form>`
          : ''
      }</li>`,
  )}</ul>
${
  answers
    ? html`<form method="post" action="/c/${head.id}/tag">${csrfField(page)}
<label for="tag">Add a tag</label>
<div class="row"><input id="tag" name="tag" required maxlength="${MOST_TAG}" list="tags-known" autocomplete="off"><button type="submit">Add</button></div>
<datalist id="tags-known">${side.tags.map((tag) => html`<option value="${tag}"></option>`)}</datalist>
</form>`
    : ''
}
</section>`;
}

/** The newest drafts; each is read, changed and proposed on a page of its own. */
function drafts({ head, side }: ConversationView): Html {
  const newest = side.drafts.slice(0, MOST_DRAFTS);
  const more = side.drafts.length - newest.length;
  return html`<section class="panel line" aria-labelledby="drafts">
<h2 id="drafts">Drafts</h2>
<p><a href="/c/${head.id}/drafts">Prepare a draft</a></p>
${
  newest.length === 0
    ? ''
    : html`<details class="drafts"><summary>${side.drafts.length === 1 ? '1 draft' : `${side.drafts.length} drafts`}</summary>
<ul class="plain small">${newest.map(
        ({ id, number, version, subject }) =>
          html`<li><a href="/c/${head.id}/drafts/${id}">#${number}, version ${version}</a> <bdi>${clipped(subject, 80)}</bdi></li>`,
      )}</ul>${more > 0 ? html`<p><a href="/c/${head.id}/drafts">${more} more</a></p>` : ''}
</details>`
}
</section>`;
}

function close(page: Page, { head }: ConversationView): Html {
  return html`<details class="panel line">
<summary>Close the conversation</summary>
<form method="post" action="/c/${head.id}/close">${csrfField(page)}
<p class="hint">Neither the assistant nor the desk writes to this client until it is opened again.</p>
<button class="danger" type="submit">Close it</button>
</form>
</details>`;
}
