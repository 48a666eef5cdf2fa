import type { Unit } from '../unit.ts';
import { isFileName, oddness } from './handed-over.ts';

/** Words with a mark in between that no name or compound has: "Nala+Simba2017", "Kaas_broodje", "Otter.rivier3". */
const joined =
  /^\p{Lu}?[\p{L}\p{M}\d]{1,24}(?:_[\p{L}\p{M}\d]{1,24})+!?$|^[\p{L}\p{M}]{4,24}[&+*=~^%$!][\p{L}\p{M}]{4,24}\d{0,4}$|^[\p{L}\p{M}]{4,24}(?:\.[\p{L}\p{M}]{1,24}){0,3}[.-]\d{1,6}$|^[\p{L}\p{M}]{3,24}(?:\.[\p{L}\p{M}]{2,24}){1,3}\d{1,4}$|^[\p{L}\p{M}\d]{2,24}(?:-[\p{L}\p{M}\d]{1,24}){1,5}-?\d{1,4}$/u;

/** "CarbonaraSenzaPanna", "KOTLETschabowy", "Cuscuz.com.ovo": words in one, which some names are too. */
const humped =
  /^(?:\p{Lu}[\p{Ll}\p{M}]{2,}){3,5}$|^\p{Lu}{4,}\p{Ll}{4,}$|^\p{L}{3,}(?:\.\p{L}{2,}){2,4}$/u;

/** "Data-Science-2", "ISO-27001-2022": three parts or more, each with a capital or of figures. */
export function isNumberedName(text: string): boolean {
  const parts = text.split('-');
  return parts.length >= 3 && parts.every((part) => /^[\p{Lu}\d]/u.test(part));
}

/** 0 to 3: how little else than a made-up secret a word could be, where the message speaks of one. */
export function madeUp(unit: Unit): 0 | 1 | 2 | 3 {
  if (unit.roles !== 0 || /[()<>{}[\]'"`\\/]/.test(unit.text)) return 0;
  const { shape } = unit.look;
  // "January2025": a month and a year in one word.
  if (shape === 'date' && /^\p{L}{3,9}(?:19|20)\d{2}$/u.test(unit.text)) return 1;
  if (shape !== 'mixed' && shape !== 'word' && shape !== 'identifier') return 0;
  if (isFileName(unit.text)) return 0;
  const odd = oddness(unit);
  if (odd === 0 && humped.test(unit.text)) return 1;
  if (odd >= 2 || !joined.test(unit.text)) return odd;
  // "Catalyst-9300", "Data-Science-2": things and places are numbered so.
  if (isNumberedName(unit.text)) return 0;
  // "SHA-256", "JR-286643": an abbreviation and a number.
  if (/^\p{Lu}{2,5}-\d+$/u.test(unit.text)) return 0;
  if (/^\p{Lu}/u.test(unit.text) && unit.text.includes('-')) return 1;
  // "covid-19", "top-10", "2016-2017", "AZ-900": few letters before the figures.
  return /\p{L}[\p{L}\p{M}]{3}/u.test(unit.text) && !/^\p{Lu}[\p{Lu}\d-]*$/u.test(unit.text)
    ? 2
    : 0;
}
