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

/** The file of an export that holds them: one JSON line a row, with its place in the chain. */
export function auditExtract(rows: readonly AuditRecord[]): { name: string; text: string } {
  return {
    name: 'audit.jsonl',
    text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  };
}
