import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { has, isQuoted, isSecretName, points, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import { readCode } from './value.ts';

/** What the messages before lead one to expect of a short one. */
export type Expectation = {
  /** "the password is", "what is your password?": even an ordinary word may be it. */
  readonly anyWord: boolean;
  readonly password: boolean;
  readonly login: boolean;
  readonly code: boolean;
};

/** A value is sent by itself or with a few words; a longer message is read on its own. */
const LONGEST_REPLY = 7;
/** Earlier messages are read from their end: what a chat is about stands last. */
const LONGEST_LOOK_BACK = 600;

/** Reads the last messages of a chat, of either side. */
export function expect(previous: readonly string[]): Expectation {
  let anyWord = false;
  let password = false;
  let login = false;
  let code = false;
  for (const text of previous) {
    const units = readUnits(text.slice(-LONGEST_LOOK_BACK));
    const asked =
      text.includes('?') ||
      text.includes('？') ||
      text.includes('؟') ||
      units.some((unit) => has(unit, role.ask));
    const announced = units.some((unit) => has(unit, role.soon));
    const appeal = units.some((unit) => has(unit, role.never));
    for (const [at, unit] of units.entries()) {
      if (unit.look.shape === 'email' && units.length <= 12)
        login ||=
          has(units[at - 1], role.is | role.login | role.signIn | role.for) ||
          at === 0 ||
          units.some((other) => has(other, role.signIn));
      if (has(unit, role.login) && has(unit, role.signIn) && units.length <= 14) login = true;
      if (!isSecretName(unit) || isOtherThing(units, at)) continue;
      const open = isOpenEnded(units, at);
      const wanted = asked || announced || open || units.length <= 6;
      if (has(unit, role.password | role.weak) && wanted) password = true;
      if (has(unit, role.password) && (open || (asked && units.length <= 14)) && !appeal)
        anyWord = true;
      if (has(unit, role.code | role.pin | role.recovery) && wanted && !appeal) code = true;
    }
    if (
      units.some((unit) => has(unit, role.login)) &&
      units.some((unit) => has(unit, role.is)) &&
      units.length <= 12
    )
      login = true;
  }
  return { anyWord, password, login, code };
}

/** "and the password is" with nothing behind it. */
function isOpenEnded(units: readonly Unit[], at: number): boolean {
  const rest = units.slice(at + 1);
  return (
    rest.length <= 4 &&
    rest.every((unit) =>
      has(unit, role.is | role.filler | role.for | role.service | role.my | role.soon),
    ) &&
    (rest.some((unit) => has(unit, role.is)) || points(units[at] ?? rest[0] ?? emptyUnit))
  );
}

const emptyUnit: Unit = {
  text: '',
  key: '',
  start: 0,
  end: 0,
  lead: '',
  trail: '',
  newline: false,
  roles: 0,
  languages: 0,
  look: { shape: 'mark', strength: 0 },
};

/** A short message that gives what the ones before led up to: "its banjo2019", "4471", "Otter%River3". */
export function findReply(units: readonly Unit[], expected: Expectation): Hit | undefined {
  if (units.length === 0 || units.length > LONGEST_REPLY) return undefined;
  if (expected.code) {
    const hit = readCodeReply(units);
    if (hit !== undefined) return hit;
  }
  if (!expected.password && !expected.login) return undefined;
  const values = units.filter((unit) => !isPadding(unit));
  const [value] = values;
  if (value === undefined || values.length > 1) return undefined;
  const kind = expected.password ? 'password' : 'login';
  const hit: Hit = { kind, detector: 'reply-to-request', start: value.start, end: value.end };
  const { shape, strength } = value.look;
  if (shape === 'mixed' && strength >= (expected.password ? 1 : 2)) return hit;
  if (!expected.anyWord) return undefined;
  if (isQuoted(value)) return hit;
  if (shape === 'number') return value.text.length >= 4 ? hit : undefined;
  if (shape === 'product' || shape === 'identifier')
    return value.text.length >= 6 && units.length <= 3 ? hit : undefined;
  const introduced = units.length > 1 && units.some((unit) => has(unit, role.is));
  const plain = shape === 'word' && !has(value, noSecret) && value.key.length >= 5;
  return plain && introduced ? hit : undefined;
}

function readCodeReply(units: readonly Unit[]): Hit | undefined {
  const at = units.findIndex((unit) => /\d/.test(unit.text));
  const first = units[at];
  if (first === undefined || !units.slice(0, at).every(isPadding)) return undefined;
  const run = readCode(units, at);
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
