import type { Hit } from './hit.ts';

/**
 * Identity numbers that open accounts, so that they are kept like a password. They count only beside their name: the
 * digits alone are like any other number. Numbers that applicants write into forms and CVs by custom (a passport, a
 * tax code, a DNI) are left to the client.
 */
type IdentityNumber = {
  readonly id: string;
  readonly name: RegExp;
  readonly shape: RegExp;
  readonly example: string;
};

export const identityNumbers: readonly IdentityNumber[] = [
  {
    id: 'us-ssn',
    name: /\b(?:ssn|my social|social security(?: number| no\.?| #)?|social insurance(?: number)?|tax ?payer id|itin|tin)\b/gi,
    shape:
      /(?<!\d)(?!000|666)\d{3}[ -]?(?!00)\d{2}[ -]?(?!0000)\d{4}(?!\d)|(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}(?!\d)/,
    example: 'my ssn is 219-09-9999',
  },
  {
    id: 'uk-nino',
    name: /\b(?:nino|national insurance(?: number| no\.?)?|ni number)\b/gi,
    shape: /(?<![a-z])[a-ceghj-prstw-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z])/i,
    example: 'national insurance number AB 12 34 56 C',
  },
  {
    id: 'in-aadhaar',
    name: /\ba+dh?a+r\b|आधार/gi,
    shape: /(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/,
    example: 'aadhaar 2345 6789 0123',
  },
  {
    id: 'fr-nir',
    name: /\b(?:nir|s[ée]curit[ée] sociale|num[ée]ro de s[ée]cu|carte vitale)(?![a-z])/gi,
    shape: /(?<!\d)[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/,
    example: 'mon numéro de sécurité sociale 1 85 05 78 006 084 36',
  },
];

/** How far behind its name an identity number may stand. */
const REACH = 48;

/** Identity numbers beside their names. */
export function findNationalIds(text: string): Hit[] {
  if (!/\d{4}/.test(text) && !/\d[ .-]?\d[ .-]?\d/.test(text)) return [];
  const hits: Hit[] = [];
  for (const number of identityNumbers) {
    for (const name of text.matchAll(number.name)) {
      const from = name.index + name[0].length;
      const window = text.slice(from, from + REACH);
      const line = window.split('\n', 1)[0] ?? '';
      const match = number.shape.exec(line);
      if (match === null) continue;
      const start = from + match.index;
      hits.push({ kind: 'national_id', detector: number.id, start, end: start + match[0].length });
    }
  }
  return hits;
}
