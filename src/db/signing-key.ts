import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { StoreError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import { knownMeta, metaValue } from './meta-rows.ts';
import type { Place } from './sealer.ts';
import type { Tx } from './units.ts';

/** Signs what the desk states about its log. */
export interface Signer {
  /** Ed25519, 32 bytes as base64. */
  publicKey: string;
  /** The signature as base64. */
  sign(bytes: Uint8Array): string;
}

/** Where the seed lies, sealed with the desk's content key: another master key needs it sealed anew. */
export const SIGNING_KEY_PLACE: Place = {
  table: 'meta',
  column: 'value',
  row: 'audit_signing_seed',
};

/**
 * The desk's signing key; made at its first use. Its seed is random and sealed, so that it stays the same under another
 * master key. Throws `StoreError` when the seed cannot be opened.
 */
export async function signingKey(tx: Tx, keys: Keyring): Promise<Signer> {
  const sealed = await metaValue(tx, SIGNING_KEY_PLACE.row, () =>
    keys.sealDesk(SIGNING_KEY_PLACE, randomBytes(SEED).toString('hex')).toString('base64'),
  );
  return open(keys, sealed);
}

/** The same, where nothing may be written: null when nothing was signed yet. */
export async function knownSigningKey(tx: Tx, keys: Keyring): Promise<Signer | null> {
  const sealed = await knownMeta(tx, SIGNING_KEY_PLACE.row);
  return sealed === null ? null : open(keys, sealed);
}

function open(keys: Keyring, sealed: string): Signer {
  const seed = Buffer.from(keys.openDesk(SIGNING_KEY_PLACE, Buffer.from(sealed, 'base64')), 'hex');
  if (seed.length !== SEED)
    throw new StoreError('broken', 'The key that signs the checkpoints is damaged.');
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(-SEED).toString('base64'),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  };
}

const SEED = 32;
/** RFC 8410: what stands before the 32 bytes of a private key. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
