import { and, asc, desc, eq, gte, inArray, lt, max, min, type SQL, sql } from 'drizzle-orm';
import type { AuditRecord } from '../desk/audit.ts';
import type { AuditSearch, ConsoleViewsStore } from '../desk/ports/console-views-store.ts';
import { toAuditRecord } from './audit-chain.ts';
import { parseBody } from './audit-row.ts';
import { isPostgres } from './dialect.ts';
import { audit, checkpoints, clients, conversations } from './schema.ts';
import { inSight } from './sight.ts';
import type { Tx } from './units.ts';

/** Rows that one look goes through at most, so that a rare action holds nobody up in a log of millions. */
const STRETCH = 10_000;

/** What a row says stands in its body only: columns beside it would have to be proven as well. */
export async function searchAudit(
  tx: Tx,
  search: AuditSearch,
): Promise<{ rows: AuditRecord[]; next: number | null }> {
  const { users, limit } = search;
  const from = search.from ?? 0;
  const before = search.before ?? (await head(tx)).size + 1;
  // A subject has an index and few rows; everything else is looked through a stretch at a time.
  const floor = users === null ? Math.max(from, before - STRETCH) : from;
  const found = await tx
    .select()
    .from(audit)
    .where(
      and(
        lt(audit.seq, before),
        gte(audit.seq, floor),
        users === null ? undefined : inArray(audit.user, [...users]),
        search.action === null ? undefined : holds(tx, `"action":${quotedStart(search.action)}`),
        search.actor === null ? undefined : holds(tx, `"actor":"${search.actor}"`),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const more = found.length > limit ? (rows.at(-1)?.seq ?? null) : null;
  const [first] = await tx.select({ seq: min(audit.seq) }).from(audit);
  const rest = floor > Math.max(from, first?.seq ?? 0) ? floor : null;
  return { rows: rows.map(toAuditRecord), next: more ?? rest };
}

/** Does the body hold these characters? The same for both databases, and with no signs that mean something else. */
function holds(tx: Tx, text: string): SQL {
  return isPostgres(tx)
    ? sql`strpos(${audit.body}, ${text}) > 0`
    : sql`instr(${audit.body}, ${text}) > 0`;
}

/** As JSON writes it, without the closing quote. A quote inside of a note is escaped there, so nothing else matches. */
function quotedStart(text: string): string {
  return JSON.stringify(text).slice(0, -1);
}

/** Rows are in the order of their times, so a few looks are enough. */
export async function auditSeqAt(tx: Tx, at: Date): Promise<number> {
  const [ends] = await tx.select({ first: min(audit.seq), last: max(audit.seq) }).from(audit);
  let low = ends?.first ?? 1;
  let high = (ends?.last ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await tx
      .select({ body: audit.body })
      .from(audit)
      .where(gte(audit.seq, middle))
      .orderBy(asc(audit.seq))
      .limit(1);
    const body = row && parseBody(row.body);
    if (body && new Date(body.at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export async function auditHead(tx: Tx): ReturnType<ConsoleViewsStore['auditHead']> {
  const [newest] = await tx
    .select({ size: checkpoints.size, at: checkpoints.at, why: checkpoints.why })
    .from(checkpoints)
    .orderBy(desc(checkpoints.ord))
    .limit(1);
  return { ...(await head(tx)), checkpoint: newest ?? null };
}

export async function subjectsOf(tx: Tx, operatorId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ subject: clients.subject })
    .from(clients)
    .innerJoin(conversations, eq(conversations.clientId, clients.id))
    .where(inSight(operatorId));
  return rows.map(({ subject }) => subject);
}

async function head(tx: Tx): Promise<{ size: number; hash: string }> {
  const [row] = await tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.seq))
    .limit(1);
  return { size: row?.seq ?? 0, hash: row?.hash.toString('hex') ?? '' };
}
