/** How far along a person is, or a post asks for: 0 intern, 1 junior, 2 mid, 3 senior, 4 lead, 5 head or above. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/** A stretch of a text, as offsets. */
export interface Span {
  start: number;
  end: number;
}

const LEVELS: readonly (readonly [Level, RegExp])[] = [
  [
    0,
    /\b(?:intern(?:ship)?|trainee|apprentice(?:ship)?|praktikum|praktikant(?:in)?|werkstudent(?:in)?|working student|stagiaire|alternance|becari[oa]|prácticas|ausbildung|azubi)\b/iu,
  ],
  [
    5,
    /\b(?:chief|c[efmt]o|vp|vice president|director|head of|principal|leiter(?:in)?|directeur|directrice|directora?)\b/iu,
  ],
  [
    4,
    /\b(?:lead|staff engineer|team ?lead(?:er)?|manager(?:in)?|supervisor|teamleiter(?:in)?|chef d[e']|jefe|encargad[oa]|responsable)\b/iu,
  ],
  [3, /\b(?:senior|sr\.?|experienced|confirmé|sénior|erfahrene?[rn]?)(?=\s|$|[,)/-])/iu],
  [
    1,
    /\b(?:junior|jr\.?|entry[ -]level|graduate|new grad|berufseinsteiger(?:in)?|débutante?|assistant)(?=\s|$|[,)/-])/iu,
  ],
];

/** The level that a title states; undefined where it states none. */
export function levelOf(title: string): Level | undefined {
  return LEVELS.find(([, pattern]) => pattern.test(title))?.[0];
}

const YEARS =
  /\b(\d{1,2})(?:\s?\+|\s?(?:-|–|to|bis|à|a)\s?\d{1,2})?\s?\+?\s?(?:years?|yrs?\.?|jahre[n]?|ans|años)\b/giu;
const ABOUT_EXPERIENCE =
  /experience|erfahrung|expérience|experiencia|berufserfahrung|working|practice|track record/iu;

/** The years of experience that a posting asks for (the smallest number it names), with the words that say so. */
export function yearsAsked(text: string): (Span & { years: number }) | undefined {
  let best: (Span & { years: number }) | undefined;
  for (const found of text.matchAll(YEARS)) {
    const years = Number(found[1]);
    const around = text.slice(Math.max(0, found.index - 60), found.index + found[0].length + 60);
    if (years > 25 || !ABOUT_EXPERIENCE.test(around)) continue;
    if (!best || years > best.years)
      best = { years, start: found.index, end: found.index + found[0].length };
  }
  return best;
}

const RANGE =
  /\b((?:19|20)\d{2})\s*(?:-|–|—|to|bis|until|à|a)\s*(?:[a-z]{3,9}\.?\s*|\d{1,2}[./])?((?:19|20)\d{2}|present|current|now|today|heute|aujourd|actual)/giu;

/**
 * Years of work that a CV shows: what it says of itself, else the span of its dated stations. Open stations end at the
 * latest year the CV names, because a pure function has no clock.
 */
export function yearsShown(text: string): { years: number; quote: string } | undefined {
  const said = yearsAsked(text);
  let first = 9999;
  let last = 0;
  let latest = 0;
  let earliest = '';
  for (const found of text.matchAll(/\b(?:19[6-9]\d|20[0-4]\d)\b/g))
    latest = Math.max(latest, Number(found[0]));
  for (const found of text.matchAll(RANGE)) {
    const start = Number(found[1]);
    const end = /^\d/.test(found[2] ?? '') ? Number(found[2]) : latest;
    if (start < 1960 || end < start) continue;
    if (start < first) earliest = found[0];
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  const stated = said && { years: said.years, quote: text.slice(said.start, said.end) };
  const span = Math.min(40, last - first);
  if (last === 0 || span <= (said?.years ?? 0)) return stated;
  return { years: span, quote: earliest };
}

/** The level that years of work suggest. */
export function levelOfYears(years: number): Level {
  if (years < 2) return 1;
  return years < 5 ? 2 : 3;
}
