import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { outsidePage } from '../outside.ts';
import { type ConsolePlace, isLoopback } from '../place.ts';
import type { Page, SignedIn } from '../signed-in.ts';

/** Whatever changes something has to come from a page of this very console. */
export function sameOriginOnly(place: ConsolePlace): MiddlewareHandler<SignedIn> {
  return async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      if (method !== 'POST') return context.text('Method not allowed', 405, { allow: 'GET, POST' });
      if (!isOwn(context, place)) return context.html(STRANGE, 403);
    }
    await next();
  };
}

/** A browser says at least one of the two; who says neither is none, and has no business here. */
function isOwn(context: Page, place: ConsolePlace): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return site !== undefined;
  return ownOrigins(context, place).includes(origin);
}

/** Host has passed the check of hosts already. On this machine both ways may lead to the same port. */
function ownOrigins(context: Page, { url }: ConsolePlace): string[] {
  const host = context.req.header('host') ?? '';
  const isNear = isLoopback(URL.parse(`http://${host}`)?.hostname ?? '');
  const schemes = isNear ? ['http', 'https'] : [context.env.peer.isSecure ? 'https' : 'http'];
  return [...(url ? [url.origin] : []), ...schemes.map((scheme) => `${scheme}://${host}`)];
}

const STRANGE = outsidePage({
  title: 'Not done',
  body: html`<p class="wrong">This did not come from a page of this desk, so nothing was done. Open the desk and try again there.</p>
<p><a href="/">Open the desk</a></p>`,
});
