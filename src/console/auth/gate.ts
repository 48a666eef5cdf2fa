import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Clock } from '../../desk/ports/clock.ts';
import type { OperatorStore } from '../../desk/ports/operator-store.ts';
import { layout } from '../layout.ts';
import type { Page, SignedIn } from '../signed-in.ts';
import { keptWords, typedWords } from './kept-words.ts';
import { localPath, refererPath } from './local-path.ts';
import { digestOf, IDLE_MS, type SessionCookie } from './session.ts';
import { type Doors, signInView } from './sign-in-view.ts';

export interface GateDeps {
  store: Pick<OperatorStore, 'getSession'>;
  clock: Clock;
  cookie: SessionCookie;
  doors: Doors;
}

/** Lets nobody pass who is not signed in, and takes no form without its session's own token. */
export function signedInOnly(deps: GateDeps): MiddlewareHandler<SignedIn> {
  const { store, clock, cookie, doors } = deps;
  return async (context, next) => {
    const token = cookie.read(context);
    const digest = token === null ? null : digestOf(token);
    const session = digest === null ? null : await store.getSession(digest, clock.now(), IDLE_MS);
    if (digest === null || !session) return signInFirst(context, doors);
    context.set('operator', session.operator);
    context.set('csrf', session.csrf);
    context.set('digest', digest);
    if (context.req.method === 'POST' && !(await hasToken(context, session.csrf)))
      return staleForm(context);
    await next();
  };
}

async function signInFirst(context: Page, doors: Doors) {
  const { method } = context.req;
  if (method === 'POST') {
    const to = refererPath(context.req.header('referer'), context.req.header('host'));
    const words = await typedWords(context);
    return context.html(signInView({ doors, to, fault: SIGNED_OUT, more: keptWords(words) }), 401);
  }
  // A script that asks would take the page of the sign-in for its answer.
  if (!(context.req.header('accept') ?? '').includes('text/html'))
    return context.text('Sign in first.', 401);
  const url = new URL(context.req.url);
  const to = localPath(url.pathname + url.search);
  return context.redirect(
    to === '/inbox' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`,
    303,
  );
}

const SIGNED_OUT = 'You are not signed in any more, so nothing was sent. Sign in and try again.';

async function hasToken(context: Page, csrf: string): Promise<boolean> {
  const shown = context.req.header('x-csrf') ?? (await formToken(context));
  const [left, right] = [Buffer.from(shown ?? ''), Buffer.from(csrf)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function formToken(context: Page): Promise<string | null> {
  const type = context.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) return null;
  const { csrf } = await context.req.parseBody().catch(() => ({ csrf: null }));
  return typeof csrf === 'string' ? csrf : null;
}

/** Mostly a page from before the last sign-in, in another tab. */
async function staleForm(context: Page) {
  const back = refererPath(context.req.header('referer'), context.req.header('host'));
  return context.html(
    layout(context, {
      title: 'Not sent',
      body: html`<p class="wrong">This form is from before your last sign-in, so nothing was sent. Open the page anew and send it again.</p>
<p><a class="button" href="${back}">Open the page anew</a></p>
${keptWords(await typedWords(context))}`,
    }),
    403,
  );
}
