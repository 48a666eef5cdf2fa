import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readKeys } from './channel-rows.ts';
import { erasedAmong } from './erased-address-rows.ts';
import type { Keyring } from './keyring.ts';
import { channelKeys, identities } from './schema.ts';
import type { Tx } from './units.ts';

/** WhatsApp's two kinds of addresses: by number, and by an id of its own (LID). A person may have both. */
const BY_NUMBER = '@s.whatsapp.net';
const BY_LID = '@lid';

/** Where the names of keys hold a person: `user`, `user.0`, `user_1.0`, `user:2`, `user@lid`, `group::user::0`. */
const USER_IN_NAME = /^(?:.*::)?(\d{5,20})(?=$|[.:_@])/;
/** The desk's own keys, counted by numbers that may look like those of people. */
const NUMBERED = 'pre-key';

const OTHER_USER = z.string().regex(/^\d{5,20}$/);

/** The addresses by which the channel itself knows that these are the same person. */
export async function otherAddresses(
  tx: Tx,
  keys: Keyring,
  account: string,
  addresses: readonly string[],
): Promise<string[]> {
  const users = usersOf(addresses);
  const names = users.flatMap((user) => [user, `${user}_reverse`]);
  if (names.length === 0) return [];
  const mapped = await readKeys(tx, keys, account, 'lid-mapping', names);
  return [...mapped].flatMap(([name, text]) => {
    const other = OTHER_USER.safeParse(JSON.parse(text)).data;
    return other === undefined ? [] : [`${other}${name.endsWith('_reverse') ? BY_NUMBER : BY_LID}`];
  });
}

/** A channel names its keys with a person after their address; they make new ones should the person write again. */
export async function dropPersonKeys(
  tx: Tx,
  account: string,
  addresses: readonly string[],
): Promise<void> {
  for (const user of usersOf(addresses)) {
    const names: SQL[] = [sql`${channelKeys.id} = ${user}`];
    for (const pattern of [`${user}.%`, `${user}:%`, `${user}!_%`, `${user}@%`])
      names.push(sql`${channelKeys.id} like ${pattern} escape '!'`);
    for (const pattern of [`%::${user}::%`, `%::${user}!_%`])
      names.push(sql`${channelKeys.id} like ${pattern} escape '!'`);
    await tx
      .delete(channelKeys)
      .where(and(eq(channelKeys.account, account), ne(channelKeys.type, NUMBERED), or(...names)));
  }
}

/**
 * Drops keys with people who were erased and did not come back: what a connection that still knew them has written after
 * the erasure.
 */
export async function dropErasedKeys(tx: Tx, keys: Keyring, account: string): Promise<void> {
  const rows = await tx
    .selectDistinct({ id: channelKeys.id })
    .from(channelKeys)
    .where(and(eq(channelKeys.account, account), ne(channelKeys.type, NUMBERED)));
  const users = new Set(rows.flatMap(({ id }) => USER_IN_NAME.exec(id)?.[1] ?? []));
  const known = [...users].flatMap((user) => [`${user}${BY_NUMBER}`, `${user}${BY_LID}`]);
  const erased = await erasedAmong(tx, keys, account, known);
  if (erased.length === 0) return;
  const back = await tx
    .select({ address: identities.address })
    .from(identities)
    .where(and(eq(identities.account, account), inArray(identities.address, erased)));
  const returned = new Set(back.map(({ address }) => address));
  await dropPersonKeys(
    tx,
    account,
    erased.filter((address) => !returned.has(address)),
  );
}

function usersOf(addresses: readonly string[]): string[] {
  return [...new Set(addresses.flatMap((address) => /^(\d{5,20})@/.exec(address)?.[1] ?? []))];
}
