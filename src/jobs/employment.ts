import type { Employment } from '../desk/posting.ts';

const WORDS: readonly (readonly [RegExp, Employment])[] = [
  [/intern(ship)?|praktik|trainee|apprentic|stage\b/i, 'internship'],
  [/contract|freelance|consult/i, 'contract'],
  [/temp|fixed.?term|befristet|seasonal/i, 'temporary'],
  [/part.?time|teilzeit|temps partiel|media jornada/i, 'part-time'],
  [/full.?time|vollzeit|permanent|regular|cdi\b|tiempo completo/i, 'full-time'],
];

/** A board's word for the kind of employment; null when it says nothing, 'other' when it says something else. */
export function employmentFrom(word: string | null | undefined): Employment | null {
  if (!word) return null;
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'other';
}

const SENIORITY: readonly (readonly [RegExp, string])[] = [
  [/\b(intern|internship|working student|werkstudent(?:in)?)\b/i, 'intern'],
  [/\b(junior|jr|graduate|entry[ -]level|trainee|associate)\b/i, 'junior'],
  [/\b(director|vp|vice president|head of|chief)\b/i, 'director'],
  [/\b(principal|staff|lead|manager)\b/i, 'lead'],
  [/\b(senior|sr|experienced)\b/i, 'senior'],
  [/\b(mid|mid-level|intermediate)\b/i, 'mid'],
];

/** Seniority from a board's field or the title's words; null when neither says it. */
export function seniorityFrom(...words: (string | null | undefined)[]): string | null {
  for (const word of words)
    if (word) {
      const found = SENIORITY.find(([pattern]) => pattern.test(word));
      if (found) return found[1];
    }
  return null;
}
