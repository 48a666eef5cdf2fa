import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { cardIn, openTestDesk, type TestDesk } from '../support/desk.ts';
import { openPostgresBytes, type PostgresBytes } from '../support/postgres-bytes.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { markersOf, richClient } from '../support/rich-client.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';

const server = await findPostgres();
const readable = server ? await openPostgresBytes(server.url) : null;
await readable?.close();
afterAll(() => server?.close());

/** Words that no other database on the same server can hold. */
function ownMarkers(name: string) {
  const letters = [...randomBytes(6)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return markersOf(name + letters.join(''));
}

describe.skipIf(!readable)('an erasure in the files of PostgreSQL', { timeout: 120_000 }, () => {
  const gone = ownMarkers('Zinnia');
  const stays = ownMarkers('Yarrow');
  let desk: TestDesk;
  let files: PostgresBytes;
  let client: { id: string };
  let url: string;
  let key: Uint8Array;
  beforeEach(async () => {
    const test = await openPostgresStore(server?.url ?? '');
    ({ url, key } = test);
    desk = await openTestDesk({}, { test });
    const opened = await openPostgresBytes(url);
    if (!opened) throw new Error('The files cannot be read.');
    files = opened;
    client = await richClient(desk, gone);
    await richClient(desk, stays);
    // What the server does by itself once enough rows have changed: it keeps samples of the columns.
    await files.query('ANALYZE');
  });
  afterEach(async () => {
    await files?.close();
    await desk?.remove();
  });

  async function leave(): Promise<void> {
    const asked = cardIn(await desk.say('/delete', gone.chat));
    await desk.say({ kind: 'tap', token: asked.token.yes }, gone.chat);
    // While another transaction of the server still reads from before, it stays under way and is taken up again.
    await untilTrue(async () => {
      await desk.desk.wakeWaiting();
      return (await desk.test.store.getErasure(client.id))?.state === 'done';
    }, 'the end of the erasure');
  }

  /** The words of a client that stand in clear columns; everything else is sealed. */
  const inClear = ({ chat, model }: typeof gone) => [`${chat}-alt`, chat, model];

  it('leaves no address and no word, neither in tables and indexes nor in the samples of columns', async () => {
    for (const word of inClear(gone)) expect(await files.relationsWith(word), word).not.toEqual([]);
    await leave();
    for (const word of inClear(gone)) expect(await files.relationsWith(word), word).toEqual([]);
    for (const word of inClear(stays))
      expect(await files.relationsWith(word), word).not.toEqual([]);
    expect((await desk.test.store.verifyAudit()).ok).toBe(true);
  });

  it('finds what is sealed in no file and not in the log of the server, at any time', async () => {
    // The board of this desk answers with a public posting that repeats what it was asked for.
    const clear = [...inClear(gone), gone.board];
    const sealed = Object.entries(gone).filter(([, word]) => !clear.includes(word));
    expect(sealed).toHaveLength(11);
    const forms = (word: string) => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      Buffer.from(Buffer.from(`..${word}`).toString('base64').slice(4, 16)),
    ];
    const found = async () => {
      const hits: string[] = [];
      for (const [place, word] of sealed)
        for (const form of forms(word)) {
          for (const name of await files.relationsWith(form)) hits.push(`${place} in ${name}`);
          if (await files.logHolds(form)) hits.push(`${place} in the log`);
        }
      return hits;
    };
    expect(await found()).toEqual([]);
    // The search itself finds what is there.
    const known = `${gone.chat}-written-by-this-test`;
    await files.query(`SELECT pg_logical_emit_message(true, 'test', '${known}')`);
    expect(await files.logHolds(known)).toBe(true);
    await leave();
    expect(await found()).toEqual([]);
  });

  it('drops the samples that a server has taken before this version', async () => {
    const columns = await files.query(
      'SELECT attrelid::regclass::text AS table, attname AS column FROM pg_attribute WHERE attstattarget = 0 AND attnum > 0',
    );
    expect(columns).toContainEqual({ table: 'identities', column: 'address' });
    expect(columns).toContainEqual({ table: 'clients', column: 'data_key' });
    for (const { table, column } of columns)
      await files.query(`ALTER TABLE "${table}" ALTER COLUMN "${column}" SET STATISTICS -1`);
    await files.query('ANALYZE');
    expect(await files.relationsWith(gone.chat)).toContain('pg_statistic');
    const again = await openPostgres({ url, key, migrate: true, way: wayTo(url) });
    await again.close();
    expect(await files.relationsWith(gone.chat)).not.toContain('pg_statistic');
    await files.query('ANALYZE');
    expect(await files.relationsWith(gone.chat)).not.toContain('pg_statistic');
  });

  it('takes the wrapped key of the client out of every file of the database', async () => {
    const keyOf = async (id: string) => {
      const [row] = await files.query(`SELECT data_key FROM clients WHERE id = '${id}'`);
      const key = row?.data_key;
      if (!(key instanceof Uint8Array)) throw new Error('There is no such client.');
      return key;
    };
    const theirs = await keyOf(client.id);
    const other = await keyOf(
      (await desk.test.store.listClients()).find(({ id }) => id !== client.id)?.id ?? '',
    );
    expect(await files.relationsWith(theirs)).toContain('clients');
    await leave();
    expect(await files.relationsWith(theirs)).toEqual([]);
    expect(await files.relationsWith(other)).toContain('clients');
  });
});
