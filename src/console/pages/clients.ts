import type { Hono } from 'hono';
import { z } from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { badQuery, maybe, readQuery } from '../query.ts';
import { sightOf } from '../sight-of.ts';
import { needs, type SignedIn } from '../signed-in.ts';
import { clientsView, STATUSES } from './clients-view.ts';

const PAGE = 50;

const QUERY = z.object({
  status: maybe(z.enum(STATUSES)),
  subject: maybe(z.string().trim().max(64)),
  before: maybe(z.string().max(64)),
  names: maybe(z.literal('1')),
});

/** /clients: everybody the desk works for, newest first. */
export function clientsPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'onRecord'>,
): void {
  app.get('/clients', needs('read'), async (page) => {
    const query = readQuery(page, QUERY);
    if (!query.ok) return badQuery(page, '/clients', 'Clients', query.fields);
    const { status, subject, before, names } = query.data;
    const { operator } = page.var;
    const sight = sightOf(operator);
    const filter = { sight, status, subject, before };
    // Names are content: who sees them is on each client's record first (I12).
    const lines = await deps.store.listClientLines({ ...filter, names: false, limit: PAGE + 1 });
    const shown = lines.slice(0, PAGE);
    if (names)
      await Promise.all(
        shown.map((client) => deps.onRecord(operator, { client, conversation: null }, 'name')),
      );
    const clients = names
      ? await deps.store.listClientLines({ ...filter, names: true, limit: PAGE })
      : shown;
    const onRecord = new Set(shown.map(({ id }) => id));
    return page.html(
      layout(page, {
        title: 'Clients',
        at: '/clients',
        body: clientsView({
          // Somebody who came in between the two reads is not on record yet.
          clients: clients.filter(({ id }) => onRecord.has(id)),
          counts: await deps.store.countClientLines(sight),
          filter: { status, subject, names: names !== null },
          next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
        }),
      }),
    );
  });
}
