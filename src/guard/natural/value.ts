import { lexicon, noSecret, role } from '../lexicon.ts';
import { endsClause, has, isPlainName, isQuoted, type Unit } from '../unit.ts';
import { isAboutSecret } from './passphrase.ts';

/** A run of units that is taken for a secret: from index `from` to index `to`, both included. */
export type ValueRun = { readonly from: number; readonly to: number };

const LONGEST_QUOTE = 8;
const LONGEST_DICTATION = 24;
const LONGEST_PHRASE = 9;

/** A password where its name and "is" (or a colon) came before: anything that is not said about a password. */
export function readNamedPassword(
  units: readonly Unit[],
  at: number,
  options: { languages: number; words: boolean; labelled: boolean; weak: boolean },
): ValueRun | undefined {
  const unit = units[at];
  if (unit === undefined || isPlainName(unit)) return undefined;
  const letters = readLetters(units, at);
  if (letters !== undefined) return letters;
  const quoted = readQuoted(units, at);
  if (quoted !== undefined) return quoted;
  switch (unit.look.shape) {
    case 'mixed':
      return { from: at, to: at };
    case 'number':
      return isCounted(units, at) || unit.text.length < 4 ? undefined : { from: at, to: at };
    case 'product':
      if (options.weak) return undefined;
      return unit.text.length < 4 || isDescribed(units[at + 1], unit)
        ? undefined
        : { from: at, to: at };
    case 'identifier':
    case 'handle':
    case 'date':
      return unit.text.length < 4 || isDescribed(units[at + 1], unit)
        ? undefined
        : { from: at, to: at };
    case 'word':
      return options.words ? readWords(units, at, options) : undefined;
    default:
      return undefined;
  }
}

/** "capital B, r, a, v, o, then the number seven": letters one by one, with words of dictation between them. */
function readLetters(units: readonly Unit[], at: number): ValueRun | undefined {
  let letters = 0;
  let to = at;
  for (let i = at; i < at + LONGEST_DICTATION; i += 1) {
    const unit = units[i];
    if (unit === undefined) break;
    if (/^[\p{L}\p{N}]$/u.test(unit.text)) {
      letters += 1;
      to = i;
    } else if (!has(unit, role.filler | role.grammar | role.soon | role.my)) break;
  }
  return letters >= 3 ? { from: at, to } : undefined;
}

function readQuoted(units: readonly Unit[], at: number): ValueRun | undefined {
  const first = units[at];
  if (first === undefined) return undefined;
  for (let to = at; to < at + LONGEST_QUOTE; to += 1) {
    const last = units[to];
    if (last === undefined) return undefined;
    if (!isQuoted(first, last)) continue;
    const story = has(units[at - 1], role.is) && !endsClause(last, units[to + 1]);
    const plain = first.look.shape === 'word';
    if (plain && (story ? has(units[to + 1], role.for) : to === at && has(first, noSecret)))
      return undefined;
    return { from: at, to };
  }
  return undefined;
}

/** "12 characters", "90 days": a number of something. */
function isCounted(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (unit === undefined || next === undefined || endsClause(unit, next)) return false;
  return (
    !has(
      next,
      role.grammar |
        role.filler |
        role.for |
        role.as |
        role.received |
        role.use |
        role.change |
        role.my |
        role.soon |
        role.is |
        role.finalIs |
        role.ask |
        role.signIn |
        role.type |
        role.give |
        role.never,
    ) && next.look.shape === 'word'
  );
}

function isDescribed(next: Unit | undefined, unit: Unit): boolean {
  if (next === undefined || endsClause(unit, next)) return false;
  return has(next, role.descriptor | role.head) || hasDescriptiveEnding(next, ~0);
}

/** Ordinary words as a password or a passphrase: none of them says something about a password. */
function readWords(
  units: readonly Unit[],
  at: number,
  options: { languages: number; labelled: boolean },
): ValueRun | undefined {
  let to = at;
  while (to - at < LONGEST_PHRASE) {
    const unit = units[to];
    const next = units[to + 1];
    if (unit === undefined || next === undefined || endsClause(unit, next)) break;
    if (has(next, role.finalIs)) break;
    if (introducesMore(units, to + 1)) break;
    to += 1;
  }
  while (to > at && has(units[to], role.filler | role.finalIs)) to -= 1;
  const run = units.slice(at, to + 1);
  const words = run.flatMap((unit) => unit.key.split(' '));
  if (run.some((unit) => unit.look.shape !== 'word' || isPlainName(unit))) return undefined;
  const said = run.filter(
    (unit) => has(unit, noSecret) || hasDescriptiveEnding(unit, options.languages),
  );
  if (words.length >= 4) {
    const grammar = run.some((unit) =>
      has(unit, role.grammar | role.is | role.my | role.for | role.never),
    );
    if (grammar && options.labelled) return isAboutSecret(run) ? undefined : { from: at, to };
    return grammar || said.length > 1 ? undefined : { from: at, to };
  }
  if (said.length > 0 || words.join('').length < shortest(run)) return undefined;
  return { from: at, to };
}

function shortest(run: readonly Unit[]): number {
  return /^[a-z]/.test(run[0]?.key ?? '') ? 4 : 2;
}

/** "sunshine for gmail", "sunshine and my login is ...": the secret ended before this unit. */
function introducesMore(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (has(unit, role.for))
    return has(units[at + 1], role.service | role.my) || units[at + 2] === undefined;
  if (/^(?:since|seit|depuis|desde|sinds|od|sedan|с)$/.test(unit?.key ?? '')) return true;
  if (!has(unit, role.grammar)) return false;
  return units.slice(at + 1, at + 5).some((later) => isPlainName(later) || has(later, role.login));
}

/** "-ed", "-able", in the languages that the sentence may be of. */
export function hasDescriptiveEnding(unit: Unit, languages: number): boolean {
  if (unit.key.length < (/^\p{sc=Hang}/u.test(unit.key) ? 3 : 5)) return false;
  // A word of many languages tells none of them; English is the likeliest.
  const likely = bitCount(languages) > 3 ? 1 : languages;
  return lexicon.endings.some(
    (endings, language) =>
      (likely & (1 << language)) !== 0 && endings.some((ending) => unit.key.endsWith(ending)),
  );
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * A number of 4 to 8 digits, also in groups ("483 920"), or letters and digits like "G-482913" and "7KQ2XR", that
 * ends its clause or goes on with grammar only.
 */
export function readCode(
  units: readonly Unit[],
  at: number,
  least = 4,
  most = 8,
): ValueRun | undefined {
  let to = at;
  let digits = '';
  for (let unit = units[to]; unit !== undefined; unit = units[to]) {
    const text = unit.text.replace(/-/g, '');
    if (!/^\d+$/.test(text)) break;
    digits += text;
    to += 1;
    const next = units[to];
    if (
      digits.length >= most ||
      next === undefined ||
      endsClause(unit, next) ||
      /:/.test(unit.trail)
    )
      break;
  }
  const unit = units[at];
  const last = units[to - 1];
  if (unit === undefined) return undefined;
  if (digits !== '' && last !== undefined) {
    if (digits.length < least || digits.length > most) return undefined;
    return isCounted(units, to - 1) ? undefined : { from: at, to: to - 1 };
  }
  if (!/^(?:[A-Z]{1,3}-)?\d{4,8}$|^(?=[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{6,8}$/.test(unit.text))
    return undefined;
  return isCounted(units, at) ? undefined : { from: at, to: at };
}

/** The words that head every list of leaked passwords. */
const commonPasswords = new Set(
  `letmein qwerty qwertz azerty sunshine iloveyou princess dragon monkey football baseball superman batman starwars trustno
  shadow michael jordan hunter killer changeme asdfgh zxcvbn qwertyuiop`.split(/\s+/),
);

/** A value that is a password by its looks, where it stands right beside a name or a user. */
export function isTelling(unit: Unit, least: number): boolean {
  const { shape, strength } = unit.look;
  if (shape === 'mixed') return strength >= least;
  if (shape === 'number') return unit.text.length >= 6;
  if (shape === 'word') return commonPasswords.has(unit.key) && !has(unit, noSecret);
  // "july1990", "a1b2c3d4": a date or a hash elsewhere.
  return (
    (shape === 'date' || shape === 'identifier') &&
    /^(?=.*\d)[a-z][a-z0-9]{5,11}$/i.test(unit.text) &&
    /[a-z]/.test(unit.text) &&
    !/^(?:req|ref|job|inc|id)/i.test(unit.text)
  );
}
