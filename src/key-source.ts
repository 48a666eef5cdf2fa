import { existsSync } from 'node:fs';
import { type Config, keyFileOf } from './config.ts';
import { type KeyPlace, keyFilePlace, otherFilePlace } from './db/key-place.ts';
import { keychainPlace, keychainService, loadKeychainKey, openKeychain } from './db/keychain.ts';
import { loadMasterKey, type MasterKey } from './db/master-key.ts';

/** The master key that the configuration names; made when there is neither a key nor data. Throws `StoreError`. */
export async function openKey(
  config: Pick<Config, 'home' | 'keyFile' | 'databasePath' | 'postgresUrl'>,
): Promise<MasterKey> {
  const { keyFile, home } = config;
  // A server's keyring tells a wrong key itself.
  const databasePath = config.postgresUrl === null ? config.databasePath : null;
  const service = keyFile && keychainService(keyFile);
  if (!service) return loadMasterKey({ keyFile, home, databasePath });
  const hasData = databasePath !== null && existsSync(databasePath);
  return loadKeychainKey(await openKeychain(service), hasData);
}

/** Where a rotation puts the new key: in the place of `current`, or (`to`) in a file or keychain of another name. */
export async function keyPlace(current: MasterKey, to: string | null): Promise<KeyPlace> {
  const name = to === null ? current.path : keyFileOf(to);
  const service = keychainService(name);
  const moving = to === null ? null : { from: current.path };
  if (service) return keychainPlace(await openKeychain(service), moving);
  return moving ? otherFilePlace(name, moving.from) : keyFilePlace(name);
}
