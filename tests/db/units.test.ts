import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import * as schema from '../../src/db/schema.ts';
import { meta } from '../../src/db/schema.ts';
import { sqliteSession } from '../../src/db/sqlite-session.ts';
import { createUnits, type Tx, type Units } from '../../src/db/units.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

describe('units that share a transaction', () => {
  let test: TestStore;
  let raw: ReturnType<typeof openEncrypted>;
  let units: Units;
  let commits: number;

  beforeEach(async () => {
    test = await openTestStore();
    raw = openEncrypted(test.path, test.key, false);
    commits = 0;
    const prepare = raw.prepare.bind(raw);
    // Counts what goes to the disk.
    raw.prepare = ((source: string) => {
      const statement = prepare(source);
      if (source !== 'COMMIT') return statement;
      return {
        run: () => {
          commits += 1;
          return statement.run();
        },
      };
    }) as typeof raw.prepare;
    const session = sqliteSession(raw, drizzle({ client: raw, schema }));
    units = createUnits(() => session);
  });
  afterEach(async () => {
    await units.close();
    raw.close();
    await test.remove();
  });

  const put = (key: string, value: string) => async (tx: Tx) => {
    await tx.insert(meta).values({ key, value });
    return key;
  };
  const get = (key: string) => async (tx: Tx) =>
    (await tx.select().from(meta).where(eq(meta.key, key)))[0]?.value ?? null;

  it('writes a burst to the disk in a few commits', async () => {
    const keys = await Promise.all(
      Array.from({ length: 200 }, (_, i) => units.write('full', put(`k${i}`, 'v'))),
    );
    expect(keys).toHaveLength(200);
    expect(commits).toBeLessThanOrEqual(5);
    expect(await units.read(get('k199'))).toBe('v');
  });

  it('takes back one unit that fails, and no other of its group', async () => {
    const results = await Promise.allSettled([
      units.write('full', put('a', '1')),
      units.write('full', async (tx) => {
        await put('b', '2')(tx);
        throw new Error('no');
      }),
      units.write('full', put('a', 'again')),
      units.write('normal', put('c', '3')),
      units.read(get('b')),
      units.read(get('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(results[4]).toMatchObject({ value: null });
    expect(results[5]).toMatchObject({ value: '3' });
    expect(await units.read(get('a'))).toBe('1');
  });

  it('tells every unit of a group when the disk is full, and loses none that was told it is safe', async () => {
    await units.write('full', put('before', '1'));
    const pages = Number(raw.pragma('page_count', { simple: true }));
    raw.pragma(`max_page_count = ${pages}`);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) => units.write('full', put(`big${i}`, 'x'.repeat(20_000)))),
    );
    raw.pragma('max_page_count = 1000000');
    for (const [i, { status }] of results.entries())
      expect(await units.read(get(`big${i}`))).toBe(
        status === 'fulfilled' ? 'x'.repeat(20_000) : null,
      );
    expect(results.some(({ status }) => status === 'rejected')).toBe(true);
    expect(await units.read(get('before'))).toBe('1');
    expect(await units.write('full', put('after', '1'))).toBe('after');
  });

  it('shows a reader nothing that is not committed', async () => {
    const order: string[] = [];
    const write = units.write('full', put('x', '1')).then(() => order.push('written'));
    const read = units.read(get('x')).then((value) => order.push(`read ${value}`));
    await Promise.all([write, read]);
    expect(order).toEqual(['written', 'read 1']);
    const second = openEncrypted(test.path, test.key, false);
    expect(second.prepare("SELECT value FROM meta WHERE key = 'x'").pluck().get()).toBe('1');
    second.close();
  });

  it('refuses what comes after it was closed, and ends what was begun', async () => {
    const begun = units.write('full', put('last', '1'));
    const closing = units.close();
    await expect(units.read(async (tx) => tx.run(sql`SELECT 1`))).rejects.toThrow(/closed/);
    await closing;
    expect(await begun).toBe('last');
  });
});
