import { and, eq, inArray } from 'drizzle-orm';
import type { Keyring } from './keyring.ts';
import { channelKeys, channelLogins } from './schema.ts';
import type { Tx } from './units.ts';

const loginPlace = (account: string) => ({
  table: 'channel_logins',
  column: 'login',
  row: account,
});
const keyPlace = (account: string, type: string, id: string) => ({
  table: 'channel_keys',
  column: 'key',
  row: `${account}\0${type}\0${id}`,
});

/** Throws `StoreError` for a login that cannot be opened: a new one must not be made over it. */
export async function readLogin(tx: Tx, keys: Keyring, account: string): Promise<string | null> {
  const [row] = await tx.select().from(channelLogins).where(eq(channelLogins.account, account));
  return row ? keys.openDesk(loginPlace(account), row.sealedLogin) : null;
}

export async function writeLogin(
  tx: Tx,
  keys: Keyring,
  account: string,
  login: string,
  at: Date,
): Promise<void> {
  const sealedLogin = keys.sealDesk(loginPlace(account), login);
  await tx
    .insert(channelLogins)
    .values({ account, sealedLogin, at })
    .onConflictDoUpdate({ target: channelLogins.account, set: { sealedLogin, at } });
}

export async function readKeys(
  tx: Tx,
  keys: Keyring,
  account: string,
  type: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .select()
    .from(channelKeys)
    .where(
      and(
        eq(channelKeys.account, account),
        eq(channelKeys.type, type),
        inArray(channelKeys.id, [...ids]),
      ),
    );
  return new Map(
    rows.map((row) => [row.id, keys.openDesk(keyPlace(account, type, row.id), row.sealedKey)]),
  );
}

/** The caller's unit holds them all: half a set of keys would break every session. */
export async function writeKeys(
  tx: Tx,
  keys: Keyring,
  account: string,
  changes: readonly { type: string; id: string; value: string | null }[],
): Promise<void> {
  for (const { type, id, value } of changes) {
    if (value === null) {
      await tx
        .delete(channelKeys)
        .where(
          and(eq(channelKeys.account, account), eq(channelKeys.type, type), eq(channelKeys.id, id)),
        );
      continue;
    }
    const sealedKey = keys.sealDesk(keyPlace(account, type, id), value);
    await tx
      .insert(channelKeys)
      .values({ account, type, id, sealedKey })
      .onConflictDoUpdate({
        target: [channelKeys.account, channelKeys.type, channelKeys.id],
        set: { sealedKey },
      });
  }
}

export async function removeLogin(tx: Tx, account: string): Promise<void> {
  await tx.delete(channelKeys).where(eq(channelKeys.account, account));
  await tx.delete(channelLogins).where(eq(channelLogins.account, account));
}
