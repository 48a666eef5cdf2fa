import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { isDigitName } from '../spoken-digits.ts';
import { endsClause, has, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** Longer messages are stories, in which letters and marks are named for other reasons. */
const LONGEST = 40;
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
  if (marks === 0 || units.some((unit) => has(unit, role.never))) return undefined;
  const name = units.findIndex(
    (unit, i) => has(unit, role.password | role.weak) && !isOtherThing(units, i),
  );
  const signsIn = units.some((unit) => has(unit, role.signIn));
  if (name < 0 && !(signsIn && marks >= 2)) return undefined;
  const signs = units.flatMap((_, at) => (at > name && isSign(units, at) ? [at] : []));
  const pieces = countPieces(units, name + 1);
  const spelled = signs.length >= FEWEST_SIGNS;
  if (!spelled && !(pieces >= FEWEST_PIECES && (signs.length > 0 || marks >= 2))) return undefined;
  if (name >= 0 && !spelled && isDemand(units)) return undefined;
  const first = units[signs[0] ?? name + 1];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { kind: 'password', detector: 'dictated', start: first.start, end: last.end };
}

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
