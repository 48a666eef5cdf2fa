import type { Hono } from 'hono';
import { createBrowserAdapter } from '../../src/bot/browser/browser-adapter.ts';
import { parseMarkdown } from '../../src/bot/rich-text/parse-markdown.ts';
import { digestOf, newSession } from '../../src/console/auth/session.ts';
import { createSignIn } from '../../src/console/auth/sign-in.ts';
import { createConsole } from '../../src/console/console-app.ts';
import type { Health } from '../../src/console/health.ts';
import { createPages } from '../../src/console/pages.ts';
import type { SignedIn } from '../../src/console/signed-in.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createLiveSettings } from '../../src/desk/live-settings.ts';
import { createAccounts } from '../../src/desk/operators/accounts.ts';
import { createOnRecord } from '../../src/desk/operators/on-record.ts';
import type { Role } from '../../src/desk/operators/operator.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { systemIds as ids } from '../../src/system.ts';
import { catalogOf } from './catalog.ts';
import { PASSWORD, PASSWORDS } from './console-server.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { SILENT_LOG } from './silent-log.ts';

const HOST = '127.0.0.1:8787';
const HOUR = 3_600_000;

const GARBAGE = ({ csrf }: Account) => ({
  'content-type': 'multipart/form-data; boundary=none',
  'x-csrf': csrf,
});

const WELL: Health = {
  status: 'ok',
  actions: 'running',
  inbox: 0,
  outbox: 0,
  deadLetters: 0,
  unknown: 0,
  queue: { adapter: 'table', state: 'up', waiting: 0, failed: 0 },
  replies: { state: 'off' },
  checkpoints: { state: 'up', problems: [] },
  boards: { state: 'up', asked: 0, failing: [] },
  channels: [],
};

/** Somebody with a session of the console. */
export interface Account {
  id: string;
  name: string;
  cookie: string;
  csrf: string;
}

export interface Answer {
  status: number;
  text: string;
  /** Where it sends the browser; null when it does not. */
  to: string | null;
}

/** Every page of the console behind its real door, over a desk of this process. */
export interface WholeConsole {
  desk: TestDesk;
  pages: Hono<SignedIn>;
  account(name: string, role: Role, assignedOnly?: boolean): Promise<Account>;
  get(path: string, who: Account | null): Promise<Answer>;
  /** `csrf` null: the form carries no token. */
  post(
    path: string,
    who: Account | null,
    fields?: Readonly<Record<string, string | File>>,
    csrf?: string | null,
  ): Promise<Answer>;
  /** Posts what says that it is a form and is none. */
  garbage(path: string, who: Account): Promise<Answer>;
  /** The next look cannot be put on record, as on a full disk. */
  failNextRecord(): void;
  remove(): Promise<void>;
}

export async function openWholeConsole(): Promise<WholeConsole> {
  const desk = await openTestDesk();
  const { clock } = desk;
  const { store } = desk.test;
  const log = SILENT_LOG;
  const feed = createFeed((error) => {
    throw error;
  });
  const chat = createBrowserAdapter({ store, clock, log });
  await chat.start({ accept: async () => undefined });
  const live = createLiveSettings({
    ...{ store, clock, log, base: DEFAULT_SETTINGS, setVariables: [] },
    announce: () => undefined,
  });
  const faults = { records: 0 };
  const signIn = createSignIn({ store, passwords: PASSWORDS, clock });
  const parts = { store, feed, clock, ids, log };
  const pages = createPages({
    ...parts,
    ...{ live, settings: live.settings, signIn, passwords: PASSWORDS, modelHasPrice: true },
    takeover: desk.desk.takeover,
    onRecord: createOnRecord({
      clock,
      store: {
        async commit(changes, durability) {
          if (faults.records-- > 0) throw new Error('The disk is full.');
          await store.commit(changes, durability);
        },
      },
    }),
    accounts: createAccounts(parts),
    catalog: new Map(catalogOf().map((tool) => [tool.name, tool])),
    health: async () => WELL,
    wakeOutbox: () => undefined,
    tryChat: { ...chat, marked: parseMarkdown },
    about: { release: 'sayso@0.0.0', model: 'offline', database: 'SQLite', boards: [] },
    witness: async () => null,
  });
  const place = {
    listen: { host: '127.0.0.1', port: 8787 },
    url: null,
    tls: false,
    trustedProxies: [],
  };
  const app = createConsole({ ...parts, place, signIn, provider: null, pages });
  const ask = async (path: string, init: RequestInit, who: Account | null): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    headers.set('host', HOST);
    headers.set('origin', `http://${HOST}`);
    if (who) headers.set('cookie', who.cookie);
    const peer = { ip: '127.0.0.1', isSecure: false, isProxied: false };
    const answer = await app.request(`http://${HOST}${path}`, { ...init, headers }, { peer });
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
    if (isStream) await answer.body?.cancel();
    return {
      status: answer.status,
      text: isStream ? '' : await answer.text(),
      to: answer.headers.get('location'),
    };
  };
  return {
    desk,
    pages,
    async account(name, role, assignedOnly = false) {
      const id = ids.next();
      const at = clock.now();
      const passwordHash = await PASSWORDS.hash(PASSWORD);
      const rights = { role, assignedOnly, email: null, telegramUser: null };
      await store.addOperator({ id, name, at, passwordHash, ...rights }, []);
      const { token, session } = newSession(at);
      const proof = { passwordHash, totpStep: null };
      if (!(await store.passSignIn(id, proof, session, [])))
        throw new Error(`${name} cannot sign in.`);
      if (!(await store.getSession(digestOf(token), at, HOUR)))
        throw new Error(`${name} has no session.`);
      return { id, name, cookie: `sayso=${token}`, csrf: session.csrf };
    },
    get: (path, who) => ask(path, {}, who),
    post(path, who, fields = {}, csrf = who?.csrf ?? null) {
      const body = Object.values(fields).some((value) => value instanceof File)
        ? new FormData()
        : new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) (body as FormData).set(name, value);
      if (csrf !== null) body.set('csrf', csrf);
      return ask(path, { method: 'POST', body }, who);
    },
    garbage: (path, who) =>
      ask(path, { method: 'POST', body: 'no form', headers: GARBAGE(who) }, who),
    failNextRecord() {
      faults.records = 1;
    },
    remove: () => desk.remove(),
  };
}
