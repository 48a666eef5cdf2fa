import { noSecret, role } from '../lexicon.ts';
import { clauseAround } from '../natural/clause.ts';
import { oddness } from '../natural/handed-over.ts';
import { isOtherThing } from '../natural/other-thing.ts';
import type { Expectation } from '../natural/reply.ts';
import { isTelling } from '../natural/value.ts';
import { endsSentence, has, isQuoted, isSecretName, points, type Unit } from '../unit.ts';
import { around, before, nameSides, neighbours, place, space, value } from './features.ts';

/** The most words of a message that is weighed; a longer one is a pasted document. */
const MOST_UNITS = 80;

/** A message and what is true of it as a whole: read once for all of its candidates. */
export type Scene = {
  readonly units: readonly Unit[];
  /** Places of the units that could be a secret. */
  readonly candidates: readonly number[];
  readonly expected: Expectation | undefined;
  readonly names: readonly number[];
  readonly others: ReadonlySet<number>;
};

/** Reads a message for weighing. @param expected what the messages before lead one to expect, where there are any. */
export function readScene(units: readonly Unit[], expected: Expectation | undefined): Scene {
  const names = units.flatMap((unit, at) => (isSecretName(unit) ? [at] : []));
  const short = units.length <= MOST_UNITS;
  const said = names.length > 0 || expected !== undefined;
  const roles = allRoles(units);
  const talk: Talk = {
    words: said || (roles & about) !== 0,
    values: said || (roles & (about | handing)) !== 0,
  };
  return {
    units,
    candidates: short ? units.flatMap((unit, at) => (isCandidate(unit, talk) ? [at] : [])) : [],
    expected,
    names,
    others: new Set(names.filter((at) => isOtherThing(units, at))),
  };
}

/** Without one of these, a name of a secret or talk before, an ordinary word is just a word. */
const about = role.signIn | role.login | role.type | role.everywhere | role.spelling;

/** Without one of these besides, only what could hardly be anything else is weighed. */
const handing = role.use | role.give | role.ask | role.change;

/** What a message speaks of: enough for a plain word, and for a value that looks odd, to be a secret. */
type Talk = { readonly words: boolean; readonly values: boolean };

/** Nobody types a longer one; keys and hashes are known by their shapes. */
const LONGEST = 40;

/** Everything but names of secrets, addresses and words that are never one. */
function isCandidate(unit: Unit, talk: Talk): boolean {
  const { shape, strength } = unit.look;
  if (unit.text.length > LONGEST) return false;
  if (shape === 'mark' || shape === 'placeholder' || shape === 'email' || shape === 'url')
    return false;
  if (strength >= 3) return true;
  if (!talk.values) return false;
  if (strength > 0 || isQuoted(unit)) return true;
  if (isSecretName(unit)) return false;
  if (shape !== 'word') return unit.text.length >= 3;
  return talk.words && !has(unit, noSecret) && unit.key.length >= (/^[a-z]/.test(unit.key) ? 4 : 2);
}

/** Describes each candidate of a scene: what it looks like, where it stands, and what the words around it do. */
export function* describe(scene: Scene): Generator<{ at: number; row: Uint8Array }> {
  const whole = space.row();
  describeMessage(whole, scene);
  for (const at of scene.candidates) {
    const row = whole.slice();
    describeValue(row, scene.units[at]);
    describePlace(row, scene.units, at);
    describeNeighbours(row, scene.units, at);
    describeNames(row, scene, at);
    yield { at, row };
  }
}

function describeMessage(row: Uint8Array, { units, expected, ...scene }: Scene): void {
  around.message(row, allRoles(units));
  around.otherThings(row, scene.names.length > 0 && scene.others.size === scene.names.length);
  around.units(row, units.length);
  around.unknown(row, units.filter(isUnknownWord).length);
  around.candidates(row, scene.candidates.length);
  around.strong(row, units.filter((unit) => unit.look.strength >= 2).length);
  around.numbers(row, units.filter((unit) => unit.look.shape === 'number').length);
  around.question(row, isAsked(units.at(-1)));
  around.anyQuestion(row, units.some(isAsked));
  around.email(
    row,
    units.some((unit) => unit.look.shape === 'email'),
  );
  around.url(
    row,
    units.some((unit) => unit.look.shape === 'url'),
  );
  around.handle(
    row,
    units.some((unit) => unit.look.shape === 'handle'),
  );
  before.any(row, expected !== undefined);
  if (expected === undefined) return;
  before.word(row, expected.word);
  before.password(row, expected.password ?? 0);
  before.login(row, expected.login);
  before.access(row, expected.access);
  before.code(row, expected.code);
  before.number(row, expected.number);
}

function describeValue(row: Uint8Array, unit: Unit | undefined): void {
  if (unit === undefined) return;
  const { text, look } = unit;
  value.shape(row, look.shape);
  value.strength(row, look.strength);
  value.length(row, text.length);
  value.digits(row, text.replace(/\P{N}/gu, '').length);
  value.odd(row, oddness(unit));
  value.lower(row, /\p{Ll}/u.test(text));
  value.upper(row, /\p{Lu}/u.test(text));
  value.upperInside(row, /\P{Lu}\p{Lu}/u.test(text));
  value.capitals(row, /^[\p{Lu}\p{N}]+$/u.test(text));
  value.symbol(row, /[^\p{L}\p{M}\p{N}]/u.test(text));
  value.strongSymbol(row, /[!@#$%^*?~=&+]/.test(text));
  value.joiner(row, /[-_.]/.test(text));
  value.slash(row, /[/:]/.test(text));
  value.tail(row, /\p{L}\p{N}+$/u.test(text));
  value.headDigits(row, /^\p{N}+\p{L}/u.test(text));
  value.year(row, /(?:19|20)\d{2}/.test(text));
  value.round(row, /\d00$/.test(text));
  value.day(row, /^(?:[0-3]\d[01]\d(?:19|20)?\d{2}|(?:19|20)\d{2}[01]\d[0-3]\d)$/.test(text));
  value.sameDigit(row, /^(\d)\1+$/.test(text));
  value.capitalWord(row, /^\p{Lu}\p{Ll}+/u.test(text));
  value.latin(row, /\p{sc=Latn}/u.test(text));
  value.telling(row, isTelling(unit, 2));
  value.known(row, unit.roles !== 0);
  value.own(row, unit.roles);
}

function describePlace(row: Uint8Array, units: readonly Unit[], at: number): void {
  const unit = units[at];
  const last = units[at - 1];
  const next = units[at + 1];
  if (unit === undefined) return;
  place.first(row, last === undefined);
  place.last(row, next === undefined);
  place.alone(row, units.length === 1);
  place.startsLine(row, unit.newline);
  place.endsLine(row, next?.newline === true);
  place.startsSentence(row, last === undefined || endsSentence(last, unit));
  place.endsSentence(row, endsSentence(unit, next));
  place.quoted(row, isQuoted(unit));
  place.bracketed(row, /[([（]$/.test(unit.lead));
  place.pointedAt(row, last !== undefined && points(last));
  place.points(row, points(unit));
  place.commaBefore(row, /[,、،，]/.test(last?.trail ?? ''));
  place.commaBehind(row, /[,、،，]/.test(unit.trail));
  place.asked(row, isAsked(unit));
  place.slashBefore(row, /[/|]/.test(last?.trail ?? ''));
  place.slashBehind(row, /[/|]/.test(unit.trail));
  place.twice(
    row,
    units.some((other, i) => i !== at && other.key === unit.key),
  );
}

function describeNeighbours(row: Uint8Array, units: readonly Unit[], at: number): void {
  for (const neighbour of neighbours) {
    const unit = units[at + neighbour.offset];
    neighbour.none(row, unit === undefined);
    if (unit === undefined) continue;
    neighbour.roles(row, unit.roles);
    neighbour.shape(row, unit.look.shape);
    neighbour.unknown(row, isUnknownWord(unit));
    neighbour.strong(row, unit.look.strength >= 2);
    neighbour.near(row, isSameSentence(units, at, at + neighbour.offset));
  }
  const clause = clauseAround(units, at, at);
  around.clauseBefore(row, allRoles(clause.before));
  around.clauseBehind(row, allRoles(clause.after));
}

/** The nearest name of a secret on each side. */
function describeNames(row: Uint8Array, { units, names, others }: Scene, at: number): void {
  for (const side of nameSides) {
    const ahead = side.side === 'name before';
    const name = ahead ? names.findLast((i) => i < at) : names.find((i) => i > at);
    const unit = name === undefined ? undefined : units[name];
    side.none(row, unit === undefined);
    if (name === undefined || unit === undefined) continue;
    const between = ahead ? units.slice(name + 1, at) : units.slice(at + 1, name);
    side.distance(row, Math.abs(at - name));
    side.kind(row, unit.roles);
    side.full(row, has(unit, role.password) && !has(unit, role.plural));
    side.plural(row, has(unit, role.plural));
    side.other(row, others.has(name));
    side.points(row, points(unit));
    side.near(row, isSameSentence(units, at, name));
    side.owned(row, has(units[name - 1], role.my));
    side.between(row, allRoles(between));
    side.strange(row, between.some(isUnknownWord));
  }
}

function allRoles(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum | unit.roles, 0);
}

function isAsked(unit: Unit | undefined): boolean {
  return unit !== undefined && /[?？؟]/.test(unit.trail);
}

function isUnknownWord(unit: Unit): boolean {
  return unit.roles === 0 && unit.look.shape === 'word';
}

function isSameSentence(units: readonly Unit[], a: number, b: number): boolean {
  for (let i = Math.min(a, b); i < Math.max(a, b); i += 1) {
    const unit = units[i];
    if (unit !== undefined && endsSentence(unit, units[i + 1])) return false;
  }
  return true;
}
