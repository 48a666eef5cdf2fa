import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMasterKey } from '../../src/db/master-key.ts';

describe('the master key', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'sayso-key-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const load = (keyFile: string | null = null) =>
    loadMasterKey({ keyFile, home, databasePath: join(home, 'desk.db') });
  const file = (content: string | Uint8Array, mode = 0o400) => {
    const path = join(home, 'key');
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  };

  it('is made at the first start, readable by nobody else, and found at the second', () => {
    const first = load();
    expect(first).toMatchObject({ created: true, path: join(home, 'desk.key') });
    expect(first.bytes).toHaveLength(32);
    expect(statSync(first.path).mode & 0o777).toBe(0o400);
    const second = load();
    expect(second).toMatchObject({ created: false, id: first.id });
    expect(second.bytes).toEqual(first.bytes);
    expect(first.id).not.toBe(readFileSync(first.path, 'utf8').slice(0, 8));
  });

  it('is never made beside a database that needs another one', () => {
    writeFileSync(join(home, 'desk.db'), 'data');
    expect(() => load()).toThrow(/key .* is missing.*backup/);
  });

  const bytes = randomBytes(32);
  it.each([
    ['hex', bytes.toString('hex')],
    ['hex with a line end', `${bytes.toString('hex')}\n`],
    ['base64', bytes.toString('base64')],
    ['raw bytes', bytes],
  ])('can be given as %s', (_form, content) => {
    expect(Buffer.from(load(file(content)).bytes)).toEqual(bytes);
  });

  it.each([
    ['nothing', ''],
    ['31 bytes', randomBytes(31)],
    ['31 bytes of hex', randomBytes(31).toString('hex')],
    ['33 bytes of hex', randomBytes(33).toString('hex')],
    ['zeros', Buffer.alloc(32)],
    ['a password', 'correct horse battery staple'],
  ])('is refused when it is %s', (_what, content) => {
    expect(() => load(file(content))).toThrow(/should be 32 bytes/);
  });

  it.each([0o440, 0o404, 0o644, 0o660])(
    'trust case 50: is refused when others can read it (mode %o)',
    (mode) => {
      expect(() => load(file(bytes.toString('hex'), mode))).toThrow(/chmod 400/);
    },
  );

  it('is refused when the named file is missing, and none is made', () => {
    expect(() => load(join(home, 'nowhere'))).toThrow(/does not exist/);
    expect(() => load(home)).toThrow(/not a file/);
  });
});
