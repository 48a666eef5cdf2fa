import { and, asc, eq, inArray } from 'drizzle-orm';
import { type FollowUp, planFollowUp } from '../desk/digest/follow-up.ts';
import type { PipelineItem, Stage } from '../desk/pipeline.ts';
import type { DigestChange } from '../desk/ports/digest-store.ts';
import { pipeline } from './schema.ts';
import { followUps } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const of = (clientId: string, postingId: string) =>
  and(eq(followUps.clientId, clientId), eq(followUps.postingId, postingId));

/** The stage of a posting before it is moved. */
export async function stageNow(tx: Tx, clientId: string, postingId: string): Promise<Stage | null> {
  const [row] = await tx
    .select({ stage: pipeline.stage })
    .from(pipeline)
    .where(and(eq(pipeline.clientId, clientId), eq(pipeline.postingId, postingId)));
  return row?.stage ?? null;
}

/** Plans the follow-up of a posting that moves from one stage to another. */
export async function planAfterMove(
  tx: Tx,
  clientId: string,
  before: Stage | null,
  { postingId, stage, at }: PipelineItem,
): Promise<void> {
  const next = planFollowUp(before, stage, at);
  if (next.plan === 'keep') return;
  if (next.plan === 'none') {
    await tx
      .update(followUps)
      .set({ state: 'done', at })
      .where(and(of(clientId, postingId), inArray(followUps.state, ['open', 'suggested'])));
    return;
  }
  const values = { dueAt: next.dueAt, state: 'open', at } as const;
  const insert = tx.insert(followUps).values({ clientId, postingId, ...values });
  if (!next.again) await insert.onConflictDoNothing();
  else
    await insert.onConflictDoUpdate({
      target: [followUps.clientId, followUps.postingId],
      set: values,
      // What the client never wants to hear of again stays dismissed.
      setWhere: inArray(followUps.state, ['open', 'suggested']),
    });
}

export async function dropFollowUp(tx: Tx, clientId: string, postingId: string): Promise<void> {
  await tx
    .update(followUps)
    .set({ state: 'done' })
    .where(and(of(clientId, postingId), inArray(followUps.state, ['open', 'suggested'])));
}

export async function settleFollowUp(
  tx: Tx,
  change: Extract<DigestChange, { type: 'follow_up_settled' }>,
): Promise<void> {
  const { clientId, postingId, state, dueAt, at } = change;
  await tx
    .update(followUps)
    .set({ state, at, ...(dueAt === null ? {} : { dueAt }) })
    .where(of(clientId, postingId));
}

export async function followUpsOf(tx: Tx, clientId: string): Promise<FollowUp[]> {
  const rows = await tx
    .select()
    .from(followUps)
    .where(eq(followUps.clientId, clientId))
    .orderBy(asc(followUps.dueAt), asc(followUps.postingId));
  return rows.map(({ clientId: _, ...row }) => row);
}
