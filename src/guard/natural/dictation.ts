import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { isDigitName } from '../spoken-digits.ts';
import { endsClause, has, points, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import { says } from './phrasing.ts';
import type { Setting } from './setting.ts';

/** Longer messages are stories, in which letters and marks are named for other reasons. */
const LONGEST = 40;
/** How far before its name a refusal, and behind it the verb, belong to it. */
const REACH = 4;
/** Signs that make a dictation, of which one at least is called a capital, a dash or the like. */
const FEWEST_SIGNS = 3;
/** Without any single letter, so many short pieces between commas. */
const FEWEST_PIECES = 4;
/** Words of one piece: "see for cat", "then two zeros". */
const LONGEST_PIECE = 3;

/** "password: capital M, o, n, d, then two four and an exclamation mark", in letters or their names. */
export function findDictation(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST) return undefined;
  const marks = units.filter((unit) => has(unit, role.spelling)).length;
  if (marks === 0) return undefined;
  const name = units.findIndex(
    (unit, i) => has(unit, role.password | role.weak) && !isOtherThing(units, i),
  );
  if (isRefused(units, name)) return undefined;
  const signsIn = units.some((unit) => has(unit, role.signIn | role.type));
  const words = readMarkedWords(units, name);
  if (words !== undefined && (name >= 0 || signsIn)) return words;
  if (name < 0 && !(signsIn && marks >= 2)) return undefined;
  const radio = units.filter((unit) => alphabet.has(unit.key)).length >= FEWEST_SIGNS;
  const signs = units.flatMap((unit, at) =>
    at > name && (isSign(units, at) || (radio && alphabet.has(unit.key))) ? [at] : [],
  );
  // "capital T, u, l, i, p, that's the pw": the name may come last.
  if (signs.length === 0 && name > 0) {
    const before = units.flatMap((_, at) => (at < name && isSign(units, at) ? [at] : []));
    const [first, last] = [units[before[0] ?? 0], units[before.at(-1) ?? 0]];
    const letters = before.filter((at) => /^\p{L}$/u.test(units[at]?.text ?? '')).length;
    if (letters >= FEWEST_SIGNS && first !== undefined && last !== undefined)
      return hitOn(first, last);
  }
  const pieces = countPieces(units, name + 1);
  const spelled = signs.length >= FEWEST_SIGNS;
  if (!spelled && !(pieces >= FEWEST_PIECES && (signs.length > 0 || marks >= 2))) return undefined;
  if (name >= 0 && !spelled && isDemand(units)) return undefined;
  const first = units[signs[0] ?? name + 1];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { kind: 'password', detector: 'dictated', start: first.start, end: last.end };
}

/** "I never tell my password": a refusal in the clause of the name, or anywhere behind it. */
function isRefused(units: readonly Unit[], name: number): boolean {
  return units.some((unit, at) => {
    if (!has(unit, role.never) || at < name - REACH) return false;
    return (
      at >= name || !units.slice(at, name).some((one, i) => endsClause(one, units[at + i + 1]))
    );
  });
}

/**
 * "wombat dash wombat dash eleven", "is tiger, then two zero one six and an exclamation mark": names of marks between
 * words, or a stated word with a mark and figures behind it.
 */
function readMarkedWords(units: readonly Unit[], name: number): Hit | undefined {
  const marks = units.flatMap((unit, at) => (at > name && says([unit], 'mark') ? [at] : []));
  const between = marks.filter((at) => isPiece(units, at - 1) && isPiece(units, at + 1));
  const first = units[(between[0] ?? 0) - 1];
  const last = units[(between.at(-1) ?? 0) + 1];
  if (between.length >= 2 && first !== undefined && last !== undefined) return hitOn(first, last);
  const stated = units.findIndex(
    (unit, at) => at > name && at <= name + REACH && has(unit, role.is),
  );
  if (name < 0 || (stated < 0 && !points(units[name] as Unit))) return undefined;
  const from = Math.max(stated, name) + 1;
  const value = units.findIndex(
    (unit, at) => at >= from && unit.roles === 0 && /^\p{L}{3,}$/u.test(unit.text),
  );
  const word = units[value];
  const end = units.at(-1);
  if (word === undefined || end === undefined || value > from + REACH) return undefined;
  const spelled = units.filter((unit, at) => at >= from && has(unit, role.spelling));
  const figures = units.some(
    (unit, at) =>
      at > value && (/^\d/.test(unit.text) || isDigitName(unit.key) || has(unit, role.number)),
  );
  const told = spelled.length >= 2 || (spelled.length > 0 && figures);
  return told && !units.some((unit, at) => at > name && has(unit, role.ask))
    ? hitOn(word, end)
    : undefined;
}

/** A word that no list knows, or a number, in the midst of a clause. */
function isPiece(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  return (
    unit.roles === 0 ||
    (isDigitName(unit.key) && !has(unit, role.my)) ||
    /^\d{1,4}$/.test(unit.text)
  );
}

function hitOn(first: Unit, last: Unit): Hit {
  return { kind: 'password', detector: 'dictated', start: first.start, end: last.end };
}

/** The alphabet of radio, with which letters are read out on the telephone. */
const alphabet = new Set(
  `alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec
  romeo sierra tango uniform victor whiskey xray x-ray yankee zulu niner`.split(/\s+/),
);

/** A letter by itself, or a digit by its name; "a" and "e" are words too unless a comma or a mark stands beside them. */
function isSign(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined) return false;
  if (/^\d{1,4}$/.test(unit.text)) return true;
  if (/^\p{L}$/u.test(unit.text)) {
    if (!has(unit, role.my | role.grammar | role.for | role.filler)) return true;
    const before = units[at - 1];
    return endsClause(unit, units[at + 1]) || (has(before, role.spelling) && before?.trail === '');
  }
  // "een streepje": an article, which is "one" only by itself.
  if (has(unit, role.my) && !endsClause(unit, units[at + 1])) return false;
  return unit.text.length > 1 && isDigitName(unit.key);
}

/** How many stretches between commas are short enough to name one sign. */
function countPieces(units: readonly Unit[], from: number): number {
  let pieces = 0;
  let length = 0;
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined) break;
    length += 1;
    if (!endsClause(unit, units[at + 1])) continue;
    if (length <= LONGEST_PIECE) pieces += 1;
    length = 0;
  }
  return pieces;
}

/** "needs a capital letter, a dash and a number": what a site asks of a password. */
function isDemand(units: readonly Unit[]): boolean {
  return units.some((unit) => has(unit, role.descriptor | role.ask));
}
