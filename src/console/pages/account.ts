import type { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../../desk/operators/accounts.ts';
import type { Passwords } from '../auth/password.ts';
import { passwordFault } from '../auth/password-rules.ts';
import { refusal } from '../auth/refusal.ts';
import { IDLE_MS } from '../auth/session.ts';
import type { SignIn } from '../auth/sign-in.ts';
import { newTotpSecret, totpStep } from '../auth/totp.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import type { Page, SignedIn } from '../signed-in.ts';
import { accountView, totpView } from './account-view.ts';

export interface AccountDeps extends Pick<ConsoleDeps, 'store' | 'feed' | 'clock'> {
  accounts: Accounts;
  signIn: SignIn;
  passwords: Passwords;
}

const text = z.string().max(1024).default('');
const NewPassword = z.object({ password: text, code: text, fresh: text, again: text });
const Totp = z.object({
  password: text,
  code: text,
  secret: z.string().regex(/^[A-Z2-7]{16,64}$/),
});
const Off = z.object({ password: text, code: text });

/** What everybody may do with their own account. Proof comes before every change: a tab that was left open is none. */
export function accountPages(app: Hono<SignedIn>, deps: AccountDeps): void {
  const { store, feed, clock, accounts, signIn, passwords } = deps;
  const hand = (page: Page) => ({ operator: page.var.operator.name, source: 'console' }) as const;

  const show = async (page: Page, fault?: string, status: 200 | 400 | 401 | 429 | 503 = 200) => {
    const account = await store.getOperator(page.var.operator.id);
    const now = clock.now();
    const sessions = (await store.listSessions(page.var.operator.id)).filter(
      ({ expiresAt, seenAt }) => expiresAt > now && now.getTime() - seenAt.getTime() < IDLE_MS,
    );
    return page.html(accountView(page, { account, sessions, fault }), status);
  };
  /** Null when the proof is right; otherwise the sentence that says what was wrong. */
  const refused = async (page: Page, claim: { password: string; code: string }) => {
    const answer = await signIn.confirm(page.var.operator.id, claim);
    return answer.result === 'right' ? null : refusal(answer, clock.now());
  };
  const over = (page: Page, what: string) => {
    feed.changed({ kind: 'desk' });
    return page.redirect(`/sign-in?said=${what}`, 303);
  };

  app.get('/account', (page) => show(page));

  app.post('/account/password', async (page) => {
    const form = await readForm(page, NewPassword);
    if (!form.ok) return show(page, form.sentence, 400);
    const { fresh, again } = form.data;
    if (fresh !== again) return show(page, 'The two new passwords differ. Type them again.', 400);
    const fault = passwordFault(fresh, page.var.operator.name);
    if (fault !== null) return show(page, fault, 400);
    const no = await refused(page, form.data);
    if (no) return show(page, no.sentence, no.status);
    await accounts.setPassword(hand(page), page.var.operator, await passwords.hash(fresh));
    return over(page, 'password');
  });

  app.get('/account/totp', (page) => page.html(totpView(page, { secret: newTotpSecret() })));

  app.post('/account/totp', async (page) => {
    const form = await readForm(page, Totp);
    if (!form.ok) return show(page, form.sentence, 400);
    const { secret, code, password } = form.data;
    const step = totpStep(secret, code, clock.now());
    if (step === null) {
      const fault =
        'The code does not fit the picture. Type the six digits that the app shows now.';
      return page.html(totpView(page, { secret, fault }), 400);
    }
    // An account that has a second factor already gives it up first, with its code.
    if ((await store.getOperator(page.var.operator.id))?.hasTotp !== false)
      return show(page, 'Codes are on already. Turn them off first.', 400);
    const no = await refused(page, { password, code: '' });
    if (no) return page.html(totpView(page, { secret, fault: no.sentence }), no.status);
    await accounts.setTotp(hand(page), page.var.operator, secret);
    await store.useTotpStep(page.var.operator.id, step);
    return over(page, 'totp');
  });

  app.post('/account/totp/off', async (page) => {
    const form = await readForm(page, Off);
    if (!form.ok) return show(page, form.sentence, 400);
    const no = await refused(page, form.data);
    if (no) return show(page, no.sentence, no.status);
    await accounts.setTotp(hand(page), page.var.operator, null);
    return over(page, 'totp-off');
  });

  app.post('/account/sessions', async (page) => {
    await accounts.endSessions(hand(page), page.var.operator, page.var.digest);
    feed.changed({ kind: 'desk' });
    return page.redirect('/account', 303);
  });
}
