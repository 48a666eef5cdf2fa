import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { globSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedHosts } from '../../src/allowed-hosts.ts';
import { readConfig } from '../../src/config.ts';
import { privacyNotice } from '../../src/desk/privacy/notice.ts';
import { boardOf } from '../../src/jobs/board.ts';
import { createBoardLookup } from '../../src/jobs/board-lookup.ts';
import { privacyFacts, privacyGaps } from '../../src/privacy-facts.ts';
import { openTelegramPeer } from '../support/chat-peers.ts';
import { type EdgeDesk, openEdgeDesk } from '../support/edge-desk.ts';
import { findPostgres, type PostgresForTest } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { askForCard } from './card-asked.ts';

/** Every address that this process connects to, as host:port. */
function recordConnections(): { seen: Set<string>; stop(): void } {
  const seen = new Set<string>();
  const onSocket = (message: unknown) => {
    const socket = Object(message).socket;
    if (!(socket instanceof Socket)) return;
    socket.once('connect', () => seen.add(`${socket.remoteAddress}:${socket.remotePort}`));
  };
  subscribe('net.client.socket', onSocket);
  return { seen, stop: () => unsubscribe('net.client.socket', onSocket) };
}

const hostsOf = (env: Record<string, string>) =>
  privacyFacts(readConfig(env)).parties.flatMap(({ hosts }) => hosts);

describe('the hosts in the notice', () => {
  let chat: Awaited<ReturnType<typeof openTelegramPeer>>;
  let postgres: PostgresForTest | null;
  let database: Awaited<ReturnType<typeof openPostgresStore>> | null;
  let desk: EdgeDesk;
  let env: Record<string, string>;
  let connections: ReturnType<typeof recordConnections>;

  beforeEach(async () => {
    chat = await openTelegramPeer();
    postgres = await findPostgres();
    database = postgres && (await openPostgresStore(postgres.url, { empty: true }));
    env = database ? { DATABASE_URL: database.url } : {};
    connections = recordConnections();
    desk = await openEdgeDesk(chat, env);
  });
  afterEach(async () => {
    connections.stop();
    await desk.close();
    await chat.close();
    await database?.remove();
    await postgres?.close();
  });

  it('OR7: are those, and no others, that a whole run contacts', async () => {
    const ada = await chat.client(7001);
    await askForCard(desk, ada);
    await ada.answers('yes');
    await ada.hears(/#1: Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
    const named = hostsOf({
      ...chat.env,
      ...env,
      OPENAI_BASE_URL: desk.model.url,
      OPENAI_MODEL: 'scripted',
      SMTP_URL: desk.smtp.url,
      MAIL_FROM: 'desk@sayso.example',
    });
    expect([...connections.seen].toSorted()).toEqual([...new Set(named)].toSorted());
    expect(connections.seen.size).toBe(database ? 4 : 3);
  });
});

describe('the boards in the notice', () => {
  const configured = [
    { source: 'greenhouse', board: 'acme' },
    { source: 'lever', board: 'acme' },
    { source: 'recruitee', board: 'acme' },
    { source: 'remotive', board: '' },
  ];
  const JOB_BOARDS = 'greenhouse:acme,lever:acme,recruitee:acme,remotive';

  it('OR7: are those that a look-up asks', async () => {
    const asked = new Set<string>();
    const lookup = createBoardLookup({
      boards: configured.map((item) => boardOf(item)),
      ask: async ({ url }) => {
        asked.add(new URL(url).host);
        return { status: 500, retryAfter: null, body: '' };
      },
    });
    for (const { name } of lookup.boards)
      await lookup
        .lookup({ board: name, query: 'nurse', sendsWords: true }, AbortSignal.timeout(1000))
        .catch(() => 0);
    expect(asked.size).toBe(4);
    expect([...asked].toSorted()).toEqual(hostsOf({ JOB_BOARDS }).toSorted());
  });

  it('OR7: are, with all other hosts, those that the way out is open to', () => {
    const config = readConfig({
      JOB_BOARDS,
      OPENAI_API_KEY: 'k',
      OPENAI_MODEL: 'm',
      OPENAI_TRANSCRIBE_MODEL: 't',
      TELEGRAM_BOT_TOKEN: '4242:abcdefghijklmnop',
      WHATSAPP: 'baileys',
      SMTP_URL: 'smtp://mail.example:587',
      MAIL_FROM: 'desk@sayso.example',
      IMAP_URL: 'imaps://box.example',
      DATABASE_URL: 'postgres://db.example/desk',
      REDIS_URL: 'redis://queue.example',
      SENTRY_DSN: 'https://key@reports.example/1',
      ERROR_REPORTS: 'yes',
    });
    // The notice may name a host that a wider entry covers.
    const covered = (host: string) => host !== '*.whatsapp.net' && /\.whatsapp\.net$/.test(host);
    const names = (hosts: readonly string[]) =>
      [...new Set(hosts.map((host) => host.replace(/:\d+$/, '')))]
        .filter((host) => !covered(host))
        .toSorted();
    expect(names(allowedHosts(config).map(({ host }) => host))).toEqual(
      names(privacyFacts(config).parties.flatMap(({ hosts }) => hosts)),
    );
  });

  it('OR7: name a board with the desk’s own key, and the pages that clients send, only where they are on', () => {
    const env = {
      JOB_BOARDS: 'adzuna:gb,page',
      ADZUNA_APP_ID: 'id-adzuna-secret',
      ADZUNA_APP_KEY: 'k-adzuna-secret',
    };
    const config = readConfig(env);
    expect(allowedHosts(config).map(({ host, purpose }) => `${host} ${purpose}`)).toEqual([
      'api.adzuna.com job boards',
      '* job pages',
    ]);
    expect(hostsOf(env).toSorted()).toEqual(['*', 'api.adzuna.com']);
    const notice = JSON.stringify(privacyNotice(privacyFacts(config)));
    expect(notice).toContain('whose link you send me gets one request for that page');
    expect(notice).not.toContain('adzuna-secret');
    expect(hostsOf({ JOB_BOARDS })).not.toContain('*');
  });

  it('OR3: no scope at an account is asked for in code or in the notice', () => {
    expect(privacyFacts(readConfig({ JOB_BOARDS })).scopes).toEqual([]);
    const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const scopes = sources.flatMap(
      (source) => source.match(/googleapis\.com\/auth\/[\w.]+/g) ?? [],
    );
    expect(scopes).toEqual([]);
  });
});

describe('what a desk for others should say of itself', () => {
  const TELEGRAM = { TELEGRAM_BOT_TOKEN: '4242:abcdefghijklmnop' };

  it('AT8: an unset place and operator are named at the start, and only there where others are served', () => {
    expect(privacyGaps(readConfig({}))).toEqual([]);
    expect(privacyGaps(readConfig(TELEGRAM))).toEqual([
      expect.stringContaining('DATA_LOCATION'),
      expect.stringContaining('DESK_OPERATOR'),
    ]);
    const said = { ...TELEGRAM, DATA_LOCATION: 'Frankfurt', DESK_OPERATOR: 'Acme' };
    expect(privacyGaps(readConfig(said))).toEqual([]);
    expect(privacyGaps(readConfig({ DATABASE_URL: 'postgres://db.example/x' }))).toHaveLength(2);
  });

  it.each([
    ['DATA_LOCATION', 'two\nlines'],
    ['DESK_OPERATOR', 'x'.repeat(201)],
  ])('%s is one line', (name, value) =>
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} is not usable`)),
  );
});
