import type { Hit } from '../detectors/hit.ts';
import { lexicon, role } from '../lexicon.ts';
import {
  endsClause,
  endsSentence,
  has,
  isPlainName,
  isQuoted,
  points,
  type Unit,
} from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import { says } from './phrasing.ts';
import type { Setting } from './setting.ts';

const LONGEST = 45;
const FEWEST = 3;
const MOST = 14;
/** In so many words behind a quotation somebody says what it is. */
const REACH = 8;

/**
 * A passphrase without the name of one beside it: "four words, no caps: ...", "the vault opens with tulip-anchor-mustard",
 * a quoted sentence in a message about a password.
 */
export function findWordList(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const named = units.some(
    (unit, at) =>
      isPlainName(unit) && has(unit, role.password | role.weak) && !isOtherThing(units, at),
  );
  const counted = says(units, 'wordCount');
  const kept = says(units, 'vault');
  const opens = units.some((unit) => has(unit, role.signIn));
  for (const [at, unit] of units.entries()) {
    if (isHyphened(unit) && (named || kept || opens || counted) && isHandedOver(units, at))
      return hitOn(unit, unit);
    const last = named || counted || kept ? quoteEnd(units, at) : undefined;
    if (
      last !== undefined &&
      (counted || isSaidOf(units, at) || (kept && has(units[at - 1], role.is)))
    )
      return hitOn(unit, last);
    const end =
      (counted && (named || kept || opens)) || (kept && (opens || named))
        ? listEnd(units, at)
        : undefined;
    if (end !== undefined) return hitOn(unit, end);
  }
  return undefined;
}

/** "tulip-anchor-mustard": three words or more, none of them one that compounds are made with. */
export function isHyphened(unit: Unit): boolean {
  if (unit.roles !== 0 || !/^[\p{L}\p{M}\d]{2,}(?:-[\p{L}\p{M}\d]{1,}){2,7}$/u.test(unit.text))
    return false;
  // "Anne-Marie-Louise", "ISO-27001-2022": names of people and of standards.
  const words = unit.text.split('-');
  if (words.every((word) => /^\p{Lu}|^\d/u.test(word)) || /\d-|^\p{Lu}{2,}-/u.test(unit.text))
    return false;
  const parts = unit.key.split('-');
  const known = parts.filter(
    (part) => ((lexicon.entries.get(part)?.roles ?? 0) & ~role.number) !== 0,
  );
  // "mi-abuela-canta-boleros": in a long one a small word or two belong to the sentence.
  return parts.length >= 4 ? known.length * 2 <= parts.length : known.length === 0;
}

function isHandedOver(units: readonly Unit[], at: number): boolean {
  const [before, unit, after] = [units[at - 1], units[at], units[at + 1]];
  if (unit === undefined || has(before, role.login | role.otherCode | role.head)) return false;
  if (before === undefined) return true;
  return (
    points(before) ||
    isQuoted(unit) ||
    endsClause(before, unit) ||
    has(before, role.is | role.use | role.type | role.signIn | role.give | role.to) ||
    has(after, role.is | role.finalIs | role.as)
  );
}

/** The last unit of a quotation of three words or more that starts here. */
function quoteEnd(units: readonly Unit[], at: number): Unit | undefined {
  const first = units[at];
  if (first === undefined || !/["'«„“”‘’`「『]$/.test(first.lead)) return undefined;
  for (let to = at; to < Math.min(units.length, at + MOST); to += 1) {
    const last = units[to];
    if (last === undefined || !isQuoted(first, last)) continue;
    const count = units
      .slice(at, to + 1)
      .reduce((sum, unit) => sum + unit.key.split(' ').length, 0);
    const secret = units
      .slice(at, to + 1)
      .some((unit) => has(unit, role.password | role.code | role.pin));
    return count >= FEWEST && !secret ? last : undefined;
  }
  return undefined;
}

/** "...' as the password", "the phrase '...'", "type '...'": handed over, not quoted from somebody. */
function isSaidOf(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  const typed =
    has(before, role.type | role.use) || (before !== undefined && /[:=]/.test(before.trail));
  return (
    typed ||
    (has(before, role.is) &&
      units.slice(at).some((unit, i) => i <= MOST + REACH && has(unit, role.as | role.use)))
  );
}

/** The last of three words or more that no list knows, marked off at both ends. */
function listEnd(units: readonly Unit[], at: number): Unit | undefined {
  const before = units[at - 1];
  if (
    before !== undefined &&
    !points(before) &&
    !endsSentence(before, units[at]) &&
    !has(before, role.is | role.type | role.use)
  )
    return undefined;
  let to = at - 1;
  for (let i = at; i < Math.min(units.length, at + MOST); i += 1) {
    const unit = units[i];
    if (
      unit === undefined ||
      (unit.roles !== 0 && !/^\d+$/.test(unit.text)) ||
      !/^(?:[\p{L}\p{M}]{2,}|\d{1,4})$/u.test(unit.text)
    )
      break;
    to = i;
    if (endsClause(unit, units[i + 1])) break;
  }
  const last = units[to];
  if (last === undefined || to - at + 1 < FEWEST) return undefined;
  const next = units[to + 1];
  return endsClause(last, next) || says(units.slice(to + 1, to + 5), 'spelledAs')
    ? last
    : undefined;
}

function hitOn(first: Unit, last: Unit): Hit {
  return { kind: 'password', detector: 'word-list', start: first.start, end: last.end };
}
