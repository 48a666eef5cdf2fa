import type { Hono } from 'hono';
import { dayLeft, dayLimitsOf, startOfDay } from '../../desk/day-budget.ts';
import { may } from '../../desk/operators/operator.ts';
import { sendTools } from '../../desk/tool.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { notFound } from '../refusals.ts';
import { sightOf } from '../sight-of.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { cvView } from './client-cv-view.ts';
import { draftView } from './client-draft-view.ts';
import { clientView } from './client-view.ts';

const LOG_ROWS = 40;

/**
 * /clients/:id and what lies behind it. Each look is on the client's record before anything is read; the CV and every
 * draft are looks of their own.
 */
export function clientPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'onRecord' | 'catalog' | 'settings' | 'clock'>,
): void {
  /** The client of the address, when this operator may see them. */
  const known = (page: Page) =>
    deps.store.clientInSight(page.req.param('id') ?? '', sightOf(page.var.operator));

  app.get('/clients/:id', needs('read'), async (page) => {
    const client = await known(page);
    if (!client) return notFound(page);
    const { operator } = page.var;
    await deps.onRecord(operator, { client, conversation: null }, 'client');
    const view = await deps.store.clientView(client.id, sightOf(operator));
    if (!view) return notFound(page);
    const now = deps.clock.now();
    const limits = dayLimitsOf(view.client, deps.settings.dayLimits);
    const used = await deps.store.dayUse(client.id, startOfDay(now), sendTools(deps.catalog));
    const log = await deps.store.listAudit({ user: client.subject, limit: LOG_ROWS });
    return page.html(
      layout(page, {
        title: view.client.name ?? 'A client without a name',
        at: '/clients',
        wide: true,
        body: clientView({ view, limits, used, left: dayLeft(limits, used), log, operator, now }),
      }),
    );
  });

  app.get('/clients/:id/cv', needs('read'), async (page) => {
    const client = await known(page);
    if (!client) return notFound(page);
    await deps.onRecord(page.var.operator, { client, conversation: null }, 'cv');
    const read = await deps.store.clientCv(client.id);
    return page.html(
      layout(page, { title: 'CV and facts', at: '/clients', body: cvView(client, read) }),
    );
  });

  app.get('/clients/:id/drafts/:draft', needs('read'), async (page) => {
    const client = await known(page);
    const found = client && (await deps.store.clientDraft(client.id, page.req.param('draft')));
    if (!client || !found) return notFound(page);
    const { number } = found.draft;
    await deps.onRecord(page.var.operator, { client, conversation: null }, 'draft', {
      draft: number,
    });
    // Where it can be changed and proposed.
    const view = may(page.var.operator, 'answer')
      ? await deps.store.clientView(client.id, sightOf(page.var.operator))
      : null;
    const body = draftView(client, found, view?.conversations ?? []);
    return page.html(layout(page, { title: `Draft ${number}`, at: '/clients', body }));
  });
}
