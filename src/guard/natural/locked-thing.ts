import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsClause, has, isQuoted, points, type Unit } from '../unit.ts';
import { isOf } from '../word-lists.ts';
import { document, isCalledOtherwise, oddness } from './handed-over.ts';
import type { Setting } from './setting.ts';

/** A message with more words than this has room for two thoughts. */
const ONE_THOUGHT = 24;
/** The thing stands so near the value, on either side. */
const BESIDE = 7;
/** So far from the value stands the verb that opens or types, on either side. */
const NEAR = 3;
/** In so few words a thing and a value need no verb ("вайфай в офисе kotleta77"). */
const FEW = 6;

/**
 * Something with a lock and what opens it: "my phone opens with 159357", "for the office wifi type kedi_seven",
 * "the zip: 14031992 unlocks it".
 */
export function findLockedThing(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (units.length > ONE_THOUGHT || setting.document) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const thing = units.findIndex(hasLock);
  if (thing < 0) return undefined;
  for (const [at, unit] of units.entries()) {
    const number = isLockNumber(unit);
    if (!number && !isMadeUp(unit) && !isJoinedWord(units, at)) continue;
    const near = units.slice(Math.max(0, at - BESIDE), at + BESIDE + 1);
    if (!near.some(hasLock)) continue;
    if (isCalledThing(units, at) || isCounted(units, at)) continue;
    const brief = !number && units.length <= FEW && at === units.length - 1 && at > thing;
    if (!brief && !isOpened(units, at)) continue;
    const kind = number ? 'pin' : 'password';
    return { kind, detector: 'opens-thing', start: unit.start, end: unit.end };
  }
  return undefined;
}

/** A thing of the list, or the name of what opens one ("폰 잠금 풀려면 380926 누르고"). */
function hasLock(unit: Unit): boolean {
  return isOf(unit, 'lockedThing') || (has(unit, role.pin) && !has(unit, role.otherCode));
}

/** Four digits or six to eight, neither a year nor a round sum. */
function isLockNumber({ text }: Unit): boolean {
  return /^(?:\d{4}|\d{6,8})$/.test(text) && !/00$|^(?:19|20)\d{2}$/.test(text);
}

function isMadeUp(unit: Unit): boolean {
  if (unit.roles !== 0 || unit.look.shape !== 'mixed' || document.test(unit.text)) return false;
  if (oddness(unit) >= 1) return true;
  return /^\p{L}{3,}(?:[-_.]?[\p{L}\d]{1,}){1,4}$/u.test(unit.text) && unit.look.strength >= 2;
}

/** "tteokbokki-maepge 치면": small words joined by a mark, right beside a verb of typing. */
function isJoinedWord(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit?.roles !== 0 || !/^\p{Ll}{3,}(?:[-_.]\p{Ll}{3,})+$/u.test(unit.text)) return false;
  return has(units[at - 1], role.type) || has(units[at + 1], role.type);
}

/** "phone 4471": called by another name right before it, that is not the thing itself. */
function isCalledThing(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (isOf(before, 'lockedThing')) return false;
  if (has(before, role.otherCode) && !has(before, role.service | role.use)) return true;
  return has(before, role.login) && !has(before, role.signIn) && isCalledOtherwise(units, at);
}

/** "2580 contacts": a number of something. */
function isCounted(units: readonly Unit[], at: number): boolean {
  const [value, next] = [units[at], units[at + 1]];
  if (value === undefined || next === undefined || endsClause(value, next)) return false;
  return (
    next.roles === 0 && next.look.shape === 'word' && !isOf(next, 'lockedThing') && !isQuoted(value)
  );
}

/** A verb of opening or of typing near the value, in the same clause or across one pointing mark. */
function isOpened(units: readonly Unit[], at: number): boolean {
  for (let i = at + 1; i <= at + NEAR; i += 1) {
    const [before, unit] = [units[i - 1], units[i]];
    if (before === undefined || unit === undefined || endsClause(before, unit)) break;
    if (opens(unit)) return true;
  }
  for (let i = at - 1; i >= Math.max(0, at - NEAR); i -= 1) {
    const [unit, next] = [units[i], units[i + 1]];
    if (unit === undefined || next === undefined) break;
    if (endsClause(unit, next) && !points(unit)) break;
    if (opens(unit)) return true;
  }
  return false;
}

/** Not a noun of signing in ("account"), which says nothing of what opens it. */
function opens(unit: Unit): boolean {
  if (has(unit, role.type)) return true;
  return has(unit, role.signIn) && !has(unit, role.login | role.service);
}
