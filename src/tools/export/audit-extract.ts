import type { AuditRecord } from '../../desk/audit.ts';
import type { Store } from '../../desk/ports/store.ts';

const PAGE = 1000;

/** The client's rows of the log, oldest first. */
export async function auditRows(
  store: Pick<Store, 'listAudit'>,
  subject: string,
): Promise<AuditRecord[]> {
  const rows: AuditRecord[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await store.listAudit({
      user: subject,
      limit: PAGE,
      ...(last ? { beforeSeq: last.seq } : {}),
    });
    rows.push(...page);
    if (page.length < PAGE) return rows.reverse();
  }
}

/**
 * The file of an export that proves them: signed, each row with its path into the log's newest checkpoint, for
 * `sayso audit check`. A log that no longer fits its checkpoints is handed over as it is, under a name that says so.
 */
export async function auditExtract(
  store: Pick<Store, 'extractAudit'>,
  subject: string,
  rows: readonly AuditRecord[],
  at: Date,
): Promise<{ name: string; text: string }> {
  const proved = await store.extractAudit(subject, at);
  if (proved) return { name: 'audit.jsonl', text: textOf(proved) };
  return {
    name: 'audit-without-proof.jsonl',
    text: textOf(rows.map((row) => JSON.stringify(row))),
  };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
