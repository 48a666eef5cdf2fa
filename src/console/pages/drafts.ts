import type { Hono } from 'hono';
import { z } from 'zod';
import { MOST_BODY, MOST_SUBJECT } from '../../desk/draft.ts';
import type { ConversationHead } from '../../desk/ports/inbox-store.ts';
import { jobsOf } from '../../desk/takeover/prepare-draft.ts';
import type { Outcome } from '../../desk/takeover/takeover.ts';
import { typedWords } from '../auth/kept-words.ts';
import { createFlash } from '../flash.ts';
import { ITS_ID, readForm, STATUS, typedFields, words } from '../form.ts';
import { headInSight, isAnswering } from '../head-in-sight.ts';
import { layout } from '../layout.ts';
import { refusedUnlessRecorded } from '../recorded-look.ts';
import { notFound } from '../refusals.ts';
import { sightOf } from '../sight-of.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import type { ConversationDeps } from './conversation.ts';
import { draftWorkView, type TypedDraft } from './draft-work-view.ts';
import { type DraftChoice, draftsView } from './drafts-view.ts';

type Status = 200 | (typeof STATUS)[keyof typeof STATUS];

/** What a page says besides the drafts, and with which status. */
interface Answer {
  status: Status;
  wrong: string | null;
}

const WISH = z.object({
  id: ITS_ID,
  job: z.string().min(1, 'choose a job').max(300),
  kind: z.enum(['outreach', 'follow_up', 'cover_letter']),
  length: z.enum(['short', 'normal', 'long']),
  tone: z.enum(['plain', 'warm', 'formal']),
});
const VERSION = z.coerce.number().int().min(1);
const EDIT = z.object({
  version: VERSION,
  subject: words(MOST_SUBJECT, 'the subject'),
  body: words(MOST_BODY, 'the text'),
});
const PROPOSE = z.object({ version: VERSION, to: z.string().max(254) });

const SHOWN = { status: 200, wrong: null } as const;

/** /c/:id/drafts: where whoever answers a client prepares drafts for them, changes them and proposes them. */
export function draftPages(app: Hono<SignedIn>, deps: ConversationDeps): void {
  const { store, takeover } = deps;
  const flash = createFlash(deps.clock);
  const headOf = (page: Page) => headInSight(store, page, page.req.param('id') ?? '');

  async function showAll(
    page: Page,
    head: ConversationHead,
    answer: Answer,
    chosen: DraftChoice = {},
  ): Promise<Response> {
    const refused = await refusedUnlessRecorded(deps, page, head, 'conversation');
    if (refused) return refused;
    const rows = await store.loadWorkspace(head.id);
    const ids = jobsOf(rows);
    const about = rows.drafts.map(({ postingId }) => postingId);
    const viewer = { clientId: head.clientId };
    const found = await store.getPostings([...new Set([...ids, ...about])], viewer);
    const postings = new Map(found.map((posting) => [posting.id, posting]));
    const body = draftsView(page, {
      head,
      drafts: rows.drafts,
      pending: rows.pending,
      jobs: ids.flatMap((id) => postings.get(id) ?? []),
      postings,
      isAnswering: isAnswering(page, head),
      chosen,
      said: answer.wrong === null ? flash.take(page) : null,
      wrong: answer.wrong,
      draftId: deps.ids.next(),
    });
    const title = `Drafts for ${rows.client.name ?? 'an unnamed client'}`;
    return page.html(layout(page, { title, at: '/inbox', body }), answer.status);
  }

  async function showOne(
    page: Page,
    head: ConversationHead,
    answer: Answer,
    typed: TypedDraft | null = null,
  ): Promise<Response> {
    const { clientId } = head;
    const found = await store.clientDraft(clientId, page.req.param('draft') ?? '');
    if (!found) return notFoundWith(page);
    const { draft } = found;
    const detail = { draft: draft.number };
    const refused = await refusedUnlessRecorded(deps, page, head, 'draft', detail);
    if (refused) return refused;
    const body = draftWorkView(page, {
      ...found,
      head,
      cards: await store.cardsAbout(clientId, draft.id, sightOf(page.var.operator)),
      contacts: (await store.loadWorkspace(head.id)).contacts,
      isAnswering: isAnswering(page, head),
      typed,
      said: answer.wrong === null ? flash.take(page) : null,
      wrong: answer.wrong,
    });
    const title = `Draft ${draft.number}`;
    return page.html(layout(page, { title, at: '/inbox', body }), answer.status);
  }

  /** What became of a wish: the page where it is seen, or how things are now with the words that were refused. */
  async function settle(
    page: Page,
    outcome: Outcome,
    lands: string,
    show: (head: ConversationHead, answer: Answer) => Promise<Response>,
  ): Promise<Response> {
    if (outcome.ok) {
      flash.say(page, outcome.sentence);
      return page.redirect(lands, 303);
    }
    if (outcome.why === 'not_found') return notFoundWith(page);
    const now = await headOf(page);
    if (!now) return notFoundWith(page);
    return show(now, { status: STATUS[outcome.why], wrong: outcome.sentence });
  }

  app.get('/c/:id/drafts', needs('answer'), async (page) => {
    const head = await headOf(page);
    return head ? showAll(page, head, SHOWN) : notFound(page);
  });

  app.post('/c/:id/drafts', needs('answer'), async (page) => {
    const head = await headOf(page);
    if (!head) return notFound(page);
    const form = await readForm(page, WISH);
    if (!form.ok) return showAll(page, head, { status: 422, wrong: form.sentence });
    const { id: draftId, job: postingId, ...wish } = form.data;
    const outcome = await takeover.prepareDraft(page.var.operator, head.id, {
      ...wish,
      postingId,
      draftId,
    });
    return settle(page, outcome, `/c/${head.id}/drafts/${draftId}`, (now, answer) =>
      showAll(page, now, answer, form.data),
    );
  });

  app.get('/c/:id/drafts/:draft', needs('answer'), async (page) => {
    const head = await headOf(page);
    return head ? showOne(page, head, SHOWN) : notFound(page);
  });

  app.post('/c/:id/drafts/:draft', needs('answer'), async (page) => {
    const head = await headOf(page);
    if (!head) return notFoundWith(page);
    const form = await readForm(page, EDIT);
    if (!form.ok) {
      const { subject, body } = (await typedFields(page)) ?? {};
      const typed = { subject: String(subject ?? ''), body: String(body ?? '') };
      return showOne(page, head, { status: 422, wrong: form.sentence }, typed);
    }
    const draftId = page.req.param('draft');
    const outcome = await takeover.editDraft(page.var.operator, head.id, {
      ...form.data,
      draftId,
    });
    return settle(page, outcome, `/c/${head.id}/drafts/${draftId}`, (now, answer) =>
      showOne(page, now, answer, form.data),
    );
  });

  app.post('/c/:id/drafts/:draft/propose', needs('answer'), async (page) => {
    const head = await headOf(page);
    const found = head && (await store.clientDraft(head.clientId, page.req.param('draft')));
    if (!head || !found) return notFound(page);
    const form = await readForm(page, PROPOSE);
    if (!form.ok) return showOne(page, head, { status: 422, wrong: form.sentence });
    const { id: draftId, number } = found.draft;
    const { version: draftVersion, to } = form.data;
    const outcome = await takeover.propose(page.var.operator, head.id, {
      tool: 'send_outreach',
      args: { draft: number, ...(to === '' ? {} : { to }) },
      seen: { draftId, draftVersion },
    });
    return settle(page, outcome, `/c/${head.id}/drafts/${draftId}`, (now, answer) =>
      showOne(page, now, answer),
    );
  });
}

/** As for every page that is not theirs; what they had typed is not lost with it. */
async function notFoundWith(page: Page): Promise<Response> {
  return notFound(page, await typedWords(page));
}
