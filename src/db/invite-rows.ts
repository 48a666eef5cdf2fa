import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { AdmissionStore, Invite } from '../desk/ports/admission-store.ts';
import type { Keyring } from './keyring.ts';
import { clients } from './schema.ts';
import { invites, operators } from './schema-operators.ts';
import { settleWaiting } from './stranger-rows.ts';
import type { Tx } from './units.ts';

const MAX_LISTED = 200;

/** Under a key of the desk: whoever reads the table alone cannot try codes against it. */
const digestOf = (keys: Keyring, code: string) => keys.deskTag('invites', code);

const holds = (at: Date) =>
  and(
    isNull(invites.revokedAt),
    or(isNull(invites.expiresAt), gt(invites.expiresAt, at)),
    sql`${invites.uses} < ${invites.maxUses}`,
  );

export async function addInvite(
  tx: Tx,
  keys: Keyring,
  { code, ...invite }: Parameters<AdmissionStore['addInvite']>[0],
): Promise<void> {
  await tx.insert(invites).values({ ...invite, digest: digestOf(keys, code) });
}

export async function listInvites(tx: Tx): Promise<Invite[]> {
  const rows = await tx
    .select({ invite: invites, name: operators.name })
    .from(invites)
    .leftJoin(operators, eq(operators.id, invites.operatorId))
    .orderBy(desc(invites.createdAt), desc(invites.id))
    .limit(MAX_LISTED);
  return rows.map(({ invite: { digest: _, operatorId, ...invite }, name }) => ({
    ...invite,
    operator: name ?? operatorId,
  }));
}

export async function revokeInvite(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(invites)
    .set({ revokedAt: at })
    .where(and(eq(invites.id, id), isNull(invites.revokedAt)))
    .returning({ id: invites.id });
  return rows.length > 0;
}

export async function inviteOf(
  tx: Tx,
  keys: Keyring,
  code: string,
  at: Date,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: invites.id })
    .from(invites)
    .where(and(eq(invites.digest, digestOf(keys, code)), holds(at)));
  return row?.id ?? null;
}

/** Counts one use and lets the client in; false when the invite holds no more. Nobody is let in twice for two uses. */
export async function useInvite(
  tx: Tx,
  use: { inviteId: string; clientId: string; at: Date },
): Promise<boolean> {
  const [client] = await tx
    .select({ admission: clients.admission })
    .from(clients)
    .where(eq(clients.id, use.clientId));
  if (client?.admission !== 'waiting') return client?.admission === 'admitted';
  const used = await tx
    .update(invites)
    .set({ uses: sql`${invites.uses} + 1` })
    .where(and(eq(invites.id, use.inviteId), holds(use.at)))
    .returning({ id: invites.id });
  return used.length > 0 && settleWaiting(tx, use.clientId, 'admitted');
}
