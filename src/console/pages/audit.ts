import type { Hono } from 'hono';
import { z } from 'zod';
import { deskEntry } from '../../desk/audit-templates.ts';
import type { AuditSearch } from '../../desk/ports/console-views-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { badQuery, maybe, readQuery } from '../query.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { auditCsv } from './audit-csv.ts';
import { createAuditVerification } from './audit-verification.ts';
import { ACTORS, auditView } from './audit-view.ts';

const PAGE = 100;
/** What one file for a spreadsheet holds at most; the next one begins where it ends. */
const CSV_ROWS = 2_000;
const DAY_MS = 86_400_000;

const QUERY = z.object({
  user: maybe(z.string().trim().max(64)),
  action: maybe(z.string().trim().max(60)),
  actor: maybe(z.enum(ACTORS)),
  day: maybe(z.iso.date()),
  before: maybe(z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)),
});

export type AuditFilter = z.infer<typeof QUERY>;

export interface AuditPageDeps extends Pick<ConsoleDeps, 'store' | 'onRecord' | 'clock' | 'log'> {
  /** The checkpoints that are kept outside of the database; null when there is no such file. */
  witness(): Promise<readonly string[] | null>;
}

/** /audit: the record of all clients and of the desk itself, and whether it is whole. */
export function auditPages(app: Hono<SignedIn>, deps: AuditPageDeps): void {
  const { store } = deps;
  const verification = createAuditVerification(deps);

  app.get('/audit', needs('audit'), async (page) => {
    const query = readQuery(page, QUERY);
    if (!query.ok) return badQuery(page, '/audit', 'Log', query.fields);
    const filter = query.data;
    if (filter.user !== null) await record(page, filter.user, 'log');
    const found = await store.searchAudit({ ...(await searchOf(page, filter)), limit: PAGE });
    return page.html(
      layout(page, {
        title: 'Log',
        at: '/audit',
        wide: true,
        body: auditView(page, {
          filter,
          ...found,
          head: await store.auditHead(),
          verification: await verification.state(),
          now: deps.clock.now(),
        }),
      }),
    );
  });

  app.get('/audit.csv', needs('audit'), async (page) => {
    const query = readQuery(page, QUERY);
    if (!query.ok) return badQuery(page, '/audit', 'Log', query.fields);
    const filter = query.data;
    if (filter.user !== null) await record(page, filter.user, 'log_extract');
    else await recordExport(page);
    const { rows } = await store.searchAudit({
      ...(await searchOf(page, filter)),
      limit: CSV_ROWS,
    });
    return page.body(auditCsv(rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="sayso-log.csv"',
      'cache-control': 'no-store',
    });
  });

  app.post('/audit/verify', needs('audit'), async (page) => {
    await verification.run(page.var.operator.name);
    return page.redirect('/audit', 303);
  });

  /** What the filter means in rows; an operator who sees some clients only finds those and the desk's own rows. */
  async function searchOf(page: Page, filter: AuditFilter): Promise<Omit<AuditSearch, 'limit'>> {
    const { operator } = page.var;
    const { user, action, actor, day } = filter;
    const seen = operator.assignedOnly ? [...(await store.subjectsOf(operator.id)), 'desk'] : null;
    const users = user === null ? seen : [user].filter((name) => seen?.includes(name) ?? true);
    const start = day === null ? null : new Date(`${day}T00:00:00Z`);
    const from = start && (await store.auditSeqAt(start));
    const end = start && (await store.auditSeqAt(new Date(start.getTime() + DAY_MS)));
    const before = [filter.before, end].filter((seq) => seq !== null);
    return { users, action, actor, from, before: before.length > 0 ? Math.min(...before) : null };
  }

  /** A look at one client's rows stands in that client's log (I12); a subject that nobody has is nobody's. */
  async function record(page: Page, subject: string, what: 'log' | 'log_extract'): Promise<void> {
    const { operator } = page.var;
    const lines = await store.listClientLines({
      sight: operator.assignedOnly ? operator.id : null,
      status: null,
      subject,
      before: null,
      names: false,
      limit: 2,
    });
    const client = lines.find((line) => line.subject === subject);
    if (client) await deps.onRecord(operator, { client, conversation: null }, what);
  }

  async function recordExport(page: Page): Promise<void> {
    const entry = deskEntry(deps.clock.now(), {
      source: 'console',
      purpose: 'hand out the record',
      action: 'log.exported',
      notes: `operator ${page.var.operator.name}`,
    });
    await store.commit([{ type: 'audit', entry }], 'full');
  }
}
