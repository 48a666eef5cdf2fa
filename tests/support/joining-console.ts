import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ConsoleDeps } from '../../src/console/console-deps.ts';
import { clientLimitsPages } from '../../src/console/pages/client-limits.ts';
import { peoplePages } from '../../src/console/pages/people.ts';
import { settingsPages } from '../../src/console/pages/settings.ts';
import type { SignedIn } from '../../src/console/signed-in.ts';
import { showsStop } from '../../src/console/stop-notice.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createLiveSettings, type LiveSettings } from '../../src/desk/live-settings.ts';
import { createOnRecord } from '../../src/desk/operators/on-record.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import type { FeedEvent } from '../../src/desk/ports/feed.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import type { Takeover } from '../../src/desk/takeover/takeover.ts';
import { systemIds } from '../../src/system.ts';
import { ADMIN, signedInApp } from './console-app.ts';

export interface JoiningConsole {
  app: Hono<SignedIn>;
  live: LiveSettings;
  /** Who looks from now on. */
  as(operator: Operator): void;
  events: FeedEvent[];
  woken: string[];
  get(path: string): Promise<{ status: number; text: string }>;
  post(
    path: string,
    fields?: Record<string, string>,
  ): Promise<{ status: number; text: string; to: string | null }>;
  /** Serves the pages under the headers of the console; gives the address. */
  listen(): Promise<{ address: string; close(): Promise<void> }>;
}

/** The pages about joining, limits and settings over a real store, behind a sign-in that has happened. */
export async function openJoiningConsole(
  store: Store,
  more: { now?: Date; modelHasPrice?: boolean; announce?: () => void } = {},
): Promise<JoiningConsole> {
  const clock = { now: () => more.now ?? new Date('2026-11-21T10:00:00Z') };
  const log = { event: () => undefined };
  let operator = ADMIN;
  const events: FeedEvent[] = [];
  const woken: string[] = [];
  const feed = createFeed((error) => {
    throw error;
  });
  feed.subscribe((event) => events.push(event));
  const live = createLiveSettings({
    ...{ store, clock, log, base: DEFAULT_SETTINGS, setVariables: ['QUIET_HOURS'] },
    announce: more.announce ?? (() => undefined),
  });
  await live.reload();
  const deps: ConsoleDeps = {
    ...{ store, feed, clock, log, catalog: new Map(), ids: systemIds, settings: live.settings },
    takeover: noTakeover(),
    onRecord: createOnRecord({ store, clock }),
    health: () => Promise.reject(new Error('not asked')),
    wakeOutbox: (id) => void woken.push(id),
  };
  const app = signedInApp(
    () => operator,
    (pages) => {
      pages.use(showsStop(deps));
      peoplePages(pages, deps);
      clientLimitsPages(pages, deps);
      settingsPages(pages, { ...deps, live, modelHasPrice: more.modelHasPrice ?? true });
    },
  );
  return {
    ...{ app, live, events, woken },
    as(other) {
      operator = other;
    },
    async get(path) {
      const answer = await app.request(path);
      return { status: answer.status, text: await answer.text() };
    },
    async post(path, fields = {}) {
      const body = new URLSearchParams(fields);
      const answer = await app.request(path, { method: 'POST', body });
      const to = answer.headers.get('location');
      return { status: answer.status, text: await answer.text(), to };
    },
    listen: () => serveApp(app),
  };
}

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async function serveApp(app: Hono<SignedIn>) {
  app.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    if (!/^[a-z-]+\.(css|svg)$/.test(name)) return context.text('', 404);
    const type = name.endsWith('.css') ? 'text/css' : 'image/svg+xml';
    const bytes = await readFile(new URL(`../../src/console/assets/${name}`, import.meta.url));
    return context.body(bytes, 200, { 'content-type': type });
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve(
    {
      hostname: '127.0.0.1',
      port: 0,
      async fetch(request) {
        const answer = await app.fetch(request);
        answer.headers.set('content-security-policy', CSP);
        return answer;
      },
    },
    ({ port }) => resolve(port),
  );
  const address = `http://127.0.0.1:${await promise}`;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
    });
  return { address, close };
}

/** These pages ask nothing of a takeover. */
function noTakeover(): Takeover {
  const refuse = () => Promise.reject(new Error('not asked'));
  return {
    ...{
      request: refuse,
      claim: refuse,
      reply: refuse,
      revise: refuse,
      note: refuse,
      propose: refuse,
      prepareDraft: refuse,
      editDraft: refuse,
    },
    ...{ handBack: refuse, confirmReturn: refuse, keep: refuse, assign: refuse },
    ...{ snooze: refuse, tag: refuse, close: refuse, reopen: refuse },
  };
}
