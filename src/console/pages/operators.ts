import type { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../../desk/operators/accounts.ts';
import { ROLES } from '../../desk/operators/operator.ts';
import type { OperatorChanged } from '../../desk/ports/operator-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { operatorsView, operatorView } from './operators-view.ts';

export interface OperatorPagesDeps extends Pick<ConsoleDeps, 'store' | 'feed' | 'clock'> {
  accounts: Accounts;
}

const Rights = z.object({ role: z.enum(ROLES), assigned_only: z.enum(['on']).optional() });

/** Accounts of the people of the desk, for admins. They are made on the desk's machine, where a password is typed unseen. */
export function operatorPages(app: Hono<SignedIn>, deps: OperatorPagesDeps): void {
  const { store, feed, clock, accounts } = deps;
  const hand = (page: Page) => ({ operator: page.var.operator.name, source: 'console' }) as const;

  app.use('/operators', needs('accounts'));
  app.use('/operators/*', needs('accounts'));

  app.get('/operators', async (page) =>
    page.html(operatorsView(page, await store.listOperators(), clock.now())),
  );

  app.get('/operators/:id', async (page) => {
    const account = await store.getOperator(page.req.param('id'));
    return account ? page.html(operatorView(page, { account, now: clock.now() })) : notFound(page);
  });

  /** One change of one account by its form; the last admin stays, whoever asks. */
  const change = (
    path: string,
    work: (page: Page, known: { id: string; name: string }) => Promise<OperatorChanged>,
  ) =>
    app.post(`/operators/:id/${path}`, async (page) => {
      const account = await store.getOperator(page.req.param('id'));
      if (!account) return notFound(page);
      const result = await work(page, account);
      feed.changed({ kind: 'desk' });
      if (result === 'changed') return page.redirect(`/operators/${account.id}`, 303);
      if (result === 'unknown') return notFound(page);
      const fault = 'This is the last admin, so nothing was changed. Make another admin first.';
      return page.html(operatorView(page, { account, now: clock.now(), fault }), 409);
    });

  app.post('/operators/:id/rights', async (page) => {
    const account = await store.getOperator(page.req.param('id'));
    if (!account) return notFound(page);
    const now = clock.now();
    const form = await readForm(page, Rights);
    if (!form.ok) return page.html(operatorView(page, { account, now, fault: form.sentence }), 400);
    const only = form.data.assigned_only === 'on';
    if (form.data.role !== account.role) {
      const result = await accounts.setRole(hand(page), account, form.data.role);
      if (result !== 'changed') {
        const fault = 'This is the last admin, so nothing was changed. Make another admin first.';
        return page.html(operatorView(page, { account, now, fault }), 409);
      }
    }
    if (only !== account.assignedOnly) await accounts.setAssignedOnly(hand(page), account, only);
    feed.changed({ kind: 'desk' });
    return page.redirect(`/operators/${account.id}`, 303);
  });

  change('disable', (page, known) => accounts.setDisabled(hand(page), known, true));
  change('enable', (page, known) => accounts.setDisabled(hand(page), known, false));
  change('unlock', (page, known) => accounts.unlock(hand(page), known));
  change('totp-off', (page, known) => accounts.setTotp(hand(page), known, null));
  change('sign-out', async (page, known) => {
    await accounts.endSessions(hand(page), known);
    return 'changed';
  });
}
