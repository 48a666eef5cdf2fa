import type { Hono } from 'hono';
import { z } from 'zod';
import { accountEmail, telegramAccount } from '../../desk/operators/account-name.ts';
import { type AccountWish, refusedWish } from '../../desk/operators/account-wish.ts';
import type { Accounts } from '../../desk/operators/accounts.ts';
import { ROLES } from '../../desk/operators/operator.ts';
import type { OperatorAccount, OperatorChanged } from '../../desk/ports/operator-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { operatorsView, operatorView } from './operators-view.ts';

export interface OperatorPagesDeps extends Pick<ConsoleDeps, 'store' | 'feed' | 'clock'> {
  accounts: Accounts;
}

const FAULTS: Readonly<Record<'taken' | 'last_admin', string>> = {
  taken: 'That e-mail address or Telegram account is another operator’s, so nothing was changed.',
  last_admin: 'This is the last admin, so nothing was changed. Make another admin first.',
};

const Rights = z.object({ role: z.enum(ROLES), assigned_only: z.enum(['on']).optional() });
/** An empty field takes it away. */
const KnownBy = z.object({
  email: readBy(accountEmail, 'an e-mail address is like ada@example.com'),
  telegram: readBy(telegramAccount, 'a Telegram account is a number, like 123456789'),
});

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

  const refused = (
    page: Page,
    account: OperatorAccount,
    fault: string,
    status: 400 | 403 | 409 = 409,
  ) => page.html(operatorView(page, { account, now: clock.now(), fault }), status);

  /** One change of one account by its form; the last admin stays, whoever asks. */
  const change = (
    path: string,
    work: (page: Page, account: OperatorAccount) => Promise<OperatorChanged | Response>,
  ) =>
    app.post(`/operators/:id/${path}`, async (page) => {
      const account = await store.getOperator(page.req.param('id'));
      if (!account) return notFound(page);
      const result = await work(page, account);
      if (typeof result !== 'string') return result;
      feed.changed({ kind: 'desk' });
      if (result === 'changed') return page.redirect(`/operators/${account.id}`, 303);
      return result === 'unknown' ? notFound(page) : refused(page, account, FAULTS[result]);
    });

  /** A form of what the account should be, refused where it gives more than its sender has. */
  const wish = <S extends z.ZodType>(
    path: string,
    schema: S,
    wishOf: (fields: z.infer<S>) => AccountWish,
  ) =>
    change(path, async (page, account) => {
      const form = await readForm(page, schema);
      if (!form.ok) return refused(page, account, form.sentence, 400);
      const wished = wishOf(form.data);
      const no = refusedWish(page.var.operator, account, wished);
      if (no !== null) return refused(page, account, no, 403);
      return accounts.set(hand(page), account, wished);
    });

  wish('rights', Rights, ({ role, assigned_only }) => ({
    role,
    assignedOnly: assigned_only === 'on',
  }));
  wish('known-by', KnownBy, ({ email, telegram }) => ({ email, telegramUser: telegram }));

  change('disable', (page, known) => accounts.setDisabled(hand(page), known, true));
  change('enable', (page, known) => accounts.setDisabled(hand(page), known, false));
  change('unlock', (page, known) => accounts.unlock(hand(page), known));
  change('totp-off', (page, known) => accounts.setTotp(hand(page), known, null));
  change('sign-out', async (page, known) => {
    await accounts.endSessions(hand(page), known);
    return 'changed';
  });
}

function readBy(read: (text: string) => string | null, right: string) {
  return z.string().transform((text, context) => {
    if (text.trim() === '') return null;
    const value = read(text);
    if (value === null) context.addIssue({ code: 'custom', message: right });
    return value;
  });
}
