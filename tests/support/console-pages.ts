import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Health } from '../../src/console/health.ts';
import { approvalsPages } from '../../src/console/pages/approvals.ts';
import { type AuditPageDeps, auditPages } from '../../src/console/pages/audit.ts';
import { clientPages } from '../../src/console/pages/client.ts';
import { clientsPages } from '../../src/console/pages/clients.ts';
import {
  type AboutDesk,
  type SystemPageDeps,
  systemPages,
} from '../../src/console/pages/system.ts';
import { usagePages } from '../../src/console/pages/usage.ts';
import type { SignedIn } from '../../src/console/signed-in.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createOnRecord } from '../../src/desk/operators/on-record.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import type { FeedEvent } from '../../src/desk/ports/feed.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../src/desk/settings.ts';
import type { Takeover } from '../../src/desk/takeover/takeover.ts';
import { PROJECT_ROOT } from '../../src/root.ts';
import { systemIds } from '../../src/system.ts';
import { ADMIN, signedInApp } from './console-app.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { SILENT_LOG } from './silent-log.ts';

export interface TestPages {
  desk: TestDesk;
  /** Who asks from now on. */
  signIn(operator: Partial<Operator>): void;
  get(path: string): Promise<{ status: number; html: string; headers: Headers }>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ status: number; html: string; headers: Headers }>;
  /** The next look cannot be put on record, as on a full disk. */
  failNextRecord(): void;
  health: Health;
  /** What /system and /audit are told of the desk beside its store. */
  about: AboutDesk & { boards: string[] };
  witness: { lines: readonly string[] | null };
  changed: FeedEvent[];
  woken: string[];
  /** Actions of the log, oldest first. */
  actions(): Promise<string[]>;
  /** On an address of this machine, as a browser asks for it, under the console's rules for scripts and styles. */
  serve(): Promise<{ url: string; close(): Promise<void> }>;
  remove(): Promise<void>;
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages of clients, approvals, log, usage and health over a desk of this process. */
export async function openPages(rules: Partial<DeskSettings> = {}): Promise<TestPages> {
  const desk = await openTestDesk(rules);
  const health: Health = {
    status: 'ok',
    actions: 'running',
    inbox: 0,
    outbox: 0,
    deadLetters: 0,
    unknown: 0,
    queue: { adapter: 'table', state: 'up', waiting: 3, failed: 0 },
    replies: { state: 'off' },
    checkpoints: { state: 'up', problems: [] },
    boards: { state: 'up', asked: 0, failing: [] },
    channels: [{ account: 'test', state: 'up', lastContactMs: 1_000, advice: null }],
  };
  const about: TestPages['about'] = {
    release: 'sayso@0.0.0',
    model: 'offline',
    database: 'SQLite',
    boards: [],
  };
  const witness: TestPages['witness'] = { lines: null };
  const faults = { records: 0 };
  const changed: FeedEvent[] = [];
  const woken: string[] = [];
  const feed = createFeed((error) => {
    throw error;
  });
  feed.subscribe((event) => changed.push(event));
  let operator: Operator = ADMIN;
  const deps: AuditPageDeps & SystemPageDeps = {
    store: desk.test.store,
    takeover: noTakeover(),
    onRecord: createOnRecord({
      store: {
        async commit(changes, durability) {
          if (faults.records-- > 0) throw new Error('The disk is full.');
          await desk.test.store.commit(changes, durability);
        },
      },
      clock: desk.clock,
    }),
    feed,
    catalog: new Map(),
    settings: { ...DEFAULT_SETTINGS, ...rules },
    clock: desk.clock,
    ids: systemIds,
    log: SILENT_LOG,
    health: async () => health,
    wakeOutbox(id) {
      woken.push(id);
      desk.outbox.wake(id);
    },
    witness: async () => witness.lines,
    about,
  };
  const app = signedInApp(
    () => operator,
    (pages) => {
      pages.use(async (page, next) => {
        await next();
        page.header('content-security-policy', POLICY);
      });
      clientsPages(pages, deps);
      clientPages(pages, deps);
      approvalsPages(pages, deps);
      auditPages(pages, deps);
      usagePages(pages, deps);
      systemPages(pages, deps);
      assets(pages);
    },
  );
  app.onError((_, page) => page.text('The page could not be made.', 500));
  const read = async (response: Response) => ({
    status: response.status,
    html: await response.text(),
    headers: response.headers,
  });
  return {
    desk,
    signIn(who) {
      operator = { ...ADMIN, ...who };
    },
    get: async (path) => read(await app.request(path)),
    post: async (path, fields) =>
      read(
        await app.request(path, {
          method: 'POST',
          body: new URLSearchParams(fields),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    failNextRecord() {
      faults.records = 1;
    },
    health,
    about,
    witness,
    changed,
    woken,
    async actions() {
      const rows = await desk.test.store.listAudit({ user: null, limit: 1_000 });
      return rows.map(({ action }) => action).reverse();
    },
    async serve() {
      const server = createAdaptorServer({ fetch: app.fetch });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const bound = server.address();
      if (bound === null || typeof bound === 'string') throw new Error('There is no port.');
      return {
        url: `http://127.0.0.1:${bound.port}`,
        close: () => new Promise((resolve) => server.close(() => resolve())),
      };
    },
    remove: () => desk.remove(),
  };
}

/** What the console serves beside its pages, with the headers that pages are served under. */
function assets(app: Hono<SignedIn>): void {
  const types: Readonly<Record<string, string>> = {
    'console.css': 'text/css',
    'icon.svg': 'image/svg+xml',
  };
  app.get('/assets/:name', async (page) => {
    const type = types[page.req.param('name')];
    if (!type) return page.body('', 200, { 'content-type': 'text/javascript' });
    const file = join(PROJECT_ROOT, 'src', 'console', 'assets', page.req.param('name'));
    return page.body(await readFile(file, 'utf8'), 200, { 'content-type': type });
  });
}

/** None of these pages may do what only a conversation's page does. */
function noTakeover(): Takeover {
  const refuse = () => Promise.reject(new Error('These pages take nothing over.'));
  return {
    request: refuse,
    claim: refuse,
    reply: refuse,
    revise: refuse,
    note: refuse,
    propose: refuse,
    prepareDraft: refuse,
    editDraft: refuse,
    handBack: refuse,
    confirmReturn: refuse,
    keep: refuse,
    assign: refuse,
    snooze: refuse,
    tag: refuse,
    close: refuse,
    reopen: refuse,
  };
}
