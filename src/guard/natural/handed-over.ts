import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isQuoted, isSecretName, points, type Unit } from '../unit.ts';
import { clauseAround, endsAtMark } from './clause.ts';
import { common } from './common-password.ts';
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
  role.everywhere |
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
  const habit = findHabit(units);
  if (habit !== undefined) return habit;
  const candidates = units.flatMap((unit, at) => (oddness(unit) > 0 ? [at] : []));
  if (candidates.length > MOST_CANDIDATES) return undefined;
  for (const at of candidates) {
    const value = units[at];
    if (value === undefined || isCalledOtherwise(units, at)) continue;
    // "passwords like qwerty123 are the worst"
    if (common.test(value.text) && units.some((unit) => has(unit, role.plural))) continue;
    // "is 'Password1' really the most common one?"
    if (isQuoted(value) && units.some((unit) => /[?？؟]/.test(unit.trail))) continue;
    if (isHandedOver(units, at, oddness(value))) {
      return { kind: 'password', detector: 'handed-over', start: value.start, end: value.end };
    }
  }
  return undefined;
}

/** "Lebenslauf_2024", "final_3": names of files, with their ending left out. */
export const document =
  /^(?:resum|curric|lebens|draft|cover|letter|brief|lettre|carta|anschreib|versi|final|file|template|profil|portf|test|data|sheet|cert|zeugnis|photo|foto|scan|list)/i;

/** "Lebenslauf_Krause_2024": a document's name, in words joined by marks. */
export function isFileName(text: string): boolean {
  return document.test(text) && /\p{L}[_-]/u.test(text) && !/[!$%^*~@#]/.test(text);
}

/** 0 to 3: how little else than a password this could be. */
export function oddness(unit: Unit): 0 | 1 | 2 | 3 {
  const { look, text } = unit;
  if (look.shape !== 'mixed' || isReference(text)) return 0;
  if (isFileName(text)) return 0;
  if (look.strength >= 4 && isFull(text)) return 3;
  if (look.strength >= 3 && !isCamelCase(text)) return 2;
  if (/^\p{L}{4,}_\d{1,4}$/u.test(text) && !document.test(text)) return 2;
  // "0407chandra", "190688Fri": a birthday and a name, as files of pay and certificates are locked.
  if (/^(?:\d{4}|\d{6}|\d{8})\p{L}{3,}(?:\d{4})?$/u.test(text)) return 2;
  if (look.strength < 2 || !/\p{L}{4}|\p{L}{3}.*\d{3}/u.test(text)) return 0;
  return /\d{2}/.test(text) || /\p{L}{4,}\d$|\p{L}{3,}[-_.]\d$|\p{L}\d\p{L}{3}/u.test(text) ? 1 : 0;
}

/** Small and capital letters, digits and a symbol: no word, number or name of a career chat has all four. */
export function isFull(text: string): boolean {
  return text.length >= 8 && /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text) && /\d/.test(text);
}

/** "owner/project#48", "C+Python3", "R&D2024", "charset=utf-8", "$HOME_DIR", "%2Fx": marks of code and of lists. */
function isReference(text: string): boolean {
  return (
    /^(?:[a-z][\w-]*|\w*[./][\w./-]*|\w+(?:-\w+){2,}|\p{L}{1,3})#[\w-]+$|^\w+#\p{L}+$/u.test(
      text,
    ) ||
    /^\p{L}{1,3}&\p{L}{1,3}\d*$/u.test(text) ||
    /^[\p{L}\p{N}]+(?:[+/=|,][\p{L}\p{N}.]+)+$|^\p{L}{1,3}\/\p{L}{1,3}[+#]/u.test(text) ||
    /[`{}\\]|^[\w.-]+=|^\$\w+$|%[0-9A-F]{2}/.test(text)
  );
}

/** "toBase64Url", "Uint16Array": names of code. */
function isCamelCase(text: string): boolean {
  return /^\p{L}{2,}\d{1,3}(?:\p{L}+)$/u.test(text);
}

/** "my github is X", "user X", "room X": a name before it says what it is. */
export function isCalledOtherwise(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  if (value === undefined || /[()<>'"]/.test(value.text)) return true;
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) {
    const unit = units[i];
    if (
      has(unit, role.login | role.service | role.otherCode) &&
      !has(unit, role.signIn | role.use | role.type)
    )
      return !has(units[i - 1], role.for) && !opensIt(units, i);
    if (!has(unit, role.is | role.as | role.my | role.filler)) return false;
  }
  return false;
}

/** "password linkedin X", "this opens my mail: X": the name of a secret or getting in comes before the service. */
function opensIt(units: readonly Unit[], service: number): boolean {
  const before = has(units[service - 1], role.my) ? units[service - 2] : units[service - 1];
  return has(before, role.password) || (has(before, role.signIn) && !has(before, role.login));
}

/** Verbs and gestures that hand a value over. */
const handing = role.use | role.give | role.signIn | role.everywhere;

function isHandedOver(units: readonly Unit[], at: number, odd: number): boolean {
  if (odd === 3) return true;
  const clause = clauseAround(units, at, at, endsAtMark);
  const doubted = units[at] === units.at(-1) && has(clause.before.at(-1), role.is);
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '') && !doubted) return false;
  if (wasUsedFor(units, at)) return true;
  if (standsApart(units, at) || isTyped(units, at) || isAllThatIsSaid(units, at)) return true;
  // The mark in "Samosa55! try karo" may be the password's own.
  return [clause, clauseAround(units, at, at)].some(
    ({ before, after }) =>
      isGiven(before, after) && (odd === 2 || [...before, ...after].every(isEmptyWord)),
  );
}

/**
 * "don't laugh, X", "then it's X", "without the dot: X": the last word of its sentence, marked off from it, in a
 * message that names no account.
 */
function standsApart(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  const before = units[at - 1];
  if (value === undefined || before === undefined) return false;
  if (isThing(value.text) || /[([]$/.test(value.lead)) return false;
  if (units.some((unit) => has(unit, role.login | role.service | role.otherCode | role.head)))
    return false;
  const { after } = clauseAround(units, at, at, endsAtMark);
  const apart = points(before) || has(before, role.is) || endsAtMark(before, value);
  return apart && after.every((unit) => has(unit, role.finalIs | role.filler | role.is));
}

/** "I think I used bluewhale2020 for that portal": no tool or version is written so. */
function wasUsedFor(units: readonly Unit[], at: number): boolean {
  const [before, value, after] = [units[at - 1], units[at], units[at + 1]];
  if (!has(before, role.use) || !has(after, role.for)) return false;
  if (!/^\p{Ll}{5,}\d{3,4}$/u.test(value?.text ?? '')) return false;
  return units.slice(at + 2, at + 5).some((unit) => has(unit, role.service | role.signIn));
}

/** "probably still X", "no, wait, it's X": an odd word and not one word about anything. */
function isAllThatIsSaid(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  if (value === undefined || units.length < 2) return false;
  const given = units.some((unit) => has(unit, role.give | role.everywhere));
  if (!given && /^\p{Lu}/u.test(value.text) && isThing(value.text)) return false;
  return units.every((unit, i) => i === at || isEmptyWord(unit));
}

/** "open the page and type X": a verb of typing right before it, whatever else was said. */
function isTyped(units: readonly Unit[], at: number): boolean {
  const value = units[at];
  const verb = has(units[at - 1], role.filler) ? units[at - 2] : units[at - 1];
  return value !== undefined && has(verb, role.type) && !isThing(value.text);
}

/** "Level39", "object1", "23andMe", "Uint8Array": companies, places and names of code are called so. */
function isThing(text: string): boolean {
  return /^\p{L}{1,12}\d{1,2}$|^\d+\p{L}+$/u.test(text) || isCamelCase(text);
}

/** "I always use bluegiraffe everywhere": one word that no list knows, in a sentence about all accounts. */
function findHabit(units: readonly Unit[]): Hit | undefined {
  if (
    !units.some((unit) => has(unit, role.everywhere)) ||
    !units.some((unit) => has(unit, role.use))
  )
    return undefined;
  const unknown = units.filter((unit) => !isEmptyWord(unit));
  const [value] = unknown;
  if (value === undefined || unknown.length !== 1 || value.roles !== 0) return undefined;
  const plain = /^[\p{Ll}._-]{8,40}$/u.test(value.text) && value.look.shape === 'word';
  if (!plain && oddness(value) === 0) return undefined;
  return { kind: 'password', detector: 'same-everywhere', start: value.start, end: value.end };
}

function isGiven(before: readonly Unit[], after: readonly Unit[]): boolean {
  if ([...before, ...after].some((unit) => has(unit, handing))) return true;
  const last = before.at(-1);
  // "it's X", "that should be X", "ok so: X".
  if (has(last, role.is)) return before.every(isEmptyWord);
  return last !== undefined && points(last) && has(last, role.filler | role.soon);
}

export function isEmptyWord(unit: Unit): boolean {
  return has(unit, padding) || isSecretName(unit) || unit.text.length === 1;
}
