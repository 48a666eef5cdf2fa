import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireDeskLock } from '../../src/db/desk-lock.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { COMPILED } from '../support/compiled.ts';

describe('locks between processes', () => {
  let folder: string;
  let path: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sayso-lock-'));
    path = join(folder, 'desk.db');
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a line of TypeScript in a process of its own; resolves with the first thing it prints. */
  function inProcess(code: string): {
    said: Promise<string>;
    child: ChildProcess;
    ended: Promise<number | null>;
  } {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...COMPILED },
    });
    children.push(child);
    const said = new Promise<string>((resolve) =>
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
    );
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { said, child, ended };
  }

  const moduleUrl = (file: string) =>
    JSON.stringify(new URL(`../../src/db/${file}`, import.meta.url).href);
  const holder = () =>
    inProcess(
      `const { acquireDeskLock } = await import(${moduleUrl('desk-lock.ts')});
       console.log(acquireDeskLock(${JSON.stringify(path)}) ? 'got it' : 'refused');
       setInterval(() => {}, 1000);`,
    );

  it('let one desk in, refuse the second, and open again when the first is killed', async () => {
    const first = holder();
    expect(await first.said).toBe('got it');
    expect(acquireDeskLock(path)).toBeNull();
    first.child.kill('SIGKILL');
    await first.ended;
    const lock = acquireDeskLock(path);
    expect(lock).not.toBeNull();
    expect(await holder().said).toBe('refused');
    lock?.release();
    lock?.release();
  });

  it('let four processes make the tables of one new database together', async () => {
    const key = randomBytes(32).toString('hex');
    const openers = Array.from({ length: 4 }, () =>
      inProcess(
        `const { openSqlite } = await import(${moduleUrl('open-sqlite.ts')});
         const store = await openSqlite({ path: ${JSON.stringify(path)}, key: Buffer.from('${key}', 'hex'), migrate: true });
         console.log('clients', (await store.listClients()).length);
         await store.close();`,
      ),
    );
    expect(await Promise.all(openers.map(({ said }) => said))).toEqual(Array(4).fill('clients 0'));
    expect(await Promise.all(openers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  });

  it('let commands read beside a running desk', async () => {
    const key = randomBytes(32);
    const desk = await openSqlite({ path, key, migrate: true });
    const lock = acquireDeskLock(path);
    const command = await openSqlite({ path, key, migrate: false });
    expect(await command.listClients()).toEqual([]);
    await command.close();
    await desk.close();
    lock?.release();
  });
});
