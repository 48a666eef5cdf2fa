import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import { readKeyring } from '../db/desk-keys.ts';
import type { MasterKey } from '../db/master-key.ts';
import type { Store } from '../desk/ports/store.ts';
import { isOnEncryptedDisk } from './disk-encryption.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 86_400_000;
/** A backup older than this is worth a word. */
const OLD_DAYS = 7;

/** How the key is kept, whether there is a backup, and what of the system could write content to the disk in clear. */
export async function checkVault(config: Config, store: Store, key: MasterKey): Promise<Finding[]> {
  return [
    ...(await keyFindings(config, store, key)),
    await backupFinding(config, store),
    coreFinding(await readFile('/proc/self/limits', 'utf8').catch(() => null)),
    diskFinding(config.home, await isOnEncryptedDisk(config.home)),
  ];
}

async function keyFindings(config: Config, store: Store, key: MasterKey): Promise<Finding[]> {
  const info = await stat(key.path).catch(() => null);
  const rights = info ? `, mode ${(info.mode & 0o777).toString(8).padStart(4, '0')}` : '';
  const findings: Finding[] = [
    { mark: 'ok', text: `key: ${key.id} in ${key.path}${rights}; keep a copy apart from the data` },
  ];
  const folder = dirname(config.databasePath);
  if (config.postgresUrl === null && info && dirname(key.path) === folder)
    findings.push({
      mark: 'note',
      text: `key: it lies beside the data, so whoever copies ${folder} can read it; DESK_KEY_FILE names another place`,
    });
  if (readKeyring(await store.keyring(), 'The keyring').length > 1)
    findings.push({
      mark: 'fix',
      text: 'key: a rotation was interrupted, and both keys open the desk; run: sayso key rotate',
    });
  return findings;
}

async function backupFinding(config: Config, store: Store): Promise<Finding> {
  if (config.postgresUrl !== null)
    return { mark: 'note', text: 'backup: by pg_dump; the desk does not see when that was' };
  const { backedUpAt } = await store.vaultNotes();
  if (backedUpAt === null)
    return { mark: 'note', text: 'backup: none was made yet; run: sayso backup FILE' };
  const days = Math.floor((Date.now() - backedUpAt.getTime()) / DAY_MS);
  const text = `backup: the last one is ${days === 0 ? 'of the last 24 hours' : `${days} days old`}`;
  return days > OLD_DAYS
    ? { mark: 'note', text: `${text}; run: sayso backup FILE` }
    : { mark: 'ok', text };
}

/** A dump of memory holds keys and texts. `limits` is /proc/self/limits; null where the system has none. */
export function coreFinding(limits: string | null): Finding {
  const soft = limits?.match(/^Max core file size\s+(\S+)/m)?.[1];
  if (soft === '0') return { mark: 'ok', text: 'core dumps: off' };
  return {
    mark: 'note',
    text: `core dumps: ${soft === undefined ? 'not known to be off' : 'on'}; a crash could write keys and texts to the disk. Start the desk under \`ulimit -c 0\`, or with LimitCORE=0`,
  };
}

function diskFinding(home: string, encrypted: boolean): Finding {
  if (encrypted) return { mark: 'ok', text: `disk: ${home} lies on an encrypted one` };
  return {
    mark: 'note',
    text: `disk: not known to be encrypted under ${home}; turn on your system's own (LUKS, FileVault, BitLocker), also for swap`,
  };
}
