import type { Hono } from 'hono';
import type { InboxCursor, InboxFilter, InboxLine } from '../../desk/ports/inbox-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { FILTERS, inboxBody } from './inbox-view.ts';

const PAGE = 50;
/** Tags that the bar of lists offers; the others are found by the search. */
const TAGS = 12;
/** Names that one search opens, some at a time so that others get at the database in between. */
const NAMES = 1000;
const NAMES_AT_ONCE = 100;

type Found = { lines: InboxLine[]; next: InboxCursor | null; bounds: string | null };

/** GET /inbox: the conversations, newest activity first, as lists and by search. Nothing that was said stands in it. */
export function inboxPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'clock' | 'settings'>,
): void {
  app.get('/inbox', needs('read'), async (page) => {
    const now = deps.clock.now();
    const { operator } = page.var;
    const scope = { operatorId: operator.id, only: operator.assignedOnly };
    const query = page.req.query('q')?.trim().slice(0, 100) || null;
    const filter = readFilter(page, query);
    const after = readCursor(page.req.query('after'));

    const byList = async (): Promise<Found> => ({
      ...(await deps.store.inboxPage({ filter, scope, at: now, after, limit: PAGE })),
      bounds: null,
    });
    const [found, counts, tags] = await Promise.all([
      query === null || filter.kind === 'tag' ? byList() : search(query),
      deps.store.inboxCounts(scope, now),
      deps.store.inboxTags(scope, TAGS),
    ]);

    /** Names are sealed, so a search by name opens each; ids and tags are looked up. */
    async function search(words: string): Promise<Found> {
      const lines = ID.test(words) ? await deps.store.inboxById(words.toLowerCase(), scope) : [];
      if (lines.length > 0) return { lines, next: null, bounds: null };
      let next: InboxCursor | null = after;
      for (let looked = 0; looked < NAMES && lines.length < PAGE; looked += NAMES_AT_ONCE) {
        const part = await deps.store.inboxNamed({
          part: words,
          scope,
          after: next,
          among: NAMES_AT_ONCE,
        });
        lines.push(...part.lines);
        next = part.next;
        if (next === null) break;
      }
      const bounds =
        next === null
          ? null
          : `Names are kept encrypted, so a search opens at most ${NAMES} at a time, the latest first. Go on to older ones below.`;
      return { lines, next, bounds };
    }

    return page.html(
      layout(page, {
        title: 'Inbox',
        at: '/inbox',
        scripts: ['live.js'],
        styles: ['inbox.css'],
        body: inboxBody({
          filter,
          query,
          counts,
          tags,
          lines: found.lines,
          next: found.next && olderAddress(page, found.next),
          bounds: found.bounds,
          moment: { now, timeZone: deps.settings.timeZone },
        }),
      }),
    );
  });
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is not understood gives the whole list: an old bookmark is no reason to refuse. */
function readFilter(page: Page, query: string | null): InboxFilter {
  const tag = query?.startsWith('#') ? query.slice(1).trim() : page.req.query('tag');
  if (tag) return { kind: 'tag', tag: tag.slice(0, 100) };
  const wanted = page.req.query('f');
  return { kind: FILTERS.find(({ kind }) => kind === wanted)?.kind ?? 'all' };
}

function readCursor(text: string | undefined): InboxCursor | null {
  const [, ms, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text ?? '') ?? [];
  return ms === undefined || id === undefined ? null : { lastAt: new Date(Number(ms)), id };
}

function olderAddress(page: Page, { lastAt, id }: InboxCursor): string {
  const kept = new URLSearchParams();
  for (const name of ['f', 'tag', 'q']) {
    const value = page.req.query(name);
    if (value) kept.set(name, value);
  }
  kept.set('after', `${lastAt.getTime()}.${id}`);
  return `/inbox?${kept}`;
}
