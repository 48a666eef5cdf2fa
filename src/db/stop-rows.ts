import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { OWN_DATA_TOOLS } from '../desk/own-data.ts';
import type { OutgoingStop } from '../desk/ports/stop-store.ts';
import { knownMeta, putMeta } from './meta-rows.ts';
import { approvals, executions } from './schema.ts';
import type { Tx } from './units.ts';

const KEY = 'outgoing_stop';
const TIME = z.iso.datetime().transform((text) => new Date(text));
const STOP = z.strictObject({ operator: z.string(), since: TIME, until: TIME.nullable() });

/** Throws for what it cannot read: a switch that nobody can read must not count as off. */
export async function outgoingStop(tx: Tx): Promise<OutgoingStop | null> {
  const text = await knownMeta(tx, KEY);
  return text === null ? null : STOP.parse(JSON.parse(text));
}

/** False when it is so already. */
export async function setOutgoingStop(
  tx: Tx,
  wish: { stopped: boolean; operator: string; at: Date },
): Promise<boolean> {
  const known = await outgoingStop(tx);
  const stopped = known !== null && known.until === null;
  if (stopped === wish.stopped) return false;
  const next: OutgoingStop = wish.stopped
    ? { operator: wish.operator, since: wish.at, until: null }
    : { operator: wish.operator, since: known?.since ?? wish.at, until: wish.at };
  await putMeta(tx, KEY, JSON.stringify(next));
  return true;
}

/** May an execution of this tool begin? Clients keep the rights over their own data, which never leaves for elsewhere. */
export async function mayLeave(tx: Tx, tool: string): Promise<boolean> {
  const stop = await outgoingStop(tx);
  return stop === null || stop.until !== null || OWN_DATA_TOOLS.includes(tool);
}

/** As `mayLeave`, for an approval by its id; also where there is none, for whoever looks for it finds nothing. */
export async function approvalMayLeave(tx: Tx, approvalId: string): Promise<boolean> {
  const [row] = await tx
    .select({ tool: approvals.tool })
    .from(approvals)
    .where(eq(approvals.id, approvalId));
  return mayLeave(tx, row?.tool ?? '');
}

export async function countActions(tx: Tx): Promise<{ waiting: number; underWay: number }> {
  const rows = await tx
    .select({ status: executions.status, many: sql<number>`count(*)`.mapWith(Number) })
    .from(executions)
    .where(inArray(executions.status, ['queued', 'attempting']))
    .groupBy(executions.status);
  const of = (status: string) => rows.find((row) => row.status === status)?.many ?? 0;
  return { waiting: of('queued'), underWay: of('attempting') };
}

export async function endStopped(tx: Tx, approvalId: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(executions)
    .set({ status: 'failed', errorCode: 'stopped', finishedAt: at })
    .where(and(eq(executions.approvalId, approvalId), eq(executions.status, 'queued')))
    .returning({ id: executions.approvalId });
  return rows.length > 0;
}
