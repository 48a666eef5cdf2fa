import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Store } from '../desk/ports/store.ts';
import { isStopped } from '../desk/stop-all.ts';
import type { Html } from './layout.ts';
import { momentUtc } from './moment.ts';
import type { Page, SignedIn } from './signed-in.ts';

/** Lets every page after it say that all outgoing actions are stopped. */
export function showsStop(deps: {
  store: Pick<Store, 'outgoingStop'>;
}): MiddlewareHandler<SignedIn> {
  return async (context, next) => {
    context.set('stop', await deps.store.outgoingStop());
    await next();
  };
}

/** The line above every page while all outgoing actions are stopped; nothing otherwise. */
export function stopNotice(page: Page): Html | '' {
  const stop = page.var.stop ?? null;
  if (!isStopped(stop)) return '';
  return html`<p class="stopped" role="status">All outgoing actions of this desk are stopped since ${momentUtc(stop.since)}, by ${stop.operator}. An admin lets them go on under Settings.</p>`;
}
