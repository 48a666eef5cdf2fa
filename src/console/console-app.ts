import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Clock } from '../desk/ports/clock.ts';
import type { Feed } from '../desk/ports/feed.ts';
import type { Log } from '../desk/ports/log.ts';
import { assetPages } from './assets.ts';
import { signedInOnly } from './auth/gate.ts';
import { sameOriginOnly } from './auth/origin.ts';
import type { Provider } from './auth/provider.ts';
import { providerPages } from './auth/provider-pages.ts';
import { sessionCookie } from './auth/session.ts';
import { endsStreamsWithSession } from './auth/session-end.ts';
import type { SignIn, SignInStore } from './auth/sign-in.ts';
import { signInPages } from './auth/sign-in-pages.ts';
import { safeHeaders } from './headers.ts';
import { outsidePage } from './outside.ts';
import { type ConsolePlace, createHostCheck, isSecurePlace } from './place.ts';
import { notFound } from './refusals.ts';
import type { SignedIn } from './signed-in.ts';
import { FILE_PATH, MOST_UPLOAD } from './try-chat.ts';

export interface ConsoleParts {
  place: ConsolePlace;
  store: SignInStore;
  clock: Clock;
  log: Log;
  feed: Feed;
  signIn: SignIn;
  /** Null: operators sign in by password only. */
  provider: Provider | null;
  /** Everything behind the sign-in. */
  pages: Hono<SignedIn>;
}

const MOST_BYTES = 256 * 1024;
/** A document, and what a form puts around it. */
const MOST_FILE_BYTES = MOST_UPLOAD + 64 * 1024;

/** The whole console: what stands before the sign-in is listed here, and everything else is behind it. */
export function createConsole(parts: ConsoleParts): Hono<SignedIn> {
  const { place, store, clock, log } = parts;
  const app = new Hono<SignedIn>();
  const isOwnHost = createHostCheck(place);
  const cookie = sessionCookie(isSecurePlace(place));
  const doors = { provider: parts.provider?.name ?? null };

  app.use(safeHeaders(isSecurePlace(place)));
  app.use(async (context, next) => {
    const { isProxied, isSecure } = context.env.peer;
    if (!isOwnHost(context.req.header('host') ?? '', isProxied))
      return context.html(OTHER_HOST, 421);
    // The proxy took it over an open connection: nothing that is secret may go that way.
    if (isProxied && !isSecure && place.url?.protocol === 'https:')
      return context.redirect(place.url.origin, 308);
    await next();
  });
  app.use(sameOriginOnly(place));
  const onError = (context: Context) => context.html(TOO_LARGE, 413);
  const limit = bodyLimit({ maxSize: MOST_BYTES, onError });
  const fileLimit = bodyLimit({ maxSize: MOST_FILE_BYTES, onError });
  app.use((context, next) => {
    // Only somebody with a cookie of this console hands in a document.
    const isFile = context.req.path === FILE_PATH && cookie.read(context) !== null;
    return (isFile ? fileLimit : limit)(context, next);
  });
  assetPages(app);
  const front = { store, clock, cookie, signIn: parts.signIn, doors };
  signInPages(app, front);
  if (parts.provider) providerPages(app, { ...front, provider: parts.provider, place });

  app.use(signedInOnly({ store, clock, cookie, doors }));
  app.use(endsStreamsWithSession(parts));
  app.get('/', (context) => context.redirect('/inbox', 303));
  app.route('/', parts.pages);

  app.notFound((context) => notFound(context));
  app.onError((error, context) => {
    log.event('error', 'console_fault', { error: error.name });
    return context.html(FAULT, 500);
  });
  return app;
}

const OTHER_HOST = outsidePage({
  title: 'Another address',
  body: html`<p class="wrong">This desk does not answer under this address. Use the address that CONSOLE_LISTEN or CONSOLE_URL names.</p>`,
});

const TOO_LARGE = outsidePage({
  title: 'Too large',
  body: html`<p class="wrong">That was too large to take, so nothing was sent. Go back and shorten it.</p>`,
});

const FAULT = outsidePage({
  title: 'Something went wrong',
  body: html`<p class="wrong">The desk could not do that. Try again; if it stays so, run sayso doctor on its machine.</p>
<p><a href="/">Back to the desk</a></p>`,
});
