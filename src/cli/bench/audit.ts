import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkExtract } from '../../db/extract-check.ts';
import { openEncrypted, openSqlite } from '../../db/open-sqlite.ts';
import { approvalRow, auditEntry, toolRow } from '../../desk/audit-templates.ts';
import type { Change, Store } from '../../desk/ports/store.ts';
import { systemIds } from '../../system.ts';
import { type Figure, figure } from './figure.ts';

const SINGLE = 3_000;
const BATCHED = 50_000;
const BATCH = 100;
const MILLION = 1_000_000;
const SUBJECTS = 50;

/** Appends and size of the audit log on the encrypted file, checkpoints included. */
export async function benchAudit(): Promise<Figure[]> {
  return withLog(async ({ store, bytes, rows }) => {
    const empty = bytes();
    const single = await seconds(async () => {
      for (let i = 0; i < SINGLE; i++) await store.commit(rows(i, 1), 'full');
    });
    const batched = await append(store, rows, BATCHED);
    return [
      figure('audit_append_full', SINGLE / single, 'rows/s', SINGLE, { target: '>= 1500' }),
      figure('audit_append_batch', BATCHED / batched, 'rows/s', BATCHED, { target: '>= 10000' }),
      figure('audit_row', (bytes() - empty) / (SINGLE + BATCHED), 'bytes', SINGLE + BATCHED, {
        target: '<= 500',
      }),
    ];
  });
}

/** A log of a million rows: how long it takes to verify, to hand out one client's part, and to check that. */
export async function benchAuditMillion(): Promise<Figure[]> {
  return withLog(async ({ store, rows, subjects }) => {
    await append(store, rows, MILLION);
    const lines = await store.checkpointLinesAfter(null);
    const verified = await seconds(async () => {
      const verdict = await store.verifyAudit({ lines, publicKey: null });
      if (!verdict.ok || verdict.rows !== MILLION) throw new Error('The log does not verify.');
    });
    let extract: string[] | null = [];
    const handedOut = await seconds(async () => {
      extract = await store.extractAudit(subjects[0] ?? '', new Date());
    });
    const key = await store.auditPublicKey();
    const checked = await seconds(async () => {
      if (!checkExtract(extract ?? [], key).ok) throw new Error('The extract does not check.');
    });
    const own = MILLION / SUBJECTS;
    return [
      figure('audit_verify_million', verified, 's', MILLION, { target: '<= 20' }),
      figure('audit_extract_of_million', handedOut, 's', own),
      figure('audit_check_extract', checked, 's', own),
    ];
  });
}

interface BenchLog {
  store: Store;
  /** What the log takes in the file. */
  bytes(): number;
  rows(from: number, count: number): Change[];
  subjects: readonly string[];
}

async function withLog(work: (log: BenchLog) => Promise<Figure[]>): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const path = join(folder, 'desk.db');
  const key = randomBytes(32);
  const store = await openSqlite({ path, key, migrate: true });
  const subjects = Array.from({ length: SUBJECTS }, () => systemIds.token(22));
  const conversations = subjects.map(() => systemIds.next());
  try {
    return await work({
      store,
      subjects,
      bytes() {
        const raw = openEncrypted(path, key, false);
        const size = raw
          .prepare(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'audit%' OR name LIKE 'checkpoints%'",
          )
          .pluck()
          .get();
        raw.close();
        return Number(size);
      },
      rows: (from, count) =>
        Array.from({ length: count }, (_, i) =>
          rowOf(
            from + i,
            subjects[(from + i) % SUBJECTS] ?? '',
            conversations[(from + i) % SUBJECTS] ?? '',
          ),
        ),
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SEARCH = {
  name: 'search_jobs',
  audit: { source: 'job index', dataCategory: 'search', purpose: 'find jobs for the client' },
} as const;
const SEND = {
  name: 'send_outreach',
  audit: {
    source: 'mail',
    dataCategory: 'draft',
    purpose: 'send a message that the client approved',
  },
} as const;

/** The rows of a usual day: searches mostly, consent, and approvals with what became of them. */
function rowOf(i: number, subject: string, conversation: string): Change {
  const about = { client: { subject }, conversation: { id: conversation }, at: new Date() };
  const approval = { number: i % 90, received: true, actor: 'human' } as const;
  switch (i % 5) {
    case 0:
      return {
        type: 'audit',
        entry: approvalRow(about, SEND, { ...approval, action: 'approved' }),
      };
    case 1:
      return {
        type: 'audit',
        entry: approvalRow(about, SEND, { ...approval, action: 'attempted' }),
      };
    case 2:
      return {
        type: 'audit',
        entry: auditEntry(about, { action: 'consent.consented', notes: 'notice 2026-11' }),
      };
    default:
      return { type: 'audit', entry: toolRow(about, SEARCH) };
  }
}

function append(store: Store, rows: BenchLog['rows'], count: number): Promise<number> {
  return seconds(async () => {
    for (let i = 0; i < count; i += BATCH) await store.commit(rows(i, BATCH), 'full');
  });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
