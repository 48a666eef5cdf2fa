import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import { z } from 'zod';
import type { Clock } from '../../desk/ports/clock.ts';
import type { ChannelStore } from '../../desk/ports/store.ts';
import { createKeyWrites, type KeyChange, type KeyWrites } from './key-writes.ts';

/** The login of one account and the keys of its chats, as Baileys wants them, in the desk's own database. */
export interface AuthState {
  creds: AuthenticationCreds;
  keys: SignalKeyStore;
  /**
   * Decrypts, then makes the result durable, and only then writes the keys that decrypting has changed: what was
   * decrypted has to be kept before the session forgets how. Until then the keys are in Baileys' own cache only.
   */
  keysAfter<T>(decrypt: () => Promise<T>, keep: (result: T) => Promise<void>): Promise<T>;
  /** Keeps the login as it is now; Baileys changes it in place. */
  save(): Promise<void>;
  /** The connection is over: resolves when the keys of what was under way are written. */
  end(): Promise<void>;
}

/** Enough of a login to be sure that it is one; Baileys adds fields with every version. */
const LOGIN = z.looseObject({
  noiseKey: z.looseObject({}),
  signedIdentityKey: z.looseObject({}),
  registrationId: z.number(),
});

/**
 * Opens the login of an account. `isNew` says that there was none: only pairing may go on from there. A login that
 * cannot be read throws (`StoreError`, or `Error` for one of another shape): a new identity is never made over an old
 * one, because the phone would have to be paired again and the chats' keys would be lost.
 */
export async function openAuthState(
  store: ChannelStore,
  account: string,
  clock: Clock,
): Promise<AuthState & { isNew: boolean }> {
  const kept = await store.readLogin(account);
  const creds = kept === null ? initAuthCreds() : readLogin(kept);
  const held = new AsyncLocalStorage<KeyChange[]>();
  const writes = createKeyWrites(store, account);
  /** Saves follow each other, so that an older state never comes last. */
  let last: Promise<void> = Promise.resolve();
  return {
    isNew: kept === null,
    creds,
    keys: keysOf(store, account, held, writes),
    keysAfter: (decrypt, keep) =>
      writes.track(async () => {
        const changes: KeyChange[] = [];
        const result = await held.run(changes, decrypt);
        try {
          // Outside of what is held: the work that this sets off writes its keys as usual.
          await keep(result);
        } finally {
          // Baileys' cache has moved on already, so the database has to as well.
          await writes.write(changes);
        }
        return result;
      }),
    save() {
      const save = last
        .catch(() => undefined)
        .then(() => store.writeLogin(account, write(creds), clock.now()));
      last = save;
      return save;
    },
    end: writes.end,
  };
}

function readLogin(text: string): AuthenticationCreds {
  const value: unknown = JSON.parse(text, BufferJSON.reviver);
  const read = LOGIN.safeParse(value);
  if (!read.success) throw new Error('The stored WhatsApp login is not one. Pair the phone again.');
  // Checked above as far as it can be; the rest is Baileys' own and goes back to Baileys.
  return value as AuthenticationCreds;
}

function keysOf(
  store: ChannelStore,
  account: string,
  held: AsyncLocalStorage<KeyChange[]>,
  writes: KeyWrites,
): SignalKeyStore {
  return {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const found = await store.readChannelKeys(account, type, ids);
      const values: { [id: string]: SignalDataTypeMap[T] } = {};
      for (const [id, text] of found) values[id] = revive(type, text);
      return values;
    },
    async set(data) {
      const changes = Object.entries(data).flatMap(([type, values]) =>
        Object.entries(values ?? {}).map(([id, value]) => ({
          type,
          id,
          value: value === null || value === undefined ? null : write(value),
        })),
      );
      const keptBack = held.getStore();
      if (keptBack) keptBack.push(...changes);
      else await writes.write(changes);
    },
  };
}

function revive<T extends keyof SignalDataTypeMap>(type: T, text: string): SignalDataTypeMap[T] {
  let value = JSON.parse(text, BufferJSON.reviver);
  if (type === 'app-state-sync-key') value = proto.Message.AppStateSyncKeyData.fromObject(value);
  return value;
}

function write(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}
