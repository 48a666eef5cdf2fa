import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Permission } from '../desk/approval.ts';
import { prepared } from './prepared.ts';
import { permissions } from './schema.ts';
import type { Tx } from './units.ts';

const permissionsOf = prepared((tx) =>
  tx
    .select()
    .from(permissions)
    .where(
      and(eq(permissions.clientId, sql.placeholder('clientId')), isNull(permissions.revokedAt)),
    )
    .orderBy(asc(permissions.grantedAt))
    .prepare(),
);

export async function grantPermission(
  tx: Tx,
  clientId: string,
  permission: Permission,
): Promise<void> {
  await tx.insert(permissions).values({ clientId, ...permission });
}

/** Only its own client can take a permission back; the first time counts. */
export async function revokePermission(
  tx: Tx,
  clientId: string,
  permissionId: string,
  at: Date,
): Promise<void> {
  await tx
    .update(permissions)
    .set({ revokedAt: at })
    .where(
      and(
        eq(permissions.clientId, clientId),
        eq(permissions.id, permissionId),
        isNull(permissions.revokedAt),
      ),
    );
}

/** Counts one use of a client's standing permission, while it holds. */
export async function usePermission(
  tx: Tx,
  clientId: string,
  permissionId: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(permissions)
    .set({ uses: sql`${permissions.uses} + 1` })
    .where(
      and(
        eq(permissions.clientId, clientId),
        eq(permissions.id, permissionId),
        isNull(permissions.revokedAt),
        gt(permissions.expiresAt, at),
        or(isNull(permissions.maxUses), lt(permissions.uses, permissions.maxUses)),
      ),
    )
    .returning({ id: permissions.id });
  return rows.length > 0;
}

/** Those that were not taken back, oldest first; whether they still hold is the reader's to see. */
export async function loadPermissions(tx: Tx, clientId: string): Promise<Permission[]> {
  const rows = await permissionsOf(tx).execute({ clientId });
  return rows.map(({ clientId: _, ...permission }) => permission);
}

/** Those that were taken back as well, oldest first. */
export async function allPermissions(tx: Tx, clientId: string): Promise<Permission[]> {
  const rows = await tx
    .select()
    .from(permissions)
    .where(eq(permissions.clientId, clientId))
    .orderBy(asc(permissions.grantedAt));
  return rows.map(({ clientId: _, ...permission }) => permission);
}
