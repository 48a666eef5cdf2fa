import { and, desc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm';
import type { NewSession, OperatorSession, SessionLine } from '../desk/ports/operator-store.ts';
import { operators, operatorSessions as sessions } from './schema-operators.ts';
import type { Tx } from './units.ts';

export async function addSession(tx: Tx, operatorId: string, session: NewSession): Promise<void> {
  const { digest, csrf, at, expiresAt } = session;
  await tx
    .insert(sessions)
    .values({ digest, operatorId, csrf, createdAt: at, seenAt: at, expiresAt });
}

export async function getSession(
  tx: Tx,
  digest: string,
  at: Date,
  idleMs: number,
): Promise<{ session: OperatorSession; seenAt: Date } | null> {
  const [row] = await tx
    .select()
    .from(sessions)
    .innerJoin(operators, eq(operators.id, sessions.operatorId))
    .where(
      and(
        eq(sessions.digest, digest),
        gt(sessions.expiresAt, at),
        gt(sessions.seenAt, new Date(at.getTime() - idleMs)),
        isNull(operators.disabledAt),
      ),
    );
  if (!row) return null;
  const { csrf, createdAt, expiresAt, seenAt } = row.operator_sessions;
  const { id, name, role, assignedOnly } = row.operators;
  return {
    session: { operator: { id, name, role, assignedOnly }, csrf, createdAt, expiresAt },
    seenAt,
  };
}

export async function noteSeen(tx: Tx, digest: string, at: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ seenAt: at })
    .where(and(eq(sessions.digest, digest), lt(sessions.seenAt, at)));
}

export async function listSessions(tx: Tx, operatorId: string): Promise<SessionLine[]> {
  return tx
    .select({
      digest: sessions.digest,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(eq(sessions.operatorId, operatorId))
    .orderBy(desc(sessions.createdAt));
}

export async function endSession(tx: Tx, digest: string): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(eq(sessions.digest, digest))
    .returning({ digest: sessions.digest });
  return ended.length > 0;
}

export async function endSessions(tx: Tx, operatorId: string, keep?: string): Promise<void> {
  const own = eq(sessions.operatorId, operatorId);
  await tx.delete(sessions).where(keep === undefined ? own : and(own, ne(sessions.digest, keep)));
}

export async function purgeSessions(tx: Tx, before: Date, idleBefore: Date): Promise<number> {
  const gone = await tx
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, before), lt(sessions.seenAt, idleBefore)))
    .returning({ digest: sessions.digest });
  return gone.length;
}
