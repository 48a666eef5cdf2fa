import { readRow } from '../../db/extract-line.ts';
import { AUDIT_COLUMNS } from '../../desk/audit.ts';
import { csvLine } from '../../desk/csv.ts';

/**
 * An extract for a spreadsheet: a row of the log in plain columns, and beside it the line that proves it. The heading,
 * which is no row, has its line only. Cells that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function toCsv(lines: readonly string[]): string[] {
  const [heading = '', ...rows] = lines;
  return [
    csvLine([...AUDIT_COLUMNS, 'proof']),
    csvLine([...AUDIT_COLUMNS.map(() => ''), heading]),
    ...rows.map((line) => {
      const row = readRow(line)?.row;
      return csvLine([...AUDIT_COLUMNS.map((name) => String(row?.[name] ?? '')), line]);
    }),
  ];
}

/** The lines of an extract again; null when any cell is not what the proofs say. */
export function fromCsv(text: string): string[] | null {
  const proofs = [...text.matchAll(LAST_CELL)].map(([, cell = '']) => cell.replaceAll('""', '"'));
  const lines = proofs.slice(1);
  const same = toCsv(lines).join('\n') === text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return same ? lines : null;
}

/** No cell holds a line end: JSON writes it as \n, and so do the columns. */
const LAST_CELL = /,"((?:[^"\n]|"")*)"\r?$/gm;
