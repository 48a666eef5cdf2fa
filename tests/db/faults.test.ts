import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import type { Change } from '../../src/desk/ports/store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const ENTRY = {
  user: 'subject',
  conversation: null,
  source: 'test',
  dataCategory: 'operation',
  purpose: 'test',
  actor: 'automation',
  externalAction: false,
  approvalRequired: false,
  approvalReceived: false,
  errorStatus: 'none',
  notes: '',
} as const;

function row(action: string): Change {
  return { type: 'audit', entry: { ...ENTRY, action, at: new Date('2026-11-21T10:00:00Z') } };
}

describe('the audit chain', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
    await test.store.commit(
      Array.from({ length: 50 }, (_, i) => row(`action.${i}`)),
      'full',
    );
    await test.store.close();
  });
  afterEach(() => test.remove());

  /** Somebody with the key and no respect changes rows behind the desk's back. */
  async function tamper(sql: string, ...values: unknown[]) {
    const raw = openEncrypted(test.path, test.key, false);
    raw.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;');
    raw.prepare(sql).run(...values);
    raw.close();
    const store = await openSqlite({ path: test.path, key: test.key, migrate: false });
    try {
      return await store.verifyAudit();
    } finally {
      await store.close();
    }
  }

  it('is whole when nobody touched it', async () => {
    const store = await test.reopen();
    expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: 50 });
  });

  it.each([
    [
      'one changed byte',
      "UPDATE audit SET body = replace(body, 'action.17', 'action.18') WHERE seq = 18",
      18,
    ],
    ['a changed user beside the body', "UPDATE audit SET user = 'other' WHERE seq = 7", 7],
    ['a deleted row', 'DELETE FROM audit WHERE seq = 20', 20],
    ['a deleted first row', 'DELETE FROM audit WHERE seq = 1', 1],
    ['a forged hash', 'UPDATE audit SET hash = zeroblob(32) WHERE seq = 50', 50],
    ['a row put in', 'INSERT INTO audit SELECT 51, user, body, hash FROM audit WHERE seq = 50', 51],
    [
      'two rows swapped',
      'UPDATE audit SET body = (SELECT b.body FROM audit b WHERE b.seq = 71 - audit.seq) WHERE seq IN (35, 36)',
      35,
    ],
  ])('trust case 52: names the first bad row after %s', async (_what, sql, firstBadSeq) => {
    expect(await tamper(sql)).toMatchObject({ ok: false, firstBadSeq });
  });

  it('notices the rows of another log, however whole they are', async () => {
    const other = await openTestStore();
    await other.store.commit(
      Array.from({ length: 50 }, (_, i) => row(`action.${i}`)),
      'full',
    );
    await other.store.close();
    const raw = openEncrypted(other.path, other.key, false);
    const foreign = raw
      .prepare<[], { body: string; hash: Buffer }>('SELECT body, hash FROM audit WHERE seq = 50')
      .get();
    raw.close();
    await other.remove();
    expect(
      await tamper(
        'UPDATE audit SET body = ?, hash = ? WHERE seq = 50',
        foreign?.body,
        foreign?.hash,
      ),
    ).toMatchObject({ ok: false, firstBadSeq: 50 });
  });

  it('names a row whose body is no record, though its hash was made to fit', async () => {
    const raw = openEncrypted(test.path, test.key, false);
    raw.function('forged', { deterministic: true }, (log, before, body) =>
      createHash('sha256')
        .update(Buffer.of(0))
        .update(String(log))
        .update(Buffer.from(before as Uint8Array))
        .update(String(body))
        .digest(),
    );
    raw.exec('DROP TRIGGER audit_no_update');
    raw.exec(
      `UPDATE audit SET body = 'nothing', hash = forged(
         (SELECT value FROM meta WHERE key = 'audit_log_id'),
         (SELECT hash FROM audit WHERE seq = 49), 'nothing') WHERE seq = 50`,
    );
    raw.close();
    const store = await test.reopen();
    expect(await store.verifyAudit()).toMatchObject({ ok: false, firstBadSeq: 50 });
    await expect(store.listAudit({ user: null, limit: 5 })).rejects.toMatchObject({
      code: 'broken',
    });
  });

  it('fits a record in 700 bytes', async () => {
    const raw = openEncrypted(test.path, test.key, false);
    const size = (table: string) =>
      Number(raw.prepare(`SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?`).pluck().get(table));
    let bytes: number;
    try {
      bytes = size('audit%');
    } finally {
      raw.close();
    }
    expect(bytes / 50).toBeLessThan(700);
  });

  it('cannot be changed or shortened by a slip of the desk itself', () => {
    const raw = openEncrypted(test.path, test.key, false);
    expect(() => raw.exec("UPDATE audit SET user = 'x'")).toThrow(/append-only/);
    expect(() => raw.exec('DELETE FROM audit')).toThrow(/append-only/);
    raw.close();
  });
});

describe('a full disk', () => {
  it('trust case 54: changes nothing, says so, and lets the desk go on when there is space again', async () => {
    const test = await openTestStore();
    await test.store.close();
    const raw = openEncrypted(test.path, test.key, false);
    const pages = Number(raw.pragma('page_count', { simple: true }));
    raw.close();
    const store = await openSqlite({
      path: test.path,
      key: test.key,
      migrate: true,
      maxPages: pages + 4,
    });
    const big = row('x'.repeat(3000));
    let failed: unknown;
    let fine = 0;
    for (let i = 0; i < 40 && !failed; i++)
      await store.commit([big], 'full').then(
        () => {
          fine += 1;
        },
        (error: unknown) => {
          failed = error;
        },
      );
    expect(failed).toMatchObject({ name: 'StoreError', code: 'full' });
    expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: fine });
    await store.close();
    const roomy = await openSqlite({ path: test.path, key: test.key, migrate: true });
    await roomy.commit([big], 'full');
    expect(await roomy.verifyAudit()).toMatchObject({ ok: true, rows: fine + 1 });
    await roomy.close();
    rmSync(test.folder, { recursive: true });
  });
});

describe('a killed process', () => {
  it('loses nothing that was committed in full', async () => {
    const test = await openTestStore();
    await test.store.close();
    const source = (file: string) =>
      JSON.stringify(new URL(`../../src/${file}`, import.meta.url).href);
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { openSqlite } = await import(${source('db/open-sqlite.ts')});
         const store = await openSqlite({ path: ${JSON.stringify(test.path)}, key: Buffer.from('${Buffer.from(test.key).toString('hex')}', 'hex'), migrate: true });
         for (let i = 1; ; i++) {
           await store.commit([{ type: 'audit', entry: { ...${JSON.stringify(ENTRY)}, action: 'n', at: new Date() } }], 'full');
           console.log(i);
         }`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let last = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line);
      if (last === 40) child.kill('SIGKILL');
    }
    const store = await test.reopen();
    const verdict = await store.verifyAudit();
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.rows).toBeGreaterThanOrEqual(last);
    expect(last).toBeGreaterThanOrEqual(40);
    await test.remove();
  });
});
