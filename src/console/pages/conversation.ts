import type { Hono } from 'hono';
import { isOnClosedBoard } from '../../desk/closed-boards.ts';
import { wordsOfTalk } from '../../desk/own-words.ts';
import type { ConversationHead, Thread } from '../../desk/ports/inbox-store.ts';
import { typedLinks } from '../../desk/typed-links.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { createFlash } from '../flash.ts';
import { headInSight } from '../head-in-sight.ts';
import { layout } from '../layout.ts';
import { refusedUnlessRecorded } from '../recorded-look.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { conversationActions } from './conversation-actions.ts';
import { conversationBody, type Typed } from './conversation-view.ts';
import type { AboutDesk } from './system.ts';

export type ConversationDeps = Pick<
  ConsoleDeps,
  'store' | 'takeover' | 'onRecord' | 'clock' | 'ids' | 'log' | 'settings' | 'catalog'
> & { about: Pick<AboutDesk, 'boards'> };

/** A page of a conversation is bounded, whatever is in it. */
const LIMITS = { turns: 40, maxChars: 60_000, others: 100 };
const TAGS = 200;

/** What a page says besides the conversation, and with which status. */
export interface Answer {
  status: 200 | 403 | 409 | 422;
  wrong: string | null;
  typed: Typed;
}

/** /c/:id: a conversation as it goes, and everything that an operator does with it. */
export function conversationPages(app: Hono<SignedIn>, deps: ConversationDeps): void {
  const flash = createFlash(deps.clock);

  const headFor = (page: Page, id: string) => headInSight(deps.store, page, id);

  async function show(page: Page, head: ConversationHead, answer: Answer): Promise<Response> {
    const { id } = head;
    const { operator } = page.var;
    const before = readTurn(page.req.query('before'));
    const refused = await refusedUnlessRecorded(deps, page, head, 'conversation');
    if (refused) return refused;
    const now = deps.clock.now();
    const scope = { operatorId: operator.id, only: operator.assignedOnly };
    const [thread, rows, canned, operators, tags] = await Promise.all([
      deps.store.conversationThread(id, LIMITS, before),
      deps.store.loadWorkspace(id),
      deps.store.cannedReplies(),
      deps.store.answeringOperators(),
      deps.store.inboxTags(scope, TAGS),
      deps.store.markSeen(id, now),
    ]);
    const inserted = canned.find((reply) => reply.id === page.req.query('canned'))?.text;
    return page.html(
      layout(page, {
        title: rows.client.name ?? 'Unnamed client',
        wide: true,
        scripts: ['live.js'],
        styles: ['inbox.css'],
        body: conversationBody(page, {
          head,
          client: rows.client,
          thread,
          canned,
          side: {
            facts: rows.facts.length,
            hasCv: rows.cv !== null,
            saved: rows.pipeline.length,
            drafts: rows.drafts,
            link: before === null ? newestLink(thread) : null,
            boards: deps.about.boards,
            operators,
            tags,
          },
          isOlder: before !== null,
          typed: { ...(inserted === undefined ? {} : { reply: inserted }), ...answer.typed },
          said: answer.wrong === null ? flash.take(page) : null,
          wrong: answer.wrong,
          nextId: () => deps.ids.next(),
          moment: { now, timeZone: deps.settings.timeZone },
        }),
      }),
      answer.status,
    );
  }

  app.get('/c/:id', needs('read'), async (page) => {
    const head = await headFor(page, page.req.param('id'));
    return head ? show(page, head, { status: 200, wrong: null, typed: {} }) : notFound(page);
  });
  conversationActions(app, { ...deps, flash, headFor, show });
}

/** The link that the client sent last, where it may be opened for them at all. */
function newestLink({ entries }: Thread): string | null {
  const said = entries.flatMap((entry) => (entry.kind === 'turn' ? entry.messages : []));
  const link = typedLinks(wordsOfTalk(said)).at(-1);
  return link?.startsWith('https://') && !isOnClosedBoard(link) ? link : null;
}

function readTurn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
