import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { has, isQuoted, points, type Unit } from '../unit.ts';
import { clauseAround, endsAtMark } from './clause.ts';
import { isCalledOtherwise, isEmptyWord, oddness } from './handed-over.ts';
import type { Expectation } from './reply.ts';
import type { Setting } from './setting.ts';
import { isHyphened } from './word-list.ts';

/** In so few words a number with a place to put it is nothing else. */
const FEW = 8;

/**
 * A message after talk about a password or about getting in: whatever in it is no word of a chat is the password,
 * and so is an unknown word that a clause does nothing but state.
 */
export function findInContext(
  units: readonly Unit[],
  expected: Expectation,
  setting: Setting,
): Hit | undefined {
  const named = expected.password !== undefined;
  if (!setting.short || setting.document || !(named || expected.access)) return undefined;
  const odd = units.flatMap((unit, at) => (isOdd(unit) ? [at] : []));
  const [at] = odd;
  if (at !== undefined && odd.length === 1 && !isCalledOtherwise(units, at))
    return hitAt(units, at);
  const closing = readClosingWord(units);
  if (closing !== undefined) return hitAt(units, closing);
  const number = units.findIndex((unit) => /^\d{5,12}$/.test(unit.text));
  if (number >= 0 && isEntered(units, number)) return hitAt(units, number);
  if (number >= 0 && isStated(units, number) && (named || isDate(units[number]))) {
    return hitAt(units, number);
  }
  if (!named || expected.word === 'no') return undefined;
  const word = units.findIndex(
    (unit, i) => isUnknownWord(unit) && isStated(units, i) && endsStatement(units, i),
  );
  return word < 0 ? undefined : hitAt(units, word);
}

function hitAt(units: readonly Unit[], at: number): Hit | undefined {
  const value = units[at];
  if (value === undefined) return undefined;
  return { kind: 'password', detector: 'after-request', start: value.start, end: value.end };
}

/** A made-up word: odd by itself, joined by marks, or with a capital in its midst. */
function isOdd(unit: Unit): boolean {
  if (unit.roles !== 0 || unit.trail.includes('?')) return false;
  if (oddness(unit) > 0) return true;
  const { text, look } = unit;
  if (look.shape === 'mixed') return look.strength >= 1 && text.length >= 6;
  if (look.shape !== 'word') return false;
  if (isHyphened(unit)) return true;
  return (
    /^[\p{Ll}\p{Lo}\p{M}]{2,}[._][\p{L}\p{M}]{1,}(?:[._][\p{L}\p{M}]+)*$/u.test(text) ||
    /^[\p{L}\p{M}]{2,}(?:_[\p{L}\p{M}]+)+$/u.test(text) ||
    /^\p{Ll}{3,}\p{Lu}\p{L}{3,}$/u.test(text)
  );
}

/** Eight digits that are a day: what people take for a password when they have no other. */
function isDate(unit: Unit | undefined): boolean {
  return /^(?:[0-3]\d[01]\d(?:19|20)\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d)$/.test(unit?.text ?? '');
}

function isUnknownWord(unit: Unit): boolean {
  if (isQuoted(unit)) return unit.look.shape === 'word' && !has(unit, noSecret);
  return unit.roles === 0 && /^[\p{Ll}\p{Lo}\p{M}]{5,}$/u.test(unit.text);
}

/** "in the bottom box 147258": told where to put it, in a few words. */
function isEntered(units: readonly Unit[], at: number): boolean {
  const told = units.some((unit) => has(unit, role.give | role.type));
  return told && units.length <= FEW && !/00$/.test(units[at]?.text ?? '');
}

/** "all in small letters, X", "so easy: X": a long unknown word at the end, told apart from what is said of it. */
function readClosingWord(units: readonly Unit[]): number | undefined {
  const at = units.length - 1;
  const last = units[at];
  const before = units[at - 1];
  if (last === undefined || before === undefined || last.roles !== 0) return undefined;
  if (last.look.shape !== 'word' || /[?？؟]/.test(last.trail)) return undefined;
  const spelled = units.slice(0, at).some((unit) => has(unit, role.spelling));
  const apart = points(before) || /,$/.test(before.trail);
  const camel = /^\p{Lu}\p{Ll}{2,}\p{Lu}\p{L}{2,}$/u.test(last.text);
  const long = /^[\p{L}\p{M}_-]{8,}$/u.test(last.text) && /^\p{Ll}/u.test(last.text);
  return (camel && apart) || (long && (spelled || /:$/.test(before.trail))) ? at : undefined;
}

/** "it's X", "just X, nothing more", "well: X": a clause of the value and words that say nothing. */
function isStated(units: readonly Unit[], at: number): boolean {
  const { before, after } = clauseAround(units, at, at, endsAtMark);
  if (![...before, ...after].every(isEmptyWord)) return afterColon(units, at, after);
  if (before.length + after.length === 0) return /\d/.test(units[at]?.text ?? '');
  const stating = role.is | role.use | role.give | role.filler | role.finalIs;
  return [...before, ...after].some((unit) => has(unit, stating)) || afterColon(units, at, after);
}

/** "it's X", not "my X set it up": nothing but a closing word behind an ordinary word, and no article before it. */
function endsStatement(units: readonly Unit[], at: number): boolean {
  const { before, after } = clauseAround(units, at, at, endsAtMark);
  const last = before.at(-1);
  if (has(last, role.my | role.for) && !has(last, role.is)) return false;
  if (before.some((unit) => has(unit, role.never))) return false;
  return after.every((unit) => has(unit, role.finalIs | role.filler | role.use));
}

function afterColon(units: readonly Unit[], at: number, after: readonly Unit[]): boolean {
  const before = units[at - 1];
  return before !== undefined && points(before) && after.every(isEmptyWord);
}
