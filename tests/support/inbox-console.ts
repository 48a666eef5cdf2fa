import { readFileSync } from 'node:fs';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { cannedPages } from '../../src/console/pages/canned.ts';
import { conversationPages } from '../../src/console/pages/conversation.ts';
import { draftPages } from '../../src/console/pages/drafts.ts';
import { eventPages } from '../../src/console/pages/events.ts';
import { inboxPages } from '../../src/console/pages/inbox.ts';
import type { SignedIn } from '../../src/console/signed-in.ts';
import { createOnRecord, type OnRecord } from '../../src/desk/operators/on-record.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import type { Feed } from '../../src/desk/ports/feed.ts';
import type { Log } from '../../src/desk/ports/log.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import type { Takeover } from '../../src/desk/takeover/takeover.ts';
import { systemIds } from '../../src/system.ts';
import { SILENT_LOG } from './silent-log.ts';

export interface InboxConsole {
  app: Hono<SignedIn>;
  get(path: string): Promise<Response>;
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  /** Serves it on loopback, with the assets and the headers of the console. */
  serve(): Promise<{ url: string; close(): Promise<void> }>;
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' } as const;

/** The inbox behind a sign-in that has happened. `x-session` names another one. */
export function inboxConsole(parts: {
  store: Store;
  takeover: Takeover;
  feed: Feed;
  operator: () => Operator;
  now?: () => Date;
  onRecord?: OnRecord;
  log?: Log;
  boards?: readonly string[];
  pace?: { heartbeatMs: number; lookMs: number };
}): InboxConsole {
  const clock = { now: parts.now ?? (() => new Date()) };
  const deps = {
    ...parts,
    clock,
    ids: systemIds,
    log: parts.log ?? SILENT_LOG,
    settings: DEFAULT_SETTINGS,
    onRecord: parts.onRecord ?? createOnRecord({ store: parts.store, clock }),
    catalog: new Map(),
    about: { boards: parts.boards ?? [] },
  };
  const app = new Hono<SignedIn>();
  app.get('/assets/:name', (context) => {
    const name = context.req.param('name');
    const type = Object.entries(TYPES).find(([ending]) => name.endsWith(`.${ending}`))?.[1];
    if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return context.text('no', 404);
    const file = new URL(`../../src/console/assets/${name}`, import.meta.url);
    return context.body(readFileSync(file, 'utf8'), 200, { 'content-type': type });
  });
  app.use(async (context, next) => {
    context.set('operator', parts.operator());
    context.set('csrf', context.req.header('x-session') ?? 'csrf-of-the-test');
    await next();
    context.header('content-security-policy', POLICY);
  });
  inboxPages(app, deps);
  conversationPages(app, deps);
  draftPages(app, deps);
  cannedPages(app, deps);
  eventPages(app, deps, parts.pace);
  return {
    app,
    get: async (path) => app.request(path),
    post: async (path, fields = {}) =>
      app.request(path, {
        method: 'POST',
        body: new URLSearchParams({ csrf: 'csrf-of-the-test', ...fields }),
      }),
    async serve() {
      const server = createAdaptorServer({ fetch: app.fetch });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const bound = server.address();
      const port = bound && typeof bound === 'object' ? bound.port : 0;
      return {
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      };
    },
  };
}
