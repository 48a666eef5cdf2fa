import type { Hit } from '../detectors/hit.ts';
import { foldWord } from '../fold.ts';
import { role } from '../lexicon.ts';
import { lookAt } from '../shape.ts';
import { endsSentence, has, isPlainName, points, type Unit } from '../unit.ts';
import type { Setting } from './setting.ts';
import { isTelling } from './value.ts';

/** "jane@x.com / Larkspur#71", "user jane, Rt4!vbN8": a user and what can only be the password, with no word for it. */
export function findLoginPair(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document) return undefined;
  const signIn = units.findIndex((unit) => has(unit, role.signIn));
  const signingIn = signIn >= 0;
  for (const [at, unit] of units.entries()) {
    const glued = units.length <= 8 ? readGlued(unit) : undefined;
    if (glued !== undefined) return glued;
    const userAt = isUser(units, at, signingIn && signIn < at) ? at : undefined;
    if (userAt === undefined) continue;
    const value = valueAfter(units, userAt);
    if (value === undefined) continue;
    const served =
      (address(unit) || /^\+?\d{9}/.test(unit.text)) &&
      has(units[at - 1], role.service) &&
      units.length <= 6;
    const least =
      served || isAllThereIs(units, userAt, value)
        ? 2
        : needed(unit, setting, signingIn, units.length);
    const told =
      setting.short &&
      signingIn &&
      isLast(units, value) &&
      (isTelling(value, least) ||
        ((address(unit) || /\d{9}/.test(unit.text)) && isUnknownWord(value)));
    if (
      (value.look.strength < least && !told && !isBarePair(units, unit, value)) ||
      repeats(unit, value)
    )
      continue;
    return { kind: 'login', detector: 'login-pair', start: unit.start, end: value.end };
  }
  return undefined;
}

/** An address, the word behind "login:" or "user", or the first word of a short "name / value". */
function isUser(units: readonly Unit[], at: number, signingIn: boolean): boolean {
  const unit = units[at];
  if (unit === undefined || isPlainName(unit)) return false;
  if (unit.look.shape === 'email') return true;
  // A phone number is a user where a service or signing in was spoken of.
  if (/^\+?\d{9,14}$/.test(unit.text)) {
    return (
      signingIn || units.slice(0, at).some((before) => has(before, role.service | role.signIn))
    );
  }
  if (has(unit, role.login) && /^[/|]+$/.test(unit.trail)) return true;
  if (has(unit, role.login | role.signIn | role.is)) return false;
  const before = units[at - 1];
  const earlier = units[at - 2];
  if (before !== undefined && has(before, role.login | role.signIn)) return true;
  if (
    earlier !== undefined &&
    has(earlier, role.login | role.signIn) &&
    has(before, role.is | role.as | role.my | role.filler)
  )
    return true;
  // "log in with jdoe and X", "jdoe / X", "gmail: jdoe / X".
  const handle = unit.roles === 0 && /^[\p{L}\p{N}._-]{3,40}$/u.test(unit.text);
  if (!handle) return false;
  if (before !== undefined && has(before, role.use | role.as)) return signingIn;
  return (before === undefined || /:$/.test(before.trail)) && /^[/|]+$/.test(unit.trail);
}

/** Words that may stand between a user and the password. */
const between = role.filler | role.grammar | role.is | role.as | role.my | role.use | role.signIn;

function valueAfter(units: readonly Unit[], userAt: number): Unit | undefined {
  for (let i = userAt + 1; i <= userAt + 4; i += 1) {
    const before = units[i - 1];
    const unit = units[i];
    if (before === undefined || unit === undefined || isPlainName(unit)) return undefined;
    if (/[.!?]/.test(before.trail)) return undefined;
    if (unit.look.shape === 'mixed' || isTelling(unit, 2) || isUnknownWord(unit)) return unit;
    if (!has(unit, between)) return undefined;
  }
  return undefined;
}

/** "here: anna@x.com Snowball22": an address, a value and words that say nothing. */
function isAllThereIs(units: readonly Unit[], userAt: number, value: Unit): boolean {
  const user = units[userAt];
  if (user === undefined || !address(user) || !isLast(units, value)) return false;
  return units.every(
    (unit) =>
      unit === user ||
      unit === value ||
      has(
        unit,
        role.filler | role.give | role.is | role.my | role.service | role.grammar | role.use,
      ),
  );
}

/** "anna@x.com / bananas": an address, a stroke, one unknown word, and nothing else. */
function isBarePair(units: readonly Unit[], user: Unit, value: Unit): boolean {
  return units.length === 2 && address(user) && /^[/|]/.test(user.trail) && isUnknownWord(value);
}

function needed(user: Unit, setting: Setting, signingIn: boolean, length: number): number {
  if (setting.long) return signingIn && /[/|:]/.test(user.trail) ? 4 : 5;
  if (signingIn) return setting.short ? 2 : 3;
  if (address(user) && /^:/.test(user.trail) && length <= (user.trail === ':' ? 12 : 3)) return 2;
  if (length <= (address(user) ? 8 : 5) && /^[/|]/.test(user.trail)) return 2;
  if (setting.short && /^[/|:]/.test(user.trail)) return 3;
  return setting.short ? 3 : 4;
}

/** A word in small letters that no list knows: "anna@x.com bananas" with "log in" before it. */
function isUnknownWord(unit: Unit): boolean {
  return (
    unit.roles === 0 &&
    unit.look.shape === 'word' &&
    /^[\p{Ll}-]{5,}$|^\p{L}{3,}_[\p{L}_]{3,}$/u.test(unit.text)
  );
}

function address(unit: Unit): boolean {
  return unit.look.shape === 'email';
}

function isLast(units: readonly Unit[], value: Unit): boolean {
  return units.at(-1) === value;
}

/** "jane.doe@x.com janedoe42": the same name again, so a handle. */
function repeats(user: Unit, value: Unit): boolean {
  const name = foldWord(user.text.split('@', 1)[0] ?? '').replace(/[^a-z]/g, '');
  const letters = foldWord(value.text).replace(/[^a-z]/g, '');
  return (
    letters.length >= 3 &&
    name.length >= 3 &&
    (name.includes(letters) || letters.includes(name)) &&
    value.look.strength < 4
  );
}

/** "jane:Rt4!vbN8" in one word. */
function readGlued(unit: Unit): Hit | undefined {
  const match = /^[\p{L}\p{N}._@-]{3,60}[:/]([^\s/<>()\\?@]{6,64})$/u.exec(unit.text);
  if (match?.[1] === undefined || unit.look.shape !== 'mixed') return undefined;
  const look = lookAt(match[1]);
  // "owner/project#48" is a reference to an issue.
  if (look.shape !== 'mixed' || look.strength < 3 || /^[\w.-]+#[\w-]+$/.test(match[1]))
    return undefined;
  return { kind: 'login', detector: 'login-pair-glued', start: unit.start, end: unit.end };
}

/**
 * A message that is nothing but one token of small and capital letters, digits and a symbol: no word, number or name
 * of a career chat has all four.
 */
export function findBareSecret(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  const values = units.filter((unit) => !has(unit, role.filler | role.is | role.my | role.soon));
  const [value] = values;
  if (values.length !== 1 || value === undefined || value.look.strength < 4 || units.length > 4)
    return undefined;
  const text = value.text;
  const full = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\d/.test(text) && text.length >= 8;
  if (!full || (endsSentence(value, undefined) && points(value))) return undefined;
  return { kind: 'password', detector: 'bare-password', start: value.start, end: value.end };
}
