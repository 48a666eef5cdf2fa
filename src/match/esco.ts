import type { AddedOccupation } from './occupation-space.ts';
import { familyOfText } from './occupations.ts';

/** The tables of an ESCO download as CSV text; only the occupations are needed. */
export interface EscoTables {
  occupations: string;
  /** Which skills belong to which occupation. */
  relations?: string;
  /** What the skills are called, where the relations do not say it. */
  skills?: string;
}

const MAX_TITLES = 60;
const MAX_SKILLS = 60;

/** Reads occupations of ESCO: labels become titles, descriptions and skills what the work is. Rows without a label fall out. */
export function readEsco(tables: EscoTables): AddedOccupation[] {
  const skills = skillsByOccupation(tables);
  const occupations: AddedOccupation[] = [];
  for (const row of rowsOf(tables.occupations)) {
    const name = row.get('preferredLabel')?.trim() ?? '';
    if (name === '') continue;
    const others = (row.get('altLabels') ?? '').split(/[\n|]/).map((label) => label.trim());
    const titles = [...new Set([name, ...others])].filter((label) => label !== '');
    const about = [
      row.get('description') ?? '',
      ...(skills.get(row.get('conceptUri') ?? '') ?? []).slice(0, MAX_SKILLS),
    ].join(', ');
    occupations.push({
      name,
      family: familyOfText(`${titles.join('\n')}\n${about}`) ?? 'other work',
      titles: titles.slice(0, MAX_TITLES),
      about,
    });
  }
  return occupations;
}

function skillsByOccupation({ relations, skills }: EscoTables): Map<string, string[]> {
  const names = new Map<string, string>();
  for (const row of rowsOf(skills ?? ''))
    names.set(row.get('conceptUri') ?? '', row.get('preferredLabel') ?? '');
  const found = new Map<string, string[]>();
  for (const row of rowsOf(relations ?? '')) {
    const skill = row.get('skillLabel') ?? names.get(row.get('skillUri') ?? '');
    const occupation = row.get('occupationUri');
    if (!skill || !occupation) continue;
    const list = found.get(occupation) ?? [];
    // Essential skills first: the list is cut.
    if (row.get('relationType') === 'essential') list.unshift(skill);
    else list.push(skill);
    found.set(occupation, list);
  }
  return found;
}

/** The rows of a CSV table (RFC 4180: quotes around cells with commas and line breaks) by the names of its first row. */
function* rowsOf(csv: string): Generator<Map<string, string>> {
  let header: string[] | null = null;
  let cells: string[] = [];
  const text = csv.replace(/^\uFEFF/, '');
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) return;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    if (header === null) header = cells;
    else yield new Map(header.map((name, i) => [name, cells[i] ?? '']));
    cells = [];
  }
}
