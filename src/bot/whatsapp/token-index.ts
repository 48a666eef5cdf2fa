import { BufferJSON } from '@whiskeysockets/baileys';
import { z } from 'zod';
import type { ChannelStore } from '../../desk/ports/store.ts';

const TYPE = 'tctoken';
/** Under this name Baileys keeps a list of the addresses that it has tokens of. */
const INDEX = '__index';
const ENTRY = z.looseObject({ token: z.instanceof(Uint8Array) });
const ADDRESSES = z.array(z.string());

/** Takes addresses out of Baileys' list whose token is gone: it would name a person who was erased. */
export async function pruneTokenIndex(store: ChannelStore, account: string): Promise<void> {
  const kept = (await store.readChannelKeys(account, TYPE, [INDEX])).get(INDEX);
  if (kept === undefined) return;
  const entry = ENTRY.safeParse(JSON.parse(kept, BufferJSON.reviver)).data;
  if (!entry) return;
  const listed = ADDRESSES.parse(JSON.parse(Buffer.from(entry.token).toString()));
  const known = await store.readChannelKeys(account, TYPE, listed);
  const left = listed.filter((address) => known.has(address));
  if (left.length === listed.length) return;
  const token = Buffer.from(JSON.stringify(left));
  const value = JSON.stringify({ ...entry, token }, BufferJSON.replacer);
  await store.writeChannelKeys(account, [{ type: TYPE, id: INDEX, value }]);
}
