import { and, eq, isNull } from 'drizzle-orm';
import type { Keyring } from './keyring.ts';
import { clients } from './schema.ts';
import { alertAddresses } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** Tokens are found by their keyed digest; the table says nothing to whoever reads it. */
export function tokenDigest(keys: Keyring, token: string): string {
  return keys.deskTag('alert_addresses', token);
}

/** The client at a token, while the address holds and its client wants the desk to work. */
export async function alertOwner(tx: Tx, keys: Keyring, token: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: clients.id })
    .from(alertAddresses)
    .innerJoin(clients, eq(clients.id, alertAddresses.clientId))
    .where(
      and(
        eq(alertAddresses.tokenDigest, tokenDigest(keys, token)),
        isNull(alertAddresses.revokedAt),
        eq(clients.status, 'consented'),
      ),
    );
  return row?.id ?? null;
}
