import { statSync } from 'node:fs';
import { getTableName } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TABLES_OF_CLIENTS, TABLES_WITHOUT_CLIENTS } from '../../src/db/erasure-rows.ts';
import { createKeyring } from '../../src/db/keyring.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { TABLES } from '../../src/db/trace-rows.ts';
import { systemIds as ids } from '../../src/system.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');

describe('what an erasure empties', () => {
  it('knows of every table of the schema whether it holds something of clients', () => {
    const names = TABLES.map((table) => getTableName(table)).sort();
    expect([...TABLES_OF_CLIENTS, ...TABLES_WITHOUT_CLIENTS].sort()).toEqual(names);
  });
});

describe('an erasure in the database', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.remove());

  const chat = (sender: string, writtenAt?: Date) =>
    test.store.openConversation({
      account: 'whatsapp',
      chat: sender,
      sender,
      altIds: [],
      create: true,
      name: null,
      timeZone: 'UTC',
      at: AT,
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      ...(writtenAt ? { writtenAt } : {}),
    });

  async function erase(clientId: string, subject: string): Promise<void> {
    await test.store.commit([{ type: 'erasure_begun', clientId, at: AT }], 'full');
    await test.store.eraseClient(clientId, {
      user: subject,
      at: AT,
      conversation: null,
      source: 'desk',
      dataCategory: 'identity',
      purpose: 'test',
      actor: 'automation',
      action: 'client.erased',
      externalAction: false,
      approvalRequired: false,
      approvalReceived: false,
      errorStatus: 'none',
      notes: '',
    });
  }

  it('forgets what the channel keeps under the number of the person, and nothing of others', async () => {
    const person = await chat('4917012345@s.whatsapp.net');
    if (!person) throw new Error('not opened');
    const kept = ['4917099999.0', '49170123456.0', 'pre-1'];
    const theirs = ['4917012345.0', '4917012345_1.0', '4917012345:2', '4917012345'];
    await test.store.writeChannelKeys(
      'whatsapp',
      [...kept, ...theirs].map((id) => ({ type: 'session', id, value: 'x' })),
    );
    await erase(person.client.id, person.client.subject);
    const left = await test.store.readChannelKeys('whatsapp', 'session', [...kept, ...theirs]);
    expect([...left.keys()].sort()).toEqual(kept.toSorted());
  });

  it('keeps of an address a tag only, which nobody finds by trying all numbers', async () => {
    const number = '4917012345@s.whatsapp.net';
    const person = await chat(number);
    if (!person) throw new Error('not opened');
    await erase(person.client.id, person.client.subject);
    await test.store.scrub();
    const raw = openEncrypted(test.path, test.key, false);
    const rows = raw.prepare<[], { tag: string }>('SELECT tag FROM erased_addresses').all();
    raw.close();
    expect(rows).toHaveLength(1);
    const other = createKeyring(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
    expect(rows[0]?.tag).not.toBe(other.deskTag('erased_addresses', `whatsapp\0${number}`));
    expect(await chat(number, AT)).toBeNull();
    expect(await chat(number, new Date(AT.getTime() + 1))).toMatchObject({
      isNew: true,
      erasedAt: AT,
    });
  });

  it('cuts the write-ahead log, and says so while it cannot', async () => {
    const person = await chat('4917012345@s.whatsapp.net');
    if (!person) throw new Error('not opened');
    await erase(person.client.id, person.client.subject);
    const reader = openEncrypted(test.path, test.key, false);
    const rows = reader.prepare('SELECT * FROM meta').iterate();
    rows.next();
    await expect(test.store.scrub()).rejects.toThrow(
      /cannot be cut while another process reads it/,
    );
    rows.return?.();
    reader.close();
    await test.store.scrub();
    expect(statSync(`${test.path}-wal`).size).toBe(0);
  });

  it('holds the key of a client in memory for some minutes only', async () => {
    const person = await chat('4917012345@s.whatsapp.net');
    if (!person) throw new Error('not opened');
    const asked: string[] = [];
    const keys = createKeyring(Buffer.alloc(32, 1), Buffer.alloc(32, 2), 0);
    const wrapped = keys.create('c1');
    const tx = {
      select: () => ({
        from: () => ({
          where: async () => {
            asked.push('asked');
            return [{ dataKey: wrapped }];
          },
        }),
      }),
    } as unknown as Parameters<typeof keys.sealText>[0];
    const place = { table: 't', column: 'c', row: 'r' };
    const sealed = await keys.sealText(tx, 'c1', place, 'word');
    expect(await keys.openText(tx, 'c1', place, sealed)).toBe('word');
    expect(asked).toHaveLength(2);
    const long = createKeyring(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
    await long.openText(tx, 'c1', place, sealed);
    await long.openText(tx, 'c1', place, sealed);
    expect(asked).toHaveLength(3);
    long.forget('c1');
    await long.openText(tx, 'c1', place, sealed);
    expect(asked).toHaveLength(4);
  });
});
