import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { telegramAccount } from '../../src/bot/telegram/telegram-adapter.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/database.ts';
import { wordsFound, wordsInFolder } from '../support/bytes.ts';
import { openTelegramPeer } from '../support/chat-peers.ts';
import { killLeftovers, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { knownHome } from '../support/known-home.ts';
import { type ScriptedReply, startOpenAiServer } from '../support/openai-server.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { ownRedis } from '../support/redis-server.ts';
import { startSmtpPeer } from '../support/smtp-server.ts';

/** What the client writes and hands over: for the model and the mail, and for nobody else. */
const WORDS = { cv: 'Quillfeather', said: 'Brontide-Larkspur', asked: 'Vellichor' };
/** What nobody may ever see. */
const PASSWORD = 'Otter%River33';
/** What opens doors: for its own server only. */
const KEYS = { model: 'canary-model-key-7F31', mail: 'canary-mail-pass-90Q' };

const postgres = await findPostgres();
afterAll(() => postgres?.close());

describe.each([
  { database: 'SQLite', server: '' },
  ...(postgres ? [{ database: 'PostgreSQL', server: postgres.url }] : []),
])('canaries in a whole conversation, with $database and Redis', ({ server }) => {
  afterEach(killLeftovers);

  it('I13, OR11, OT10: are nowhere but where they belong, also after a kill', async () => {
    const redis = await ownRedis();
    if (!redis) return;
    const tables = server === '' ? null : await openPostgresStore(server, { empty: true });
    const home = temporaryHome();
    const chat = await openTelegramPeer();
    const smtp = await startSmtpPeer({ password: KEYS.mail });
    const script: ScriptedReply[] = [];
    const model = await startOpenAiServer(script, { text: 'ok' });
    const env = {
      ...chat.env,
      ...(tables ? { DATABASE_URL: tables.url } : {}),
      REDIS_URL: redis.url,
      OPENAI_BASE_URL: model.url,
      OPENAI_API_KEY: KEYS.model,
      OPENAI_MODEL: 'scripted',
      SMTP_URL: smtp.url.replace('smtp://', `smtp://desk:${KEYS.mail}@`),
      MAIL_FROM: 'Sayso <desk@sayso.example>',
      LOG_LEVEL: 'debug',
    };
    const desk = startDesk({ home: home.home, env });
    await desk.ready;
    const ada = await chat.client(7001);

    // Before the consent nothing is kept; after it, a CV, words and a card.
    await ada.says(`hello, I am ${WORDS.asked}`);
    await ada.hears(/yes or no/);
    await ada.says('yes');
    await ada.hears(/Start with your CV/);
    const cv = readFileSync('tests/cv/fixtures/backend-engineer.md', 'utf8');
    await ada.sendsFile('cv.md', 'text/markdown', Buffer.from(`${cv}\n\n${WORDS.cv}\n`));
    await ada.hears(/I read these facts/);
    await ada.says(`please remember ${WORDS.said}`);
    await ada.hears(/^ok$/);
    await ada.says(`my gmail password is ${PASSWORD}`);
    await ada.hears(/I blocked that message/);
    script.push(
      { calls: [{ name: 'search_jobs', args: { query: 'remote TypeScript jobs in Europe' } }] },
      { calls: [{ name: 'draft_outreach', args: { job: 1 } }] },
      { calls: [{ name: 'send_outreach', args: {} }] },
    );
    await ada.says('write to the first and send it');
    await ada.hears(/needs your yes/);
    await ada.answers('yes');
    await ada.hears(/#1: Approved by you .*Sent/);
    // As it is in the middle of its work: with a write-ahead log, and no time to tidy up.
    await desk.kill('SIGKILL');

    const everything = [...Object.values(WORDS), PASSWORD, ...Object.values(KEYS), chat.peer.token];
    expect(wordsInFolder(home.home, everything)).toEqual([]);
    expect(wordsFound(desk.output(), everything)).toEqual([]);
    expect(wordsInFolder(redis.folder, everything)).toEqual([]);
    if (tables) expect(wordsFound(await dump(tables.url), everything)).toEqual([]);

    const seen = JSON.stringify(model.requests.map(({ body }) => body));
    expect(wordsFound(seen, [WORDS.said])).toEqual([WORDS.said]);
    expect(wordsFound(seen, [PASSWORD, ...Object.values(KEYS), WORDS.asked])).toEqual([]);
    const mail = JSON.stringify(smtp.mails.map(({ raw }) => raw.toString()));
    expect(smtp.mails).toHaveLength(1);
    expect(wordsFound(mail, [PASSWORD, ...Object.values(KEYS), WORDS.said])).toEqual([]);

    // Behind the locks as well: the password, the keys and what came before the consent were never kept.
    const opened = JSON.stringify(
      await contentOf(home.home, telegramAccount(chat.peer.token), env),
    );
    expect(wordsFound(opened, [WORDS.said, WORDS.cv])).toEqual([WORDS.said, WORDS.cv]);
    expect(
      wordsFound(opened, [PASSWORD, WORDS.asked, ...Object.values(KEYS), chat.peer.token]),
    ).toEqual([]);

    await Promise.all([model.close(), smtp.close(), chat.close(), redis.close()]);
    await tables?.remove();
    home.remove();
  }, 60_000);
});

/** Everything that the desk itself can read of its clients. */
async function contentOf(
  home: string,
  account: string,
  env: Record<string, string>,
): Promise<unknown[]> {
  const { store } = await openStore(readConfig({ ...env, DESK_HOME: home }), { migrate: false });
  const found: unknown[] = [await store.listAudit({ user: null, limit: 1000 })];
  const known = await knownHome(store, account, '7001');
  const { client, conversation } = known;
  found.push(
    await store.loadWorkspace(conversation.id),
    await store.loadTranscript(conversation.id, { turns: 1000, maxChars: 1_000_000 }),
    await store.listApprovals(client.id, 100),
    await store.recentOutbound(account, '7001', 1000),
  );
  await store.close();
  return found;
}

/** Every value of every table, as text. */
async function dump(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: names } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const parts: string[] = [];
  for (const { name } of names) {
    const { rows } = await client.query(`SELECT * FROM "${name}"`);
    for (const row of rows)
      for (const value of Object.values(row))
        parts.push(Buffer.isBuffer(value) ? value.toString('latin1') : String(value));
  }
  await client.end();
  return parts.join('\n');
}
