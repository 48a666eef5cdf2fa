import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { isDigitName } from '../spoken-digits.ts';
import { endsClause, endsSentence, has, isSecretName, points, type Unit } from '../unit.ts';
import { madeUp } from './made-up.ts';
import { says } from './phrasing.ts';
import type { Setting } from './setting.ts';

const LONGEST = 45;
/** More words in a row are a sentence, not a value. */
const LONGEST_VALUE = 5;

/**
 * An ordinary word in a message about getting in that also says how the word is written: "it's sunflower, capital S,
 * that gets you into my account", "mot de passe : marguerite en minuscules".
 */
export function findSpelledAs(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || !isAboutAccess(units)) return undefined;
  return readSpelledAs(units, false);
}

/** The same in any message. @param expected whether the talk before led up to a password: commas part it off. */
export function readSpelledAs(units: readonly Unit[], expected: boolean): Hit | undefined {
  if (units.length > LONGEST || !says(units, 'spelledAs')) return undefined;
  if (units.some((unit) => /[?？؟]/.test(unit.trail) || has(unit, role.never))) return undefined;
  const odd = units.filter((unit) => madeUp(unit) > 0);
  if (odd.length === 1 && odd[0] !== undefined) {
    return { kind: 'password', detector: 'spelled-as', start: odd[0].start, end: odd[0].end };
  }
  for (const [at, unit] of units.entries()) {
    const to = valueEnd(units, at);
    if (
      to === undefined ||
      !(isStated(units, at) || (isApart(units, at) && (expected || isHow(units, to + 1))))
    )
      continue;
    const last = units[to];
    const next = units[to + 1];
    if (last === undefined) continue;
    if (to - at >= LONGEST_VALUE || !(endsClause(last, next) || isHow(units, to + 1))) continue;
    return { kind: 'password', detector: 'spelled-as', start: unit.start, end: last.end };
  }
  return undefined;
}

/** A password, getting in, or what one gets into with a shared one. */
export function isAboutAccess(units: readonly Unit[]): boolean {
  return (
    units.some((unit) => has(unit, role.password | role.weak | role.signIn)) ||
    says(units, 'network') ||
    says(units, 'vault')
  );
}

/** The end of a run of words that no list knows, of which the first is one at least. */
function valueEnd(units: readonly Unit[], at: number): number | undefined {
  let to = at - 1;
  for (let i = at; i < units.length; i += 1) {
    const unit = units[i];
    if (unit === undefined || !isFree(unit)) break;
    to = i;
    if (endsClause(unit, units[i + 1])) break;
  }
  return to < at || units[at]?.roles !== 0 ? undefined : to;
}

/** A word of no use to any language, a made-up one, or a number behind others. */
export function isFree(unit: Unit): boolean {
  if (unit.look.shape === 'number' || isDigitName(unit.key)) return true;
  if (unit.roles !== 0 || isSecretName(unit)) return false;
  return (unit.look.shape === 'word' && unit.key.length >= 4) || madeUp(unit) > 0;
}

function isApart(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return before === undefined || endsClause(before, units[at]);
}

/** Behind "is", a colon or a verb of typing; at the head of the message. */
function isStated(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (before === undefined) return true;
  if (points(before)) return true;
  if (endsSentence(before, units[at])) return /^\p{Lu}/u.test(units[at]?.text ?? '');
  // "my name is Kim, with a capital K" is no password.
  if (
    units
      .slice(Math.max(0, at - 4), at)
      .some((unit) => has(unit, role.login) && !has(unit, role.signIn))
  )
    return false;
  return has(before, role.is | role.type | role.spelling | role.use);
}

/** "in lower case", "with a capital", "all together": a few words on, how it is written. */
function isHow(units: readonly Unit[], from: number): boolean {
  return says(units.slice(from, from + 4), 'spelledAs');
}
