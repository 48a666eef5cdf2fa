import type { Hono } from 'hono';
import { z } from 'zod';
import { CARD_STATES, type CardLine } from '../../desk/ports/console-views-store.ts';
import { answerHeld } from '../../desk/second-yes.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { layout } from '../layout.ts';
import { badQuery, maybe, readQuery } from '../query.ts';
import { notFound } from '../refusals.ts';
import { sightOf } from '../sight-of.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { approvalView } from './approval-view.ts';
import { approvalsView } from './approvals-view.ts';
import { toolWords } from './card-words.ts';

const PAGE = 50;

/** Where a page ended: the end of the last card's time, and its id. */
const PLACE = z
  .string()
  .regex(/^\d{1,15}_[\w-]{1,64}$/)
  .transform((text) => {
    const [at = '', ...id] = text.split('_');
    return { expiresAt: new Date(Number(at)), id: id.join('_') };
  });

const QUERY = z.object({
  state: z.enum(CARD_STATES).default('waiting'),
  after: maybe(PLACE),
});

const ANSWER = z.object({ answer: z.enum(['agree', 'refuse']) });

/** /approvals: what clients are asked, and what became of it. Only a client presses a client's card; here the second yes is given. */
export function approvalsPages(
  app: Hono<SignedIn>,
  deps: Pick<
    ConsoleDeps,
    'store' | 'onRecord' | 'feed' | 'catalog' | 'clock' | 'ids' | 'wakeOutbox'
  >,
): void {
  const { store } = deps;

  app.get('/approvals', needs('read'), async (page) => {
    const query = readQuery(page, QUERY);
    if (!query.ok) return badQuery(page, '/approvals', 'Approvals', query.fields);
    const { state, after } = query.data;
    const sight = sightOf(page.var.operator);
    const cards = await store.listCards({ state, sight, after, limit: PAGE + 1 });
    const shown = cards.slice(0, PAGE);
    return page.html(
      layout(page, {
        title: 'Approvals',
        at: '/approvals',
        body: approvalsView({
          state,
          cards: shown,
          counts: await store.countCards(sight),
          next: cards.length > PAGE ? placeOf(shown.at(-1)) : null,
          now: deps.clock.now(),
        }),
      }),
    );
  });

  app.get('/approvals/:id', needs('read'), (page) => {
    const { said } = page.req.query();
    return show(page, 200, said === 'agree' || said === 'refuse' ? { said } : {});
  });

  app.post('/approvals/:id/answer', needs('agree'), async (page) => {
    const id = page.req.param('id');
    const card = await store.cardInSight(id, sightOf(page.var.operator));
    if (!card) return notFound(page);
    const form = await readForm(page, ANSWER);
    if (!form.ok) return show(page, 400, { wrong: form.sentence });
    const { answer } = form.data;
    const { ok, sentence } = await answerHeld(deps, id, page.var.operator.name, answer);
    if (!ok) return show(page, 409, { wrong: sentence });
    // What the refusal tells the client waits in the outbox; an agreed action is begun by the desk's own look.
    deps.wakeOutbox(card.conversationId);
    deps.feed.changed({ kind: 'conversation', id: card.conversationId });
    return page.redirect(`/approvals/${id}?said=${answer}`, 303);
  });

  async function show(
    page: Page,
    status: 200 | 400 | 409,
    told: { wrong?: string; said?: 'agree' | 'refuse' },
  ) {
    const { operator } = page.var;
    const card = await store.cardInSight(page.req.param('id') ?? '', sightOf(operator));
    if (!card) return notFound(page);
    const home = { client: card, conversation: { id: card.conversationId } };
    await deps.onRecord(operator, home, 'card', { approval: card.number });
    const known = await store.getApproval(card.id);
    if (!known) return notFound(page);
    return page.html(
      layout(page, {
        title: `Card #${card.number}: ${toolWords(card.tool)}`,
        at: '/approvals',
        body: approvalView(page, { card, text: known.approval.cardText, ...told }),
      }),
      status,
    );
  }
}

function placeOf(card: CardLine | undefined): string | null {
  return card ? `${card.expiresAt.getTime()}_${card.id}` : null;
}
