import type { Hono } from 'hono';
import { z } from 'zod';
import { signOutRow } from '../../desk/operators/account-rows.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Page, SignedIn } from '../signed-in.ts';
import { localPath } from './local-path.ts';
import { refusal, WRONG } from './refusal.ts';
import { digestOf, IDLE_MS, type SessionCookie } from './session.ts';
import type { SignIn, SignInStore } from './sign-in.ts';
import { type Doors, firstOperatorView, signInView } from './sign-in-view.ts';

export interface SignInPagesDeps {
  store: SignInStore;
  clock: Clock;
  cookie: SessionCookie;
  signIn: SignIn;
  doors: Doors;
}

const Claim = z.object({
  name: z.string().max(200).default(''),
  password: z.string().max(1024).default(''),
  code: z.string().max(64).default(''),
  to: z.string().max(1000).default(''),
});

/** What was done just before, as a page says it in its address. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['out', 'You are signed out.'],
  ['password', 'Your password is changed, and you are signed out everywhere. Sign in with it.'],
  ['totp', 'Codes are on. Sign in with your password and the next code of your app.'],
  ['totp-off', 'Codes are off. Sign in with your password.'],
]);

export function signInPages(app: Hono<SignedIn>, deps: SignInPagesDeps): void {
  const { store, clock, cookie, signIn, doors } = deps;

  app.get('/sign-in', async (context) => {
    const to = localPath(context.req.query('to'));
    const token = cookie.read(context);
    if (token !== null && (await store.getSession(digestOf(token), clock.now(), IDLE_MS)))
      return context.redirect(to, 303);
    if ((await store.listOperators()).length === 0) return context.html(firstOperatorView());
    const said = SAID.get(context.req.query('said') ?? '');
    return context.html(signInView({ doors, to, ...(said === undefined ? {} : { said }) }));
  });

  app.post('/sign-in', async (context) => {
    const claim = Claim.safeParse(await context.req.parseBody().catch(() => null));
    if (!claim.success)
      return context.html(signInView({ doors, to: localPath(undefined), fault: WRONG }), 400);
    const { to, ...proof } = claim.data;
    const path = localPath(to);
    const answer = await signIn.byPassword(proof, context.env.peer.ip);
    if (answer.result === 'in') return enter(context, deps, answer.token, path);
    const { status, sentence } = refusal(answer, clock.now());
    return context.html(
      signInView({ doors, to: path, name: proof.name.slice(0, 60), fault: sentence }),
      status,
    );
  });

  app.post('/sign-out', async (context) => {
    const token = cookie.read(context);
    const digest = token === null ? null : digestOf(token);
    const session = digest && (await store.getSession(digest, clock.now(), IDLE_MS));
    // No token of the form is asked for: the page may be an old one, and who leaves may leave.
    if (digest && session)
      await store.endSession(digest, [
        { type: 'audit', entry: signOutRow(clock.now(), session.operator.name) },
      ]);
    cookie.clear(context);
    return context.redirect('/sign-in?said=out', 303);
  });
}

/** Opens the console for a sign-in that has succeeded; whatever session this browser had is over. */
export async function enter(
  context: Page,
  { store, cookie }: Pick<SignInPagesDeps, 'store' | 'cookie'>,
  token: string,
  to: string,
) {
  const before = cookie.read(context);
  if (before !== null) await store.endSession(digestOf(before), []);
  cookie.set(context, token);
  return context.redirect(to, 303);
}
