import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { StoreError } from './errors.ts';
import { clients } from './schema.ts';
import { newWrappedKey, type Place, seal, unseal, unwrapKey } from './sealer.ts';
import type { Tx } from './units.ts';

/** Seals and opens a client's content. Keys are kept in memory for some minutes, so that an erased client's go by themselves. */
export interface Keyring {
  create(clientId: string): Buffer;
  sealText(tx: Tx, clientId: string, place: Place, text: string): Promise<Buffer>;
  sealJson(tx: Tx, clientId: string, place: Place, value: unknown): Promise<Buffer>;
  sealBytes(tx: Tx, clientId: string, place: Place, bytes: Uint8Array): Promise<Buffer>;
  openText(tx: Tx, clientId: string, place: Place, sealed: Uint8Array): Promise<string>;
  /** The value as it was sealed; its shape is what the sealing code wrote. */
  openJson<T>(tx: Tx, clientId: string, place: Place, sealed: Uint8Array): Promise<T>;
  openBytes(tx: Tx, clientId: string, place: Place, sealed: Uint8Array): Promise<Buffer>;
  /** Seals and opens what belongs to the desk itself (a channel's login), under a key of its own. */
  sealDesk(place: Place, text: string): Buffer;
  openDesk(place: Place, sealed: Uint8Array): string;
  /** The same text of the same client gives the same name, which says nothing without the key: for finding a row again. */
  fingerprint(tx: Tx, clientId: string, table: string, text: string): Promise<string>;
  /** As `fingerprint`, under a key of the desk: for what outlives its client. */
  deskTag(purpose: string, text: string): string;
  /** The client was erased: their key leaves the memory. */
  forget(clientId: string): void;
}

/** Another process may erase a client, and its word may be lost: no key outlives its client here for longer. */
const KEEP_KEY_MS = 600_000;

/** `wrappingBytes` wraps the clients' keys; `deskBytes` seals what belongs to the desk itself. */
export function createKeyring(
  wrappingBytes: Uint8Array,
  deskBytes: Uint8Array,
  keepMs = KEEP_KEY_MS,
): Keyring {
  const wrapping = createSecretKey(wrappingBytes);
  const keys = new Map<string, { key: KeyObject; until: number }>();
  const deskKey = createSecretKey(deskBytes);

  async function keyOf(tx: Tx, clientId: string): Promise<KeyObject> {
    const now = performance.now();
    const known = keys.get(clientId);
    if (known && known.until > now) return known.key;
    for (const [id, { until }] of keys) {
      if (until > now) break;
      keys.delete(id);
    }
    const [row] = await tx
      .select({ dataKey: clients.dataKey })
      .from(clients)
      .where(eq(clients.id, clientId));
    if (!row)
      throw new StoreError('broken', 'There is no such client, so nothing can be sealed for it.');
    const key = unwrapKey(wrapping, clientId, row.dataKey);
    keys.delete(clientId);
    keys.set(clientId, { key, until: now + keepMs });
    return key;
  }

  const sealBytes: Keyring['sealBytes'] = async (tx, clientId, place, bytes) =>
    seal(await keyOf(tx, clientId), place, bytes);
  const openBytes: Keyring['openBytes'] = async (tx, clientId, place, sealed) =>
    unseal(await keyOf(tx, clientId), place, sealed);

  return {
    create(clientId) {
      return newWrappedKey(wrapping, clientId);
    },
    sealDesk: (place, text) => seal(deskKey, place, text),
    openDesk: (place, sealed) => unseal(deskKey, place, sealed).toString(),
    sealBytes,
    openBytes,
    sealText: (tx, clientId, place, text) => sealBytes(tx, clientId, place, Buffer.from(text)),
    sealJson: (tx, clientId, place, value) =>
      sealBytes(tx, clientId, place, Buffer.from(JSON.stringify(value))),
    openText: async (tx, clientId, place, sealed) =>
      (await openBytes(tx, clientId, place, sealed)).toString(),
    openJson: async (tx, clientId, place, sealed) =>
      JSON.parse((await openBytes(tx, clientId, place, sealed)).toString()),
    fingerprint: async (tx, clientId, table, text) =>
      createHmac('sha256', await keyOf(tx, clientId))
        .update(`sayso/1\0${table}\0${text}`)
        .digest('base64url'),
    deskTag: (purpose, text) =>
      createHmac('sha256', deskKey).update(`sayso/1\0${purpose}\0${text}`).digest('base64url'),
    forget: (clientId) => void keys.delete(clientId),
  };
}
