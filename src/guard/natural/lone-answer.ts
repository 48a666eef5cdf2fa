import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { isDigitName } from '../spoken-digits.ts';
import { has, type Unit } from '../unit.ts';
import { readGroups } from './code-groups.ts';
import { oddness } from './handed-over.ts';
import { says } from './phrasing.ts';

/** Only the end of the message before says what comes next. */
const LONGEST_LOOK_BACK = 400;

/**
 * A message that is nothing but one made-up word or one code in groups, after a message that asked nothing: people
 * announce a secret in their own words and then send it alone.
 */
export function findLoneAnswer(
  units: readonly Unit[],
  previous: readonly string[],
): Hit | undefined {
  const last = previous.at(-1)?.slice(-LONGEST_LOOK_BACK);
  if (last === undefined || /[?？؟]\s*$/.test(last)) return undefined;
  if (announcesWords(last) && isWordRow(units)) return hitOf(units, 'password');
  const first = units[0];
  const groups = first === undefined ? undefined : readGroups(units, 0);
  if (groups !== undefined && groups.to === units.length - 1) {
    const sent = /^(?:\d{3}[ -]){1}\d{3}$/.test(textOf(units)) && !groups.text.endsWith('00');
    const printed = groups.kind === 'letters' && groups.groups >= 2 && isMixed(groups.text);
    if (sent || (printed && namesCode(last))) return hitOf(units, 'one_time_code');
  }
  const least = previous.some((text) => speaksOfAccess(text)) ? 1 : 2;
  return units.length === 1 && first !== undefined && isMadeUp(first, least)
    ? hitOf(units, 'password')
    : undefined;
}

/** "gyuudon.tsuyudaku", "forget-me-not-now", "TeaLeavesSpoonSugar": words in one. */
const joined =
  /^[\p{Ll}\p{Lo}\p{M}]{3,}(?:\.[\p{Ll}\p{Lo}\p{M}]{3,})+$|^\p{Ll}+(?:-\p{L}+){2,}$|^(?:\p{Lu}[\p{Ll}\p{M}]+){3,}$/u;

/** Odd by itself, or with a mark among letters and figures. */
function isMadeUp(unit: Unit, least: number): boolean {
  if (unit.roles !== 0) return false;
  if (oddness(unit) >= least) return true;
  const { shape, strength } = unit.look;
  if (least === 1 && joined.test(unit.text) && shape === 'word') return true;
  if (shape === 'mixed' && strength >= 1 && /^[!?]$/.test(unit.trail)) return true;
  return shape === 'mixed' && strength >= 1 && /^\p{L}{3,}[#!&*$]\S{2,}$/u.test(unit.text);
}

/** An address or a word of getting in, so that a handle-like word is no handle. */
function speaksOfAccess(text: string): boolean {
  return readUnits(text.slice(-LONGEST_LOOK_BACK)).some(
    (unit) => unit.look.shape === 'email' || has(unit, role.signIn | role.password),
  );
}

/** "the passphrase, four random words, writing them now". */
function announcesWords(text: string): boolean {
  const units = readUnits(text);
  return units.some(
    (unit) =>
      has(unit, role.phrase) ||
      (has(unit, role.password | role.recovery) && says(units, 'wordCount')),
  );
}

/** "hedge trombone custard nine": three words or more in small letters, of which hardly one is of use in a sentence. */
function isWordRow(units: readonly Unit[]): boolean {
  if (units.length < 3 || units.length > 14 || /[?？؟!]/.test(units.at(-1)?.trail ?? ''))
    return false;
  const plain = units.every((unit) => /^[\p{Ll}\p{Lo}\p{M}-]+$|^\d{1,4}$/u.test(unit.text));
  const known = units.filter((unit) => unit.roles !== 0 && !isDigitName(unit.key));
  return plain && known.length * 3 <= units.length;
}

function isMixed(text: string): boolean {
  return /\d.*\d/.test(text) && /\p{L}/u.test(text);
}

function namesCode(text: string): boolean {
  const names = role.code | role.recovery | role.password | role.weak | role.pin;
  return readUnits(text).some((unit) => has(unit, names));
}

function textOf(units: readonly Unit[]): string {
  return units.map((unit) => unit.text).join(' ');
}

function hitOf(units: readonly Unit[], kind: Hit['kind']): Hit | undefined {
  const first = units[0];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { kind, detector: 'lone-answer', start: first.start, end: last.end };
}
