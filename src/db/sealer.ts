import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { StoreError } from './errors.ts';
import { KEY_BYTES } from './master-key.ts';

/** Where a sealed value belongs: it opens nowhere else. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM with the place as associated data: a value that is moved to another row, column or client does not open.
 * Format: version byte, 12-byte nonce, ciphertext, 16-byte tag.
 */
export function seal(key: KeyObject, place: Place, plain: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(place));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** Throws `StoreError` when the value was changed, moved, or sealed with another key. */
export function unseal(key: KeyObject, place: Place, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < 1 + NONCE + TAG || bytes[0] !== VERSION) throw damaged(place);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE));
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const body = decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG));
    return Buffer.concat([body, decipher.final()]);
  } catch (cause) {
    throw damaged(place, cause);
  }
}

/** A new random key for one client, wrapped by the desk's own. */
export function newWrappedKey(wrapping: KeyObject, clientId: string): Buffer {
  return seal(wrapping, keyPlace(clientId), randomBytes(KEY_BYTES));
}

export function unwrapKey(wrapping: KeyObject, clientId: string, wrapped: Uint8Array): KeyObject {
  return createSecretKey(unseal(wrapping, keyPlace(clientId), wrapped));
}

function keyPlace(clientId: string): Place {
  return { table: 'clients', column: 'data_key', row: clientId };
}

function associated({ table, column, row }: Place): Buffer {
  return Buffer.from(`sayso/1\0${table}\0${column}\0${row}`);
}

function damaged(place: Place, cause?: unknown): StoreError {
  return new StoreError(
    'broken',
    `A value of ${place.table}.${place.column} cannot be opened: it was changed, moved, or belongs to another key.`,
    { cause },
  );
}
