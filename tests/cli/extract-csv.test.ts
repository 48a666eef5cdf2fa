import { describe, expect, it } from 'vitest';
import { fromCsv, toCsv } from '../../src/cli/audit/extract-csv.ts';
import { checkExtract } from '../../src/db/extract-check.ts';
import { auditEntry } from '../../src/desk/audit-templates.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const NASTY = [
  '=HYPERLINK("http://evil.example";"x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1',
  'two\nlines, "quoted"',
  'line\r\nend',
  "'quoted",
  'fine',
];

/** The cells as a spreadsheet reads them (RFC 4180). */
function cellsOf(csv: string): string[][] {
  return csv
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)].map(([, cell = '']) =>
        cell.replaceAll('""', '"'),
      ),
    );
}

describe('an export for a spreadsheet', () => {
  it('trust case 48: has no cell that a spreadsheet would run, and still proves every row', async () => {
    const test = await openTestStore();
    await test.store.commit(
      NASTY.map((notes) => ({
        type: 'audit' as const,
        entry: auditEntry(
          { client: { subject: 'ada' }, conversation: null, at: AT },
          { action: 'test.done', notes },
        ),
      })),
      'full',
    );
    const key = await test.store.auditPublicKey();
    const lines = (await test.store.extractAudit('ada', AT)) ?? [];
    await test.remove();
    const csv = toCsv(lines).join('\n');
    const cells = cellsOf(csv);
    expect(cells).toHaveLength(NASTY.length + 2);
    for (const row of cells) {
      expect(row).toHaveLength(15);
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝]/);
    }
    expect(cells[2]?.[13]).toBe(`'${NASTY[0]}`);
    for (const text of [csv, `${csv}\n`, csv.replaceAll('\n', '\r\n')])
      expect(checkExtract(fromCsv(text) ?? [], key)).toMatchObject({
        ok: true,
        rows: NASTY.length,
      });
    // A column that says something else than its proof is an alteration, too.
    expect(fromCsv(csv.replace('"test.done"', '"test.none"'))).toBeNull();
    expect(fromCsv(csv.replace("'+1+1", '+1+1'))).toBeNull();
    expect(fromCsv(`${csv}\n"x"`)).toBeNull();
    expect(fromCsv('"'.repeat(100_000))).toBeNull();
  });
});
