import { occupationsNamed } from './occupations.ts';
import { piecesOf } from './sections.ts';

/** A sentence or list item of a CV with what it counts. */
export interface WeighedPiece {
  text: string;
  start: number;
  weight: number;
}

type Part = 'head' | 'work' | 'education' | 'aside';

/** Experience fades: work that ended so many years before the latest counts half. */
const HALF_LIFE = 8;
const FLOOR = 0.25;
const PART_WEIGHT: Readonly<Record<Exclude<Part, 'work'>, number>> = {
  head: 1,
  education: 0.6,
  aside: 0.4,
};

const HEADINGS: readonly (readonly [Part, RegExp])[] = [
  [
    'work',
    /^(?:(?:professional|work|working|relevant|related|employment|career|additional|other|practical|berufliche[r]?) )?(?:experience|history|employment|background|expérience(?: professionnelle)?s?|experiencia(?: laboral| profesional)?|erfahrung(?:en)?|berufserfahrung|werdegang|parcours)\b/iu,
  ],
  [
    'education',
    /^(?:education|academic|coursework|training and education|ausbildung|studium|bildungsweg|formation|diplômes|educación|formación|estudios)\b/iu,
  ],
  [
    'aside',
    /^(?:interests|hobbies|volunteer(?:ing)?|community (?:service|involvement)|references|affiliations|memberships|personal (?:information|interests)|additional information|ehrenamt|hobbys|interessen|centres d'intérêt|bénévolat|voluntariado|intereses)\b/iu,
  ],
  [
    'head',
    /^(?:(?:professional |executive |career |qualifications |technical |key |core )?(?:summary|profile|overview|objective|highlights|skills|competenc(?:ies|es)|qualifications|strengths|expertise|accomplishments|achievements|certifications?|licenses?)|areas? of expertise|kenntnisse|fähigkeiten|compétences|habilidades|competencias|kurzprofil|resumen)\b/iu,
  ],
];
const RANGE =
  /\b((?:19|20)\d{2})\s*(?:-|–|—|to|bis|until|à|a)\s*(?:[\p{L}]{3,10}\.?,?\s*|\d{1,2}\s*[./-]\s*)?((?:19|20)\d{2}|present|current|now|today|heute|aujourd|actual)/giu;

interface Station {
  start: number;
  end: number;
  around: string[];
}

/** The pieces of a CV, each weighed by its part and, for work, by how long ago it ended; with the latest job's title. */
export function weighCv(text: string): { pieces: WeighedPiece[]; latestTitle: string } {
  const pieces = piecesOf(text);
  const stations = stationsOf(text, pieces);
  const latest = Math.max(...stations.map((station) => station.end));
  let part: Part = 'head';
  let next = 0;
  let station: Station | undefined;
  const weighed = pieces.map((piece) => {
    const heading = partNamed(piece.text);
    if (heading !== undefined) {
      part = heading;
      station = undefined;
    }
    for (let one = stations[next]; one && one.start <= piece.start; one = stations[++next]) {
      // Years of study and of a club are ranges too.
      if (part === 'head') part = 'work';
      if (part === 'work') station = one;
    }
    const weight = part === 'work' ? recency(latest, station) : PART_WEIGHT[part];
    return { ...piece, weight };
  });
  return { pieces: weighed, latestTitle: titleOf(stations, latest) };
}

function recency(latest: number, station: Station | undefined): number {
  return station ? Math.max(FLOOR, 0.5 ** ((latest - station.end) / HALF_LIFE)) : 1;
}

/** Dated stations in the order of the text; one starts at the short lines (title, employer, town) before its dates. */
function stationsOf(text: string, pieces: readonly { text: string; start: number }[]): Station[] {
  const years = [...text.matchAll(/\b(?:19[6-9]\d|20[0-4]\d)\b/g)].map((found) => Number(found[0]));
  const latest = Math.max(0, ...years);
  const stations: Station[] = [];
  let at = 0;
  for (const found of text.matchAll(RANGE)) {
    const from = Number(found[1]);
    const end = /^\d/.test(found[2] ?? '') ? Number(found[2]) : latest;
    if (end < from) continue;
    while ((pieces[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= found.index) at++;
    let first = at;
    const floor = stations.at(-1)?.start ?? -1;
    for (let back = 1; back <= 4; back++) {
      const piece = pieces[at - back];
      if (!piece || piece.start <= floor || !isLabel(piece.text) || partNamed(piece.text)) break;
      first = at - back;
    }
    stations.push({
      start: pieces[first]?.start ?? found.index,
      end,
      around: [...pieces.slice(first, at + 1).reverse(), ...pieces.slice(at + 1, at + 5)]
        .map((piece) => piece.text)
        .filter(isLabel)
        .slice(0, 8),
    });
  }
  return stations;
}

function isLabel(line: string): boolean {
  return line.length <= 70 && !/[.!?;]$/.test(line);
}

function partNamed(line: string): Part | undefined {
  if (line.length > 48 || /[.,;]/.test(line)) return undefined;
  return HEADINGS.find(([, pattern]) => pattern.test(line))?.[0];
}

/** What the latest station calls the work: the line nearest to its dates that names an occupation. */
function titleOf(stations: readonly Station[], latest: number): string {
  const station = stations.find(({ end }) => end === latest);
  return station?.around.find((line) => occupationsNamed(line).length > 0) ?? '';
}
