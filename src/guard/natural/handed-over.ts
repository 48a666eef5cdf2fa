import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isSecretName, points, type Unit } from '../unit.ts';
import type { Setting } from './setting.ts';

/** Two of them are alternatives ("X first, if that fails Y"); more are a list of something else. */
const MOST_CANDIDATES = 2;

/** Words that say nothing of what a value is: what is left of a message without them is about something. */
const padding =
  role.is |
  role.finalIs |
  role.filler |
  role.my |
  role.as |
  role.grammar |
  role.use |
  role.give |
  role.soon |
  role.signIn |
  role.change |
  role.to |
  role.ask |
  role.descriptor;

/**
 * A value that the sentence hands over without naming it: "try X", "log in with X", "here you go: X", "X is what I
 * use". The less it could be anything but a password, the less the sentence has to say.
 */
export function findHandedOver(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  const candidates = units.flatMap((unit, at) => (oddness(unit) > 0 ? [at] : []));
  if (candidates.length > MOST_CANDIDATES) return undefined;
  for (const at of candidates) {
    const value = units[at];
    if (value === undefined || isCalledOtherwise(units, at)) continue;
    if (isHandedOver(units, at, oddness(value))) {
      return { kind: 'password', detector: 'handed-over', start: value.start, end: value.end };
    }
  }
  return undefined;
}

/** 0 to 3: how little else than a password this could be. */
function oddness(unit: Unit): 0 | 1 | 2 | 3 {
  const { look, text } = unit;
  if (unit.look.shape !== 'mixed' || isReference(text)) return 0;
  if (look.strength >= 4 && isFull(text)) return 3;
  if (look.strength >= 3) return 2;
  return look.strength === 2 && /\p{L}{4}/u.test(text) && /\d{2}/.test(text) ? 1 : 0;
}

/** Small and capital letters, digits and a symbol: no word, number or name of a career chat has all four. */
export function isFull(text: string): boolean {
  return text.length >= 8 && /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\d/.test(text);
}

/** "owner/project#48", "C++/Python3", "A&B2024", "charset=utf-8", "$HOME_DIR", "%2Fx": marks of code and of lists. */
function isReference(text: string): boolean {
  return (
    /^[\w./-]+#\d+$/.test(text) ||
    /^[\p{L}\p{N}]+(?:[+&/=|,][\p{L}\p{N}.]+)+$/u.test(text) ||
    /[`{}\\]|^[\w.-]+=|^\$\w+$|%[0-9A-F]{2}/.test(text)
  );
}

/** "my github is X", "user X", "room X": a name before it says what it is. */
function isCalledOtherwise(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  if (value === undefined || /[()<>'"]/.test(value.text)) return true;
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) {
    const unit = units[i];
    if (has(unit, role.login | role.service | role.otherCode) && !has(unit, role.signIn | role.use))
      return true;
    if (!has(unit, role.is | role.as | role.my | role.filler)) return false;
  }
  return false;
}

function isHandedOver(units: readonly Unit[], at: number, odd: number): boolean {
  const others = units.filter((_, i) => i !== at);
  const asked = /[?？؟]/.test(units.at(-1)?.trail ?? '');
  if (odd === 3) return true;
  if (asked) return false;
  const given = isGiven(units, at);
  if (odd === 2) return given || others.some((unit) => has(unit, role.signIn | role.give));
  return given && others.every((unit) => has(unit, padding) || isSecretName(unit));
}

/** A verb or a gesture that hands the value over stands beside it. */
function isGiven(units: readonly Unit[], at: number): boolean {
  const handing = role.use | role.give | role.signIn;
  for (let i = at - 1; i >= Math.max(0, at - 4); i -= 1) {
    const unit = units[i];
    if (unit === undefined) break;
    if (has(unit, handing)) return true;
    if (!has(unit, role.filler | role.my | role.as | role.is | role.for | role.grammar)) break;
  }
  // "it's X", "that should be X".
  const before = units[at - 1];
  if (has(before, role.is) && units.slice(0, at).every((unit) => has(unit, padding))) return true;
  if (before !== undefined && points(before) && has(before, role.filler | role.soon)) return true;
  // "X ile gir", "X से login karo", "用X登录": the verb comes behind.
  return units.slice(at + 1, at + 4).some((unit) => has(unit, handing));
}
