import { Hono } from 'hono';
import type { Accounts } from '../desk/operators/accounts.ts';
import type { Passwords } from './auth/password.ts';
import type { SignIn } from './auth/sign-in.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { accountPages } from './pages/account.ts';
import { approvalsPages } from './pages/approvals.ts';
import { type AuditPageDeps, auditPages } from './pages/audit.ts';
import { cannedPages } from './pages/canned.ts';
import { clientPages } from './pages/client.ts';
import { clientLimitsPages } from './pages/client-limits.ts';
import { clientsPages } from './pages/clients.ts';
import { conversationPages } from './pages/conversation.ts';
import { draftPages } from './pages/drafts.ts';
import { eventPages } from './pages/events.ts';
import { inboxPages } from './pages/inbox.ts';
import { operatorPages } from './pages/operators.ts';
import { peoplePages } from './pages/people.ts';
import { type SettingsPageDeps, settingsPages } from './pages/settings.ts';
import { type SystemPageDeps, systemPages } from './pages/system.ts';
import { tryPages } from './pages/try.ts';
import { usagePages } from './pages/usage.ts';
import type { SignedIn } from './signed-in.ts';
import { showsStop } from './stop-notice.ts';
import type { TryChat } from './try-chat.ts';

/** What the pages about operators work with, and what proves who somebody is. */
export type OwnPagesDeps = Pick<ConsoleDeps, 'store' | 'feed' | 'clock' | 'ids' | 'log'> & {
  accounts: Accounts;
  signIn: SignIn;
  passwords: Passwords;
  /** Null, or absent: this console has no page to try the desk. */
  tryChat?: TryChat | null;
};

export type PagesDeps = ConsoleDeps &
  OwnPagesDeps &
  Omit<SettingsPageDeps, keyof ConsoleDeps> &
  Pick<SystemPageDeps, 'about'> &
  Pick<AuditPageDeps, 'witness'>;

/** The pages about operators themselves. */
export function createOwnPages(deps: OwnPagesDeps): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use(showsStop(deps));
  app.use(async (page, next) => {
    page.set('hasTry', Boolean(deps.tryChat));
    await next();
  });
  accountPages(app, deps);
  operatorPages(app, deps);
  return app;
}

/** All pages behind the sign-in. */
export function createPages(deps: PagesDeps): Hono<SignedIn> {
  const app = createOwnPages(deps);
  inboxPages(app, deps);
  conversationPages(app, deps);
  draftPages(app, deps);
  cannedPages(app, deps);
  eventPages(app, deps);
  clientsPages(app, deps);
  clientPages(app, deps);
  clientLimitsPages(app, deps);
  approvalsPages(app, deps);
  auditPages(app, deps);
  usagePages(app, deps);
  systemPages(app, deps);
  peoplePages(app, deps);
  settingsPages(app, deps);
  if (deps.tryChat) tryPages(app, { ...deps, tryChat: deps.tryChat });
  return app;
}
