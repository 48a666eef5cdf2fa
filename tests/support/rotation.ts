import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';
import { COMPILED } from './compiled.ts';
import { knownHome } from './known-home.ts';

/** A client whose name only the desk's own keys can open. */
export async function addChat(store: Store, chat: string): Promise<void> {
  await store.openConversation({
    account: 'terminal',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name: chat,
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
}

export async function nameOf(store: Store, chat: string): Promise<string | null | undefined> {
  const found = await knownHome(store, 'terminal', chat);
  return found?.client.name;
}

/** The record of rotations, oldest first. */
export async function keyRows(store: Store): Promise<string[]> {
  return (await store.listAudit({ user: 'desk', limit: 100 }))
    .filter(({ action }) => action.startsWith('key.'))
    .map(({ action, notes }) => `${action} ${notes}`)
    .reverse();
}

/** The steps of a rotation at which a process is killed, with what it must leave behind. */
export const DEADLY_STEPS = [
  { step: 'stage1', when: 'before', leaves: 'the old key' },
  { step: 'stage1', when: 'after', leaves: 'the old key' },
  { step: 'commit1', when: 'after', leaves: 'the old key' },
  { step: 'replaceKeyring1', when: 'after', leaves: 'the old key, both open' },
  { step: 'swap1', when: 'after', leaves: 'the new key, both open' },
  { step: 'replaceKeyring2', when: 'after', leaves: 'the new key' },
  { step: 'noteMasterKey1', when: 'after', leaves: 'the new key' },
] as const;

/**
 * Rotates in a process of its own, which kills itself, as kill -9 does, right before or after one of the steps that
 * change something.
 *
 * @param from  the file of the key, and the SQLite file or the address of the server
 */
export function killedRotation(
  from: { keyFile: string } & ({ path: string } | { url: string }),
  { step, when }: { step: string; when: 'before' | 'after' },
): SpawnSyncReturns<string> {
  const file = (name: string) => JSON.stringify(new URL(`../../${name}`, import.meta.url));
  const open =
    'path' in from
      ? `(await import(${file('src/db/open-sqlite.ts')})).openSqlite({ path: ${JSON.stringify(from.path)}, key: bytes, migrate: true })`
      : `(await import(${file('src/db/open-postgres.ts')})).openPostgres({ url: ${JSON.stringify(from.url)}, key: bytes, migrate: true,
          way: (await import(${file('tests/support/way-to.ts')})).wayTo(${JSON.stringify(from.url)}) })`;
  const code = `
      const { keyFilePlace } = await import(${file('src/db/key-place.ts')});
      const { readKey, masterKeyId } = await import(${file('src/db/master-key.ts')});
      const { rotateKey } = await import(${file('src/db/rotate-key.ts')});
      const bytes = readKey(${JSON.stringify(from.keyFile)});
      const store = await ${open};
      const seen = {};
      const deadly = (object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name,
        typeof value !== 'function' ? value : async (...args) => {
          seen[name] = (seen[name] ?? 0) + 1;
          const here = name + seen[name] === ${JSON.stringify(step)};
          if (here && ${when === 'before'}) process.kill(process.pid, 'SIGKILL');
          const result = await value(...args);
          if (here) process.kill(process.pid, 'SIGKILL');
          return result;
        }]));
      await rotateKey({
        store: deadly(store),
        clock: { now: () => new Date() },
        master: { bytes, id: masterKeyId(bytes) },
        place: deadly(keyFilePlace(${JSON.stringify(from.keyFile)})),
      });
      console.log('not killed');`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, ...COMPILED },
  });
}
