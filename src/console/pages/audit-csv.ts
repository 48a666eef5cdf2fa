import type { AuditRecord } from '../../desk/audit.ts';
import { csvLine } from '../../desk/csv.ts';

const COLUMNS = [
  'seq',
  'at',
  'user',
  'conversation',
  'source',
  'dataCategory',
  'purpose',
  'actor',
  'action',
  'externalAction',
  'approvalRequired',
  'approvalReceived',
  'errorStatus',
  'notes',
  'hash',
] as const satisfies readonly (keyof AuditRecord)[];

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
  return `${[csvLine([...COLUMNS]), ...lines].join('\r\n')}\r\n`;
}
