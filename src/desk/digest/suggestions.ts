import type { Draft, DraftKind, Recipient } from '../draft.ts';
import { composerOf } from '../drafting/kinds.ts';
import type { PipelineItem } from '../pipeline.ts';
import { plainName } from '../plain-name.ts';
import type { Ids } from '../ports/clock.ts';
import type { Change, Store, WorkspaceRows } from '../ports/store.ts';
import type { Posting } from '../posting.ts';
import { withoutForeignLinks } from '../reply-links.ts';
import type { FollowUp } from './follow-up.ts';
import { lastThread, MAIL_TOOL } from './sent-mail.ts';

/** A follow-up that is spoken of now, with a text that is ready to be looked at. */
export interface Suggestion {
  posting: Posting;
  item: PipelineItem;
  /** When the last mail went out, where the desk sent it; else since when the job stands where it does. */
  since: Date;
  /** Null without a CV: there is nothing to write from. */
  draft: Draft | null;
}

export interface Suggestions {
  suggestions: Suggestion[];
  /** How many more are due. */
  more: number;
  changes: Change[];
}

export interface SuggestDeps {
  store: Pick<
    Store,
    'followUps' | 'closedAmong' | 'getPostings' | 'sentMails' | 'reserveDraftNumber'
  >;
  ids: Ids;
}

/**
 * The follow-ups that are due, at most `most` of them, each with a ready draft. What has become pointless (the job has
 * closed or is out of the pipeline) ends without a word.
 */
export async function dueSuggestions(
  deps: SuggestDeps,
  rows: WorkspaceRows,
  now: Date,
  most: number,
): Promise<Suggestions> {
  const clientId = rows.client.id;
  const due = (await deps.store.followUps(clientId)).filter(
    ({ state, dueAt }) => state === 'open' && dueAt <= now,
  );
  if (due.length === 0) return { suggestions: [], more: 0, changes: [] };
  const ids = due.map(({ postingId }) => postingId);
  const closed = await deps.store.closedAmong(ids);
  const found = await deps.store.getPostings(ids, { clientId });
  const postings = new Map(found.map((item) => [item.id, item]));
  const settle = ({ postingId }: FollowUp, state: FollowUp['state']): Change => ({
    type: 'follow_up_settled',
    clientId,
    postingId,
    state,
    dueAt: null,
    at: now,
  });
  const changes: Change[] = [];
  const suggestions: Suggestion[] = [];
  let more = 0;
  for (const followUp of due) {
    const posting = postings.get(followUp.postingId);
    const item = rows.pipeline.find(({ postingId }) => postingId === followUp.postingId);
    if (!posting || !item || closed.has(posting.id) || !OPEN_STAGES.has(item.stage)) {
      changes.push(settle(followUp, 'done'));
      continue;
    }
    if (suggestions.length === most) {
      more += 1;
      continue;
    }
    const ready = await suggestion(deps, rows, posting, item, now);
    suggestions.push(ready.suggestion);
    changes.push(settle(followUp, 'suggested'), ...ready.changes);
  }
  return { suggestions, more, changes };
}

const OPEN_STAGES: ReadonlySet<string> = new Set(['saved', 'drafted', 'contacted', 'applied']);

async function suggestion(
  deps: SuggestDeps,
  rows: WorkspaceRows,
  posting: Posting,
  item: PipelineItem,
  now: Date,
): Promise<{ suggestion: Suggestion; changes: Change[] }> {
  const written = item.stage === 'contacted' || item.stage === 'applied';
  const mails = written ? await deps.store.sentMails(rows.client.id, MAIL_TOOL, null) : [];
  const last = lastThread(mails, posting);
  const kind: DraftKind = written ? 'follow_up' : 'outreach';
  const since = last?.at ?? item.at;
  const known = rows.drafts.find(
    (draft) => draft.postingId === posting.id && (draft.kind ?? 'outreach') === kind,
  );
  if (known) return { suggestion: { posting, item, since, draft: known }, changes: [] };
  if (!rows.cv) return { suggestion: { posting, item, since, draft: null }, changes: [] };
  // A title is the board's words: a link in it would go out under the client's name.
  const title = withoutForeignLinks(posting.title, new Set(), [posting.company]).text;
  const to = last?.to ?? contactOf(posting);
  const text = composerOf(
    kind,
    last?.thread,
  )({ facts: rows.facts, posting: { ...posting, title }, to, wishes: PLAIN });
  if (!text.ok) return { suggestion: { posting, item, since, draft: null }, changes: [] };
  const draft: Draft = {
    id: deps.ids.next(),
    number: await deps.store.reserveDraftNumber(rows.client.id),
    version: 1,
    postingId: posting.id,
    to,
    subject: text.subject,
    body: text.body,
    attachCv: false,
    wishes: PLAIN,
    kind,
    ...(last ? { thread: last.thread } : {}),
    createdAt: now,
  };
  return {
    suggestion: { posting, item, since, draft },
    changes: [{ type: 'draft_saved', clientId: rows.client.id, draft }],
  };
}

/** The contact in the board's own field; its name is the board's text and must stay one plain line. */
export function contactOf({ contact }: Posting): Recipient | null {
  if (!contact) return null;
  const name = contact.name === null ? '' : plainName(contact.name);
  return { name: name === '' ? null : name, email: contact.email, source: 'board' };
}

const PLAIN = {
  length: 'normal',
  tone: 'plain',
  mention: [],
  leaveOut: [],
} satisfies Draft['wishes'];
