import { html } from 'hono/html';
import type { Draft, DraftKind } from '../../desk/draft.ts';
import type { ConversationLine } from '../../desk/ports/console-views-store.ts';
import type { Posting } from '../../desk/posting.ts';
import type { Html } from '../layout.ts';
import { moment } from '../moment.ts';
import { postingLink } from './pipeline-board.ts';

/** A draft as it stands. Nothing of it is sent before the client's yes to a card with these very words. */
export function draftView(
  client: { id: string },
  shown: { draft: Draft; posting: Posting | null },
  conversations: readonly Pick<ConversationLine, 'id' | 'account'>[],
): Html {
  return html`
<p class="row"><a href="/clients/${client.id}">Back to the client</a>${conversations.map(
    ({ id, account }) =>
      html` <a href="/c/${id}/drafts/${shown.draft.id}">Change or propose it (${account.split(':')[0]})</a>`,
  )}</p>
${draftSheet(shown)}`;
}

/** What a draft is and says, for every page that shows one. */
export function draftSheet({ draft, posting }: { draft: Draft; posting: Posting | null }): Html {
  return html`<section class="panel" aria-label="Draft">
<dl class="facts">
<dt>What it is</dt><dd>${DRAFT_KINDS[draft.kind ?? 'outreach']}, version ${draft.version}</dd>
<dt>For</dt><dd>${posting ? html`${postingLink(posting)} – ${posting.company}` : 'a posting that is gone'}</dd>
<dt>To</dt><dd>${draft.to === null ? 'nobody yet' : `${draft.to.name ?? ''} ${draft.to.email}`.trim()}${
    draft.to === null
      ? ''
      : html` <span class="soft small">${draft.to.source === 'client' ? 'typed by the client' : 'from the board'}</span>`
  }</dd>
<dt>Subject</dt><dd>${draft.subject}</dd>
<dt>CV</dt><dd>${draft.attachCv ? 'attached' : 'not attached'}</dd>
<dt>Prepared by</dt><dd>${draft.author === undefined ? 'the assistant' : html`<bdi>${draft.author}</bdi>`}</dd>
<dt>Written</dt><dd>${moment(draft.createdAt)} UTC</dd>
</dl>
</section>
<section class="panel words" aria-label="Text" dir="auto">${draft.body}</section>`;
}

export const DRAFT_KINDS: Readonly<Record<DraftKind, string>> = {
  outreach: 'A first mail',
  follow_up: 'A follow-up',
  cover_letter: 'A cover letter',
};
