import type { Hit } from './hit.ts';

/** Country -> length of its IBAN: SWIFT IBAN registry. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};
const candidate = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}/giu;

/** Bank account numbers: a country of the IBAN registry, its length, and the ISO 7064 check (mod 97). */
export function findIbans(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(candidate)) {
    const wanted = lengths[match[0].slice(0, 2).toUpperCase()];
    if (wanted === undefined) continue;
    let compact = '';
    let end = 0;
    for (; end < match[0].length && compact.length < wanted; end += 1) {
      const unit = match[0].charAt(end);
      if (unit !== ' ' && unit !== '-') compact += unit.toUpperCase();
    }
    if (compact.length < wanted || /[a-z0-9]/i.test(match[0].charAt(end))) continue;
    if (!passesMod97(compact)) continue;
    hits.push({ kind: 'iban', detector: 'iban-mod97', start: match.index, end: match.index + end });
  }
  return hits;
}

function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const unit of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(unit, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
