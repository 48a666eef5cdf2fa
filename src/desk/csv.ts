/**
 * One line of a table for a spreadsheet. No cell holds a line end, and cells that a spreadsheet would take for a formula
 * begin with an apostrophe.
 */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

function cell(value: string): string {
  const flat = value.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
  const safe = /^\s*[=+\-@\t\r|%＝＋－＠]/.test(value) ? `'${flat}` : flat;
  return `"${safe.replaceAll('"', '""')}"`;
}
