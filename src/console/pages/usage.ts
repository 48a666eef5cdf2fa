import type { Hono } from 'hono';
import { z } from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { badQuery, readQuery } from '../query.ts';
import { sightOf } from '../sight-of.ts';
import { needs, type SignedIn } from '../signed-in.ts';
import { createUsageSums } from './usage-sums.ts';
import { RANGES, usageView } from './usage-view.ts';

const QUERY = z.object({ days: z.enum(RANGES).default('30') });

/** /usage: what the models did and cost, by day and by client. Counts only, no content. */
export function usagePages(app: Hono<SignedIn>, deps: Pick<ConsoleDeps, 'store' | 'clock'>): void {
  const sums = createUsageSums(deps);

  app.get('/usage', needs('read'), async (page) => {
    const query = readQuery(page, QUERY);
    if (!query.ok) return badQuery(page, '/usage', 'Usage', query.fields);
    const many = Number(query.data.days);
    const sight = sightOf(page.var.operator);
    return page.html(
      layout(page, {
        title: 'Usage',
        at: '/usage',
        body: usageView({
          many,
          totals: await sums.days(many, sight),
          most: await sums.most(many, sight),
          now: deps.clock.now(),
        }),
      }),
    );
  });
}
