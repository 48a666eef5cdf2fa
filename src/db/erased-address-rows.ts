import { desc, inArray, lt } from 'drizzle-orm';
import type { Keyring } from './keyring.ts';
import { erasedAddresses } from './schema.ts';
import type { Tx } from './units.ts';

/** Under a key of the desk: a bare hash of a phone number is found by trying all numbers. */
const tagOf = (keys: Keyring, account: string, address: string) =>
  keys.deskTag('erased_addresses', `${account}\0${address}`);

/** Fewer than what one statement takes. */
const AT_ONCE = 500;

/** Remembers where an erased client wrote from, without the addresses themselves. */
export async function tagAddresses(
  tx: Tx,
  keys: Keyring,
  addresses: readonly { account: string; address: string }[],
  erasedAt: Date,
): Promise<void> {
  for (const { account, address } of addresses)
    await tx
      .insert(erasedAddresses)
      .values({ tag: tagOf(keys, account, address), erasedAt })
      .onConflictDoUpdate({ target: erasedAddresses.tag, set: { erasedAt } });
}

/** When a client at one of these addresses left last; null when none did. */
export async function erasedSince(
  tx: Tx,
  keys: Keyring,
  account: string,
  addresses: readonly string[],
): Promise<Date | null> {
  const tags = [...new Set(addresses)].map((address) => tagOf(keys, account, address));
  const [row] = await tx
    .select({ erasedAt: erasedAddresses.erasedAt })
    .from(erasedAddresses)
    .where(inArray(erasedAddresses.tag, tags))
    .orderBy(desc(erasedAddresses.erasedAt))
    .limit(1);
  return row?.erasedAt ?? null;
}

/** Those of the addresses at which somebody was erased. */
export async function erasedAmong(
  tx: Tx,
  keys: Keyring,
  account: string,
  addresses: readonly string[],
): Promise<string[]> {
  const [any] = await tx.select({ tag: erasedAddresses.tag }).from(erasedAddresses).limit(1);
  if (!any) return [];
  const found: string[] = [];
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const byTag = new Map(
      addresses
        .slice(from, from + AT_ONCE)
        .map((address) => [tagOf(keys, account, address), address]),
    );
    const rows = await tx
      .select({ tag: erasedAddresses.tag })
      .from(erasedAddresses)
      .where(inArray(erasedAddresses.tag, [...byTag.keys()]));
    found.push(...rows.flatMap(({ tag }) => byTag.get(tag) ?? []));
  }
  return found;
}

export async function dropTags(tx: Tx, before: Date): Promise<number> {
  const rows = await tx
    .delete(erasedAddresses)
    .where(lt(erasedAddresses.erasedAt, before))
    .returning({ tag: erasedAddresses.tag });
  return rows.length;
}
