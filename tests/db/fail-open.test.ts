import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';

/**
 * What the library does when it is used without care, and what keeps the desk from it. A new version of the library that
 * closes one of these traps shows here.
 */
describe('the traps of the encrypted library', () => {
  let folder: string;
  let path: string;
  const key = Buffer.alloc(32, 7);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sayso-traps-'));
    path = join(folder, 'desk.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const isPlain = (file: string) =>
    readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3';

  it.each([
    ['without a key', ''],
    ['with an empty key', "key = ''"],
    ['with a typing error', `kye = "raw:${'ab'.repeat(32)}"`],
  ])('make a readable file %s; the desk makes an encrypted one', (_how, pragma) => {
    const careless = new Database(join(folder, 'careless.db'));
    if (pragma) careless.pragma(pragma);
    careless.exec('CREATE TABLE t (v)');
    careless.close();
    expect(isPlain(join(folder, 'careless.db'))).toBe(true);

    const desk = openEncrypted(path, key, true);
    desk.exec('CREATE TABLE t (v)');
    desk.close();
    expect(isPlain(path)).toBe(false);
  });

  it('tell of a wrong key at the first statement only; the desk tells at once', () => {
    openEncrypted(path, key, true).close();
    const careless = new Database(path);
    expect(() => careless.pragma(`key = "raw:${'ab'.repeat(32)}"`)).not.toThrow();
    expect(() => careless.prepare('SELECT * FROM sqlite_master').get()).toThrow(/not a database/);
    careless.close();
    expect(() => openEncrypted(path, Buffer.alloc(32, 8), false)).toThrow(/The key does not fit/);
  });

  it('trust case 51: hand out a readable image, and no online copy: neither is called anywhere', () => {
    const desk = openEncrypted(path, key, true);
    desk.exec("CREATE TABLE t (v); INSERT INTO t VALUES ('Zyxlarkspur')");
    expect(desk.serialize().includes('Zyxlarkspur')).toBe(true);
    desk.close();
    const callers = globSync('src/**/*.ts').filter((file) =>
      /\.(serialize|backup|unsafeMode)\(/.test(readFileSync(file, 'utf8')),
    );
    expect(callers).toEqual([]);
  });

  it('are met in one file, which opens every database that holds content', () => {
    const openers = globSync('src/**/*.ts').filter((file) =>
      /new Database\(/.test(readFileSync(file, 'utf8')),
    );
    // The lock file has no content; the benchmark measures peers.
    expect(openers.filter((file) => !file.startsWith('src/cli/bench/')).sort()).toEqual([
      'src/db/file-lock.ts',
      'src/db/open-sqlite.ts',
    ]);
  });

  it('cannot hide one changed bit', () => {
    const desk = openEncrypted(path, key, true);
    desk.exec('CREATE TABLE t (v); INSERT INTO t VALUES (zeroblob(20000))');
    desk.pragma('wal_checkpoint(TRUNCATE)');
    desk.close();
    const bytes = readFileSync(path);
    for (const at of [40, 5_000, bytes.length - 100]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(() => {
        const again = openEncrypted(path, key, false);
        try {
          again.prepare('SELECT v FROM t').get();
        } finally {
          again.close();
        }
      }, `byte ${at}`).toThrow(/malformed|does not fit|damaged/);
    }
  });
});
