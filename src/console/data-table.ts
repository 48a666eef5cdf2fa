import { html } from 'hono/html';
import type { Html } from './layout.ts';

export interface Column {
  name: string;
  isNumber?: boolean;
}

/** What stands where there is nothing; a narrow screen leaves it out. */
export const NONE = '–';

export type Cell = Html | string | number;

/**
 * A table that becomes a list of small panels on a narrow screen. The roles are said once more because a browser
 * forgets them when the rows are shown as blocks.
 * @param caption  what it is a table of, for those who hear the page
 */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Html {
  const type = (column: Column | undefined) => (column?.isNumber ? 'number' : '');
  return html`<table class="stack" role="table">
<caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) =>
      html`<th role="columnheader" scope="col" class="${type(column)}">${column.name}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (cells) => html`<tr role="row">${cells.map(
    (cell, place) =>
      html`<td role="cell" data-name="${columns[place]?.name ?? ''}" class="${cell === NONE ? 'none' : type(columns[place])}"><span>${cell}</span></td>`,
  )}</tr>
`,
)}</tbody>
</table>`;
}
