import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { localLocks } from '../../src/desk/local-locks.ts';
import { takeSyncLock } from '../../src/sync-lock.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';

const server = await findPostgres();
afterAll(() => server?.close());

describe('the lock of the sync', () => {
  it('is held by one: a desk on a file, or a command beside it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'sayso-lock-'));
    const config = readConfig({ DESK_HOME: home });
    const held = await takeSyncLock(config, localLocks());
    expect(held).not.toBeNull();
    expect(await takeSyncLock(config, null)).toBeNull();
    await held?.();
    const again = await takeSyncLock(config, null);
    expect(again).not.toBeNull();
    await again?.();
    rmSync(home, { recursive: true });
  });

  it.skipIf(!server)('is held by one command on a server', async () => {
    const test = await openPostgresStore(server?.url ?? '', { empty: true });
    const config = readConfig({ DATABASE_URL: test.url });
    const held = await takeSyncLock(config, null);
    expect(await takeSyncLock(config, null)).toBeNull();
    await held?.();
    const again = await takeSyncLock(config, null);
    expect(again).not.toBeNull();
    await again?.();
    await test.remove();
  });
});
