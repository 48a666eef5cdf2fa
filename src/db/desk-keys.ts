import { createSecretKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StoreError } from './errors.ts';
import { deriveKey, KEY_BYTES, masterKeyId } from './master-key.ts';
import { type Place, seal, unseal } from './sealer.ts';

/**
 * The desk's own keys. They are random and stay for the life of the desk; the master key only wraps them, so that it
 * can change without a byte of the data.
 */
export interface DeskKeys {
  /** Encrypts the SQLite file as a whole; a server has no use for it. */
  database: Buffer;
  /** Wraps one data key per client. */
  clients: Buffer;
  /** Seals what belongs to the desk itself. */
  desk: Buffer;
}

/** The keys as one master key opens them. */
const WRAP = z.strictObject({
  /** Id of that master key. */
  key: z.string().regex(/^[0-9a-f]{8}$/),
  sealed: z.base64(),
});
export type KeyWrap = z.infer<typeof WRAP>;

const VERSION = 1;
const KEYRING = z.strictObject({
  sayso: z.literal('keyring'),
  version: z.literal(VERSION),
  /** One; two while a rotation is under way, the newer one last. */
  wraps: z.array(WRAP).min(1).max(2),
});
const NEWER = z.object({ sayso: z.literal('keyring'), version: z.number().gt(VERSION) });

const KEY = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) context.addIssue(`a key of ${KEY_BYTES} bytes`);
  return bytes;
});
const KEYS = z.strictObject({ database: KEY, clients: KEY, desk: KEY });

export function newDeskKeys(): DeskKeys {
  return {
    database: randomBytes(KEY_BYTES),
    clients: randomBytes(KEY_BYTES),
    desk: randomBytes(KEY_BYTES),
  };
}

/** The keys of a desk from before there was a keyring: each followed from its master key. */
export function derivedDeskKeys(master: Uint8Array): DeskKeys {
  return {
    database: deriveKey(master, 'database'),
    clients: deriveKey(master, 'client keys'),
    desk: deriveKey(master, 'desk content'),
  };
}

export function wrapDeskKeys(master: Uint8Array, keys: DeskKeys): KeyWrap {
  const id = masterKeyId(master);
  const plain = JSON.stringify({
    database: keys.database.toString('base64'),
    clients: keys.clients.toString('base64'),
    desk: keys.desk.toString('base64'),
  });
  return { key: id, sealed: seal(wrapping(master), wrapPlace(id), plain).toString('base64') };
}

/** Throws `StoreError` (`wrong_key`) that names the key which is wanted. */
export function unwrapDeskKeys(
  master: Uint8Array,
  wraps: readonly KeyWrap[],
  what: 'database' | 'backup' = 'database',
): DeskKeys {
  const id = masterKeyId(master);
  const wrap = wraps.find(({ key }) => key === id);
  if (!wrap)
    throw new StoreError(
      'wrong_key',
      `The key does not fit the ${what}: it is the key ${id}, and the ${what} wants ${wraps.map(({ key }) => key).join(' or ')}. Use the key that it was made with, or the newest one if it was rotated.`,
    );
  const plain = unseal(wrapping(master), wrapPlace(id), Buffer.from(wrap.sealed, 'base64'));
  return KEYS.parse(JSON.parse(plain.toString()));
}

export function writeKeyring(wraps: readonly KeyWrap[]): string {
  return `${JSON.stringify({ sayso: 'keyring', version: VERSION, wraps })}\n`;
}

/** `name` is where it lies, for the sentence. Throws `StoreError` for what is no keyring or one of a newer version. */
export function readKeyring(text: string, name: string): KeyWrap[] {
  const content = parsed(text);
  if (NEWER.safeParse(content).success)
    throw new StoreError(
      'newer_version',
      `${name} was written by a newer version of Sayso. Update this one; nothing was changed.`,
    );
  const keyring = KEYRING.safeParse(content);
  if (!keyring.success)
    throw new StoreError(
      'broken',
      `${name} is damaged, and the database cannot be read without it. Put it back from your backup.`,
    );
  return keyring.data.wraps;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wrapping(master: Uint8Array) {
  return createSecretKey(deriveKey(master, 'keyring'));
}

function wrapPlace(id: string): Place {
  return { table: 'keyring', column: 'keys', row: id };
}
