import { AUDIT_COLUMNS, type AuditRecord } from '../../desk/audit.ts';
import { csvLine } from '../../desk/csv.ts';

const COLUMNS = [...AUDIT_COLUMNS, 'hash'] as const;

/** Rows of the log as a table for a spreadsheet, with a heading. */
export function auditCsv(rows: readonly AuditRecord[]): string {
  const lines = rows.map((row) =>
    csvLine(
      COLUMNS.map((name) => {
        const value = row[name];
        return value instanceof Date ? value.toISOString() : String(value ?? '');
      }),
    ),
  );
  return `${[csvLine(COLUMNS), ...lines].join('\r\n')}\r\n`;
}
