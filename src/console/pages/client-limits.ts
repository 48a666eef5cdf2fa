import type { Hono } from 'hono';
import { z } from 'zod';
import { changeClientLimits, readLimitForm } from '../../desk/client-limits.ts';
import { startOfDay } from '../../desk/day-budget.ts';
import { sendTools } from '../../desk/tool.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { layout } from '../layout.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { clientLimitsView } from './client-limits-view.ts';

const FIELD = z.string().trim().max(20);
const FORM = z.object({ turns: FIELD, tokens: FIELD, toolCalls: FIELD, sends: FIELD, cost: FIELD });

/** Limits of a day that are one client's own. */
export function clientLimitsPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'onRecord' | 'feed' | 'catalog' | 'settings' | 'clock'>,
): void {
  const right = needs('admit');

  app.get('/clients/:id/limits', right, (page) =>
    show(page, page.req.query('said') === 'saved' ? { done: 'The limits are saved.' } : {}),
  );

  app.post('/clients/:id/limits', right, async (page) => {
    const known = await clientOf(page);
    if (!known) return notFound(page);
    const form = await readForm(page, FORM);
    if (!form.ok) return show(page, { wrong: form.sentence }, 422);
    const limits = readLimitForm(form.data);
    if (!limits.ok) return show(page, { wrong: limits.sentence }, 422);
    await changeClientLimits(deps, known.client, limits.limits, page.var.operator.name);
    for (const { id } of known.conversations) deps.feed.changed({ kind: 'conversation', id });
    return page.redirect(`/clients/${known.client.id}/limits?said=saved`, 303);
  });

  /** Only who sees all clients sets limits; for everybody else there is no such page. */
  async function clientOf(page: Page) {
    if (page.var.operator.assignedOnly) return null;
    const known = await deps.store.getClient(page.req.param('id') ?? '');
    return known && known.client.status !== 'closed' ? known : null;
  }

  async function show(
    page: Page,
    said: { done?: string; wrong?: string },
    status: 200 | 422 = 200,
  ) {
    const known = await clientOf(page);
    if (!known) return notFound(page);
    const { client } = known;
    await deps.onRecord(page.var.operator, { client, conversation: null }, 'client');
    const since = startOfDay(deps.clock.now());
    const view = clientLimitsView(page, {
      client,
      said,
      desk: deps.settings.dayLimits,
      used: await deps.store.dayUse(client.id, since, sendTools(deps.catalog)),
    });
    return page.html(
      layout(page, { title: 'Limits of a client', at: '/clients', body: view }),
      status,
    );
  }
}
