import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsClause, has, isQuoted, points, type Unit } from '../unit.ts';
import { isCalledOtherwise } from './handed-over.ts';
import { madeUp } from './made-up.ts';
import { isOtherThing } from './other-thing.ts';
import { says } from './phrasing.ts';
import type { Setting } from './setting.ts';

/** A longer message is a pasted text. */
const LONGEST = 45;
/** One secret or two ("from X to Y", "either X or Y"); more made-up words are a list of something else. */
const MOST = 2;
/** How far behind a name that has other meanings its value may stand. */
const REACH = 3;

/**
 * A message that speaks of a password anywhere, or of getting in nearby, and holds a word that nobody writes for
 * anything else: "the one for monster, I swear it was Biscuit_1987 when I changed it, has to be my password".
 */
export function findOddInTalk(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST) return undefined;
  const odd = units.flatMap((unit, at) => (madeUp(unit) > 0 ? [at] : []));
  if (odd.length === 0 || odd.length > MOST) return undefined;
  const name = units.findIndex((unit, at) => namesPassword(units, unit, at));
  for (const at of odd) {
    const value = units[at];
    const alike = name >= 0 && areAlike(units, odd);
    if (value === undefined || (!alike && isSomethingElse(units, at))) continue;
    if (name >= 0 ? alike || belongs(units, at, name) : isOpener(units, at)) {
      return { kind: 'password', detector: 'odd-in-talk', start: value.start, end: value.end };
    }
  }
  return undefined;
}

function namesPassword(units: readonly Unit[], unit: Unit, at: number): boolean {
  return (
    has(unit, role.password | role.weak) &&
    madeUp(unit) === 0 &&
    !has(unit, role.plural) &&
    !isOtherThing(units, at)
  );
}

/** "my handle X", "for X", "the X team", "(X)": it is called something, or it is where one gets in. */
function isSomethingElse(units: readonly Unit[], at: number): boolean {
  const [before, value, after] = [units[at - 1], units[at], units[at + 1]];
  if (value === undefined || isCalledOtherwise(units, at)) return true;
  if (/[([]$/.test(value.lead)) return true;
  if (has(before, role.for) && !has(before, role.use | role.is | role.to)) return true;
  return has(after, role.head) && !endsClause(value, after) && !has(after, role.is | role.finalIs);
}

function belongs(units: readonly Unit[], at: number, name: number): boolean {
  const value = units[at];
  if (value === undefined) return false;
  const degree = madeUp(value);
  const asked = isAsked(units, at);
  // "doesn't take X as the password any more", "is X too simple as a password?"
  if (
    has(units[name - 1], role.as) ||
    (has(units[name - 1], role.my) && has(units[name - 2], role.as))
  )
    return true;
  // "a key, fail2ban": a name that has other meanings needs a word that says so right beside the value.
  if (!has(units[name], role.password)) {
    return degree > 1 && !asked && (isStated(units, at) || isBehind(units, at, name));
  }
  // "Level39": places and products are called so unless the sentence says plainly what it is.
  if (degree === 1) return !asked && isClose(units, at);
  return !(asked && isQuoted(value));
}

function isAsked(units: readonly Unit[], at: number): boolean {
  const end = units.findIndex((unit, i) => i >= at && endsClause(unit, units[i + 1]));
  return /[?？؟]/.test(units[end < 0 ? units.length - 1 : end]?.trail ?? '');
}

/** "the key for it X": a few words behind the name, with no mark between. */
function isBehind(units: readonly Unit[], at: number, name: number): boolean {
  if (at <= name || at > name + REACH) return false;
  return units.slice(name, at).every((unit, i) => !endsClause(unit, units[name + i + 1]));
}

/** "either Snowdrop12 or Snowdrop13", "from Krokus1 to Krokus2": one word with two endings. */
function areAlike(units: readonly Unit[], odd: readonly number[]): boolean {
  const [first, second] = odd.map((at) => units[at]?.key.slice(0, 4));
  return first !== undefined && first === second;
}

function isStated(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return before !== undefined && (has(before, role.is | role.use | role.type) || points(before));
}

/** Right behind or before a word that states or hands over, a mark, or at the edge of the message. */
function isClose(units: readonly Unit[], at: number): boolean {
  const [before, value, after] = [units[at - 1], units[at], units[at + 1]];
  if (value === undefined || before === undefined || after === undefined) return true;
  const stating = role.is | role.use | role.give | role.type | role.as | role.to | role.change;
  return (
    has(before, stating) ||
    has(after, role.is | role.finalIs | role.as | role.everywhere) ||
    points(before) ||
    endsClause(before, value)
  );
}

/** "it opens with X", "X gets you in", "log in with mail and then X". */
function isOpener(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  if (value === undefined || isAsked(units, at)) return false;
  if (isSetTo(units, at)) return true;
  if (followsUser(units, at) && isToldNext(units, at)) return true;
  const network = says(units, 'network');
  if (madeUp(value) < 2) {
    if (has(units[at - 1], role.give) && points(units[at - 1] as Unit)) return true;
    if (network && has(units[at - 1], role.is)) return true;
    // "open it with Acrobat9" names a tool.
    const tool = /^\p{Lu}\p{L}+\d$/u.test(value.text);
    if (!tool && has(units[at - 1], role.signIn) && !has(units[at - 1], role.login)) return true;
    return (
      units.some((unit) => has(unit, role.everywhere)) && units.some((unit) => has(unit, role.use))
    );
  }
  if (network || followsUser(units, at)) return true;
  const opens = role.signIn | role.everywhere | role.give;
  if (!units.some((unit, i) => has(unit, opens) && isNear(unit, i - at))) return false;
  return isClose(units, at);
}

/** Within so many words getting in and what opens belong to each other. */
const NEARBY = 4;

/** "X opens it", "log in with X"; an account before a value ("my account is called X") is none of that. */
function isNear(unit: Unit, distance: number): boolean {
  if (Math.abs(distance) > NEARBY) return false;
  return distance > 0 || !has(unit, role.login);
}

/** How far before a value its user may be named. */
const FAR = 9;

/** "user is jdoe and behind it X", "login to m.nowak a potem X": the name of a user, what it is, and then the value. */
function followsUser(units: readonly Unit[], at: number): boolean {
  if (has(units[at - 1], role.is)) return false;
  const name = units.findLastIndex(
    (unit, i) => i < at - 2 && i >= at - FAR && has(unit, role.login),
  );
  const label = units[name];
  if (label === undefined) return false;
  const first = has(units[name + 1], role.is) ? name + 2 : name + 1;
  const user = units[first];
  const told = points(label) || first === name + 2 || user?.roles === 0;
  return told && first < at - 1 && (user?.roles === 0 || /\d/.test(user?.text ?? ''));
}

/** "and then X", "you type X". */
function isToldNext(units: readonly Unit[], at: number): boolean {
  return units
    .slice(Math.max(0, at - 3), at)
    .some((unit) => has(unit, role.type | role.use | role.soon));
}

/** "I made it X", "set it to X": what was changed is left out, and the value is long. */
function isSetTo(units: readonly Unit[], at: number): boolean {
  const [value, before, earlier, first] = [units[at], units[at - 1], units[at - 2], units[at - 3]];
  if (value === undefined || value.text.length < 8) return false;
  const verb = role.change | role.use;
  const it = has(before, role.to) ? earlier : before;
  if (has(before, role.to) && has(units[at + 1], role.change)) return true;
  return isObject(it) && has(it === before ? earlier : first, verb);
}

/** "it", as the object of a verb of change. */
function isObject(unit: Unit | undefined): boolean {
  return unit !== undefined && /^(?:it|es|sie|la|lo|le|a|het|hem|je|ja|den|det)$/.test(unit.key);
}
