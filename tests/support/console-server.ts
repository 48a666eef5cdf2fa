import type { Hono } from 'hono';
import { createPasswords } from '../../src/console/auth/password.ts';
import type { Provider } from '../../src/console/auth/provider.ts';
import { createSignIn } from '../../src/console/auth/sign-in.ts';
import { createConsole } from '../../src/console/console-app.ts';
import { consoleListener } from '../../src/console/console-listener.ts';
import { type HttpServer, serveHttp } from '../../src/console/health.ts';
import { createOwnPages } from '../../src/console/pages.ts';
import type { ConsolePlace } from '../../src/console/place.ts';
import type { SignedIn } from '../../src/console/signed-in.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createAccounts } from '../../src/desk/operators/accounts.ts';
import type { Role } from '../../src/desk/operators/operator.ts';
import type { Feed } from '../../src/desk/ports/feed.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds } from '../../src/system.ts';
import { SILENT_LOG } from './silent-log.ts';
import { openTestStore } from './sqlite-store.ts';

export const PASSWORD = 'four plain words here';

/** Quick ones: what a hash costs is measured elsewhere. */
export const PASSWORDS = createPasswords({ ln: 10, r: 8, p: 1 });

/** A console on a real server and a real store, with a clock that stands until it is moved. */
export interface TestConsole {
  address: string;
  server: HttpServer;
  store: Store;
  feed: Feed;
  clock: { now(): Date };
  move(ms: number): void;
  addOperator(name: string, role?: Role, more?: { email?: string; totp?: string }): Promise<string>;
  /** Signs in as a browser does; gives the cookie for further requests. */
  signIn(name: string, more?: { password?: string; code?: string }): Promise<Signed>;
  get(path: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form from a page of the console. */
  post(
    path: string,
    fields: Record<string, string>,
    cookie?: string,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** The token in the forms of somebody who is signed in. */
  csrf(cookie: string): Promise<string>;
  audited(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Signed {
  response: Response;
  cookie: string;
}

export async function openTestConsole(
  options: {
    place?: Partial<ConsolePlace>;
    more?: (app: Hono<SignedIn>, parts: { store: Store; feed: Feed }) => void;
    tls?: { cert: string; key: string };
    at?: Date;
    provider?: Provider;
  } = {},
): Promise<TestConsole> {
  const test = await openTestStore();
  const { store } = test;
  let now = options.at ?? new Date('2026-11-21T10:00:00.000Z');
  const clock = { now: () => now };
  const feed = createFeed((error) => {
    throw error;
  });
  const place: ConsolePlace = {
    listen: { host: '127.0.0.1', port: 0 },
    url: null,
    tls: options.tls !== undefined,
    trustedProxies: [],
    ...options.place,
  };
  const parts = { store, feed, clock, ids: systemIds, log: SILENT_LOG };
  const signIn = createSignIn({ store, passwords: PASSWORDS, clock });
  const accounts = createAccounts(parts);
  const pages = createOwnPages({ ...parts, accounts, signIn, passwords: PASSWORDS });
  options.more?.(pages, parts);
  const app = createConsole({
    place,
    store,
    clock,
    log: SILENT_LOG,
    feed,
    signIn,
    provider: options.provider ?? null,
    pages,
  });
  const server = await serveHttp(
    { host: '127.0.0.1', port: 0 },
    {
      health: () => Promise.reject(new Error('not asked')),
      routes: [],
      console: consoleListener(app, place),
      tls: options.tls ?? null,
    },
  );
  const { address } = server;
  const get: TestConsole['get'] = (path, cookie, headers = {}) =>
    fetch(address + path, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers },
    });
  const post: TestConsole['post'] = (path, fields, cookie, headers = {}) =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address, ...(cookie ? { cookie } : {}), ...headers },
      body: new URLSearchParams(fields),
    });
  return {
    address,
    server,
    store,
    feed,
    clock,
    move(ms) {
      now = new Date(now.getTime() + ms);
    },
    async addOperator(name, role = 'operator', more = {}) {
      const id = systemIds.next();
      await store.addOperator(
        {
          id,
          name,
          email: more.email ?? null,
          role,
          assignedOnly: false,
          telegramUser: null,
          passwordHash: await PASSWORDS.hash(PASSWORD),
          at: now,
        },
        [],
      );
      if (more.totp !== undefined) await store.changeOperator(id, { totpSecret: more.totp }, []);
      return id;
    },
    async signIn(name, more = {}) {
      const response = await post('/sign-in', {
        name,
        password: more.password ?? PASSWORD,
        code: more.code ?? '',
        to: '/account',
      });
      const [cookie = ''] = response.headers.getSetCookie();
      return { response, cookie: cookie.split(';')[0] ?? '' };
    },
    get,
    post,
    async csrf(cookie) {
      const page = await (await get('/account', cookie)).text();
      const token = /name="csrf" content="([^"]+)"/.exec(page)?.[1];
      if (token === undefined) throw new Error('The page holds no token.');
      return token;
    },
    async audited() {
      const rows = await store.listAudit({ user: null, limit: 1000 });
      return rows
        .map(({ action, errorStatus, notes }) => `${action} ${errorStatus} ${notes}`)
        .toReversed();
    },
    async close() {
      await server.close();
      await test.remove();
    },
  };
}
