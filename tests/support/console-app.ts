import { Hono } from 'hono';
import type { SignedIn } from '../../src/console/signed-in.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';

export const ADMIN: Operator = { id: 'op-ada', name: 'Ada', role: 'admin', assignedOnly: false };

/** Pages of the console behind a sign-in that has happened: who asks is the caller's to say. */
export function signedInApp(
  operator: () => Operator,
  register: (app: Hono<SignedIn>) => void,
): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use(async (context, next) => {
    context.set('operator', operator());
    context.set('csrf', 'csrf-of-the-test');
    context.set('digest', 'digest-of-the-test');
    await next();
  });
  register(app);
  return app;
}
