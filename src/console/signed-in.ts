import type { Context, MiddlewareHandler } from 'hono';
import { may, type Operator, type Right } from '../desk/operators/operator.ts';
import type { OutgoingStop } from '../desk/ports/stop-store.ts';
import type { Peer } from './place.ts';
import { notAllowed } from './refusals.ts';

/** What stands in the context of every page behind the sign-in; before it, only `peer` does. */
export interface SignedIn {
  Bindings: { peer: Peer };
  Variables: {
    operator: Operator;
    csrf: string;
    /** Names the session; the cookie itself is known nowhere. */
    digest: string;
    /** The newest stop of all outgoing actions; absent where nobody asked (stop-notice.ts). */
    stop?: OutgoingStop | null;
    /** Whether this console has a page to try the desk. */
    hasTry?: boolean;
  };
}

export type Page = Context<SignedIn>;

/** Lets only those pass whose role has the right; everybody else reads why not. */
export function needs(right: Right): MiddlewareHandler<SignedIn> {
  return async (context, next) => {
    if (!may(context.var.operator, right)) return notAllowed(context);
    await next();
  };
}
