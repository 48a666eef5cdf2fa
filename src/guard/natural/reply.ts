import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { has, isQuoted, isSecretName, points, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import { readCode } from './value.ts';

/** What the messages before lead one to expect of a short one. */
export type Expectation = {
  /**
   * Whether even an ordinary word may be the password: `alone` after "the password is", `introduced` ("it's X") after
   * "what is the password?".
   */
  readonly word: 'no' | 'introduced' | 'alone';
  /** The least strength of a password; undefined when nobody spoke of one. */
  readonly password?: 1 | 2;
  readonly login: boolean;
  /** Somebody spoke of getting in: an odd word by itself is how. */
  readonly access: boolean;
  readonly code: boolean;
  /** A number was said to have come: six digits are it. */
  readonly number: boolean;
};

/** A value is sent by itself or with a few words; a longer message is read on its own. */
const LONGEST_REPLY = 7;
/** Earlier messages are read from their end: what a chat is about stands last. */
const LONGEST_LOOK_BACK = 600;

/** Reads the last messages of a chat, of either side. */
export function expect(previous: readonly string[]): Expectation {
  const heard = previous.map((text) => hear(text.slice(-LONGEST_LOOK_BACK)));
  const least = heard.flatMap((one) => one.password ?? []);
  return {
    word: heard.at(-1)?.word ?? 'no',
    ...(least.length > 0 ? { password: least.includes(1) ? 1 : 2 } : {}),
    login: heard.some((one) => one.login),
    access: heard.some((one) => one.access),
    code: heard.some((one) => one.code),
    number: heard.some((one) => one.number),
  };
}

function hear(text: string): Expectation {
  const units = readUnits(text);
  const brief = units.length <= 14;
  const appeal = units.some((unit) => has(unit, role.never));
  const asked = /[?？؟]/.test(text) || units.some((unit) => has(unit, role.ask | role.soon));
  let word: Expectation['word'] = 'no';
  let password: 1 | 2 | undefined;
  let code = false;
  for (const [at, unit] of units.entries()) {
    if (!isSecretName(unit) || has(unit, role.plural)) continue;
    if (isOtherThing(units, at) && !has(units[at + 1], role.ask)) continue;
    const open = isOpenEnded(units, at);
    if (has(unit, role.password | role.weak)) {
      if (asked || open || units.length <= 6) password = 1;
      else if (brief) password ??= 2;
    }
    if (has(unit, role.password) && !appeal) {
      if (open) word = 'alone';
      else if (asked && brief && word === 'no') word = 'introduced';
    }
    if (has(unit, role.code | role.pin | role.recovery) && !appeal)
      code ||= asked || open || units.length <= 6;
  }
  const login = brief && opensLogin(units);
  const access = units.some((unit) => has(unit, role.signIn));
  const arrived =
    asked &&
    brief &&
    units.some((unit, at) => has(unit, role.received) && !isNumberOfOther(units, at));
  const number =
    arrived ||
    (units.some((unit, at) => has(unit, role.number) && !isNumberOfOther(units, at)) &&
      units.some((unit) => has(unit, role.received | role.signIn | role.soon)));
  return { word, ...(password === undefined ? {} : { password }), login, access, code, number };
}

/** "application number", "номер отклика", "the number of the posting". */
function isNumberOfOther(units: readonly Unit[], at: number): boolean {
  if (!has(units[at], role.number)) return false;
  const behind = has(units[at + 1], role.for | role.my) ? units[at + 2] : units[at + 1];
  return [units[at - 1], behind].some((unit) => has(unit, role.otherCode));
}

/** "my login is anna@x.com", "here's my linkedin login", "anna@x.com". */
function opensLogin(units: readonly Unit[]): boolean {
  const signsIn = units.some((unit) => has(unit, role.signIn));
  return units.some((unit, at) => {
    if (unit.look.shape === 'email') {
      return (
        signsIn || at === 0 || has(units[at - 1], role.is | role.login | role.signIn | role.for)
      );
    }
    return (
      has(unit, role.login) &&
      (has(unit, role.signIn) || has(units[at + 1], role.is) || units.length <= 4)
    );
  });
}

/** "and the password is" with nothing behind it. */
function isOpenEnded(units: readonly Unit[], at: number): boolean {
  const name = units[at];
  const rest = units.slice(at + 1);
  if (name === undefined || rest.length > 5) return false;
  const between = role.is | role.filler | role.for | role.service | role.my | role.soon;
  if (!rest.every((unit) => has(unit, between))) return false;
  return points(rest.at(-1) ?? name) || rest.some((unit) => has(unit, role.is));
}

/** A short message that gives what the ones before led up to: "its banjo2019", "4471", "Otter%River3". */
export function findReply(units: readonly Unit[], expected: Expectation): Hit | undefined {
  if (units.length === 0 || units.length > LONGEST_REPLY) return undefined;
  if (expected.code || expected.number) {
    const hit = readCodeReply(units, expected.code ? 4 : 6);
    if (hit !== undefined) return hit;
  }
  if (expected.access && units.length === 1) {
    const hit = readOddWord(units);
    if (hit !== undefined) return hit;
  }
  if (expected.password === undefined && !expected.login) return undefined;
  const values = units.filter((unit) => !isPadding(unit));
  const [value] = values;
  if (value === undefined || values.length > 1) return undefined;
  const kind = expected.password === undefined ? 'login' : 'password';
  const hit: Hit = { kind, detector: 'reply-to-request', start: value.start, end: value.end };
  const { shape, strength } = value.look;
  if (shape === 'mixed' && strength >= (expected.password ?? 2)) return hit;
  if (expected.word === 'no') return undefined;
  if (isQuoted(value)) return hit;
  if (shape === 'number') return value.text.length >= 4 ? hit : undefined;
  if (shape === 'product' || shape === 'identifier') {
    return value.text.length >= 6 && units.length <= 3 ? hit : undefined;
  }
  const introduced = expected.word === 'alone' || units.some((unit) => has(unit, role.is));
  const plain = shape === 'word' && !has(value, noSecret) && value.key.length >= 5;
  return plain && (introduced || isLoneWord(units)) ? hit : undefined;
}

/** "sunflower": one word that no language has a use for, with nothing around it and no question mark. */
function isLoneWord(units: readonly Unit[]): boolean {
  const [only] = units;
  return (
    units.length === 1 &&
    only?.roles === 0 &&
    /^[\p{Ll}\p{Lo}\p{M}]+$/u.test(only.text) &&
    !/[?？؟!…]/.test(only.trail)
  );
}

/** "mountain_rose", "forget-me-not.5": words joined by marks, which is no name of a thing. */
function readOddWord(units: readonly Unit[]): Hit | undefined {
  const [only] = units;
  if (only === undefined || only.roles !== 0 || /[?？؟]/.test(only.trail)) return undefined;
  const joined = /^[\p{Ll}\p{Lo}\p{M}\d]{3,}(?:[._][\p{Ll}\p{Lo}\p{M}\d]+)+$/u.test(only.text);
  if (!joined || !['word', 'mixed'].includes(only.look.shape)) return undefined;
  return { kind: 'password', detector: 'reply-to-request', start: only.start, end: only.end };
}

/** Nothing before the number, words that say nothing, or a colon ("a voice read it to me: 5 0 7"). */
function opens(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  return units.slice(0, at).every(isPadding) || (before !== undefined && /:$/.test(before.trail));
}

function readCodeReply(units: readonly Unit[], least: number): Hit | undefined {
  const at = units.findIndex((unit) => /\d/.test(unit.text));
  const first = units[at];
  if (first === undefined || !opens(units, at)) return undefined;
  if (/-/.test(first.text) && !/^(?:G|FB)-/.test(first.text)) return undefined;
  const run = readCode(units, at, least);
  if (run === undefined) return undefined;
  const last = units[run.to];
  if (last === undefined || !units.slice(run.to + 1).every(isPadding)) return undefined;
  return { kind: 'one_time_code', detector: 'reply-to-request', start: first.start, end: last.end };
}

/** Words around a value that are not it: "ok its", "here you go", "second half is". */
function isPadding(unit: Unit): boolean {
  if (unit.look.strength > 0 || unit.look.shape === 'number') return false;
  return (
    isSecretName(unit) ||
    has(
      unit,
      role.is |
        role.filler |
        role.my |
        role.as |
        role.for |
        role.service |
        role.soon |
        role.grammar |
        role.login |
        role.finalIs |
        role.to,
    )
  );
}
