import type { Hono } from 'hono';
import { z } from 'zod';
import { addInvite, revokeInvite } from '../../desk/admission/invites.ts';
import { settleStranger } from '../../desk/admission/waiting.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { layout } from '../layout.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { type PeopleSaid, peopleView } from './people-view.ts';

/** The most that one page shows of the waiting list; the oldest come first, so that the rest follows. */
const SHOWN = 100;

const INVITE = z.object({
  label: z
    .string()
    .trim()
    .min(1, 'say what it is for')
    .max(60)
    .regex(/^[^\p{Cc}]*$/u),
  uses: z.coerce.number().int().min(1).max(10_000),
  days: z.coerce.number().int().min(1).max(365),
});

const DONE: Readonly<Record<string, string>> = {
  admitted: 'They are let in; the desk greets them and asks for their consent.',
  refused: 'They are refused and get one polite line; after that the desk is silent.',
  revoked: 'The invite is revoked: it lets nobody in any more.',
};

/** Who waits to become a client, and the invites. */
export function peoplePages(
  app: Hono<SignedIn>,
  deps: Pick<
    ConsoleDeps,
    'store' | 'onRecord' | 'feed' | 'settings' | 'clock' | 'ids' | 'wakeOutbox'
  >,
): void {
  const right = needs('admit');

  app.get('/people', right, (page) => {
    const done = DONE[page.req.query('said') ?? ''];
    return show(page, done === undefined ? {} : { done });
  });

  for (const [path, to] of [
    ['admit', 'admitted'],
    ['refuse', 'refused'],
  ] as const)
    app.post(`/people/:client/${path}`, right, async (page) => {
      const { operator } = page.var;
      if (operator.assignedOnly) return notFound(page);
      const settled = await settleStranger(deps, page.req.param('client'), to, {
        operator: operator.name,
        source: 'console',
      });
      if (!settled.ok) return show(page, { wrong: settled.sentence }, 409);
      for (const id of settled.conversations) {
        deps.wakeOutbox(id);
        deps.feed.changed({ kind: 'conversation', id });
      }
      return page.redirect(`/people?said=${to}`, 303);
    });

  app.post('/people/invites', right, async (page) => {
    const form = await readForm(page, INVITE);
    if (!form.ok) return show(page, { wrong: form.sentence }, 422);
    const { code } = await addInvite(deps, form.data, page.var.operator);
    // The code is shown here and nowhere else, so there is no address that shows it again.
    return show(page, { code });
  });

  app.post('/people/invites/:id/revoke', right, async (page) => {
    const { id, name } = page.var.operator;
    const revoked = await revokeInvite(deps, page.req.param('id'), { id, name });
    return revoked ? page.redirect('/people?said=revoked', 303) : notFound(page);
  });

  async function show(page: Page, said: PeopleSaid, status: 200 | 409 | 422 = 200) {
    const { operator } = page.var;
    const list = operator.assignedOnly
      ? { total: 0, people: [] }
      : await deps.store.waitingList(SHOWN);
    if (list.total > 0)
      await deps.onRecord(
        operator,
        { client: { subject: 'desk' }, conversation: null },
        'waiting_list',
      );
    const view = peopleView(page, {
      list,
      said,
      invites: await deps.store.listInvites(),
      admission: deps.settings.admission,
      now: deps.clock.now(),
    });
    page.header('cache-control', 'no-store');
    return page.html(layout(page, { title: 'Joining', at: '/people', body: view }), status);
  }
}
