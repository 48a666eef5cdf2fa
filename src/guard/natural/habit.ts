import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isPlainName, type Unit } from '../unit.ts';
import { isOf } from '../word-lists.ts';
import { document, isCalledOtherwise, oddness } from './handed-over.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** A message with more words than this has room for two thoughts. */
const ONE_THOUGHT = 20;

/**
 * How people come by a password and keep it: the same word on every site ("my cat and his year, Boncuk12, it's that
 * everywhere"), something they remember anyhow ("the password is my birthday 14031992"), or a new one in place of the
 * old ("the old one is dead, now it's dalgi88").
 */
export function findHabit(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (units.length > ONE_THOUGHT || setting.document) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  if (units.some((unit) => has(unit, role.never))) return undefined;
  const at = findEverywhere(units) ?? findRemembered(units) ?? findReplaced(units);
  const value = at === undefined ? undefined : units[at];
  if (value === undefined) return undefined;
  return { kind: 'password', detector: 'habit', start: value.start, end: value.end };
}

/** The place of the one made-up word; undefined when there are none or several. */
function onlyMadeUp(units: readonly Unit[]): number | undefined {
  const places = units.flatMap((unit, at) => (isMadeUp(unit) ? [at] : []));
  const [at] = places;
  return places.length === 1 && at !== undefined && !isCalledOtherwise(units, at) ? at : undefined;
}

/** "murzik2011", "Boncuk12", "zambak.61": a word and a year or two figures; or odd in another way. */
function isMadeUp(unit: Unit): boolean {
  if (unit.roles !== 0 || unit.look.shape !== 'mixed' || document.test(unit.text)) return false;
  return (
    /^\p{L}{4,}[-_.]?\d{2,4}$/u.test(unit.text) ||
    /^\p{L}{3,}(?:[-_.]\p{L}+){1,3}[-_.]?\d{1,4}$/u.test(unit.text) ||
    oddness(unit) >= 2
  );
}

function findEverywhere(units: readonly Unit[]): number | undefined {
  if (!units.some((unit) => has(unit, role.everywhere))) return undefined;
  if (units.some((unit) => has(unit, role.login) && !has(unit, role.signIn | role.service)))
    return undefined;
  return onlyMadeUp(units);
}

function findRemembered(units: readonly Unit[]): number | undefined {
  const told = units.findIndex((unit) => isOf(unit, 'remembered'));
  if (told < 0) return undefined;
  const named = units.some(
    (unit, at) =>
      has(unit, role.password | role.pin) && isPlainName(unit) && !isOtherThing(units, at),
  );
  if (!named) return undefined;
  const odd = onlyMadeUp(units);
  if (odd !== undefined) return odd;
  const number = units.findIndex((unit, at) => at > told && /^\d{4}(?:\d{2,4})?$/.test(unit.text));
  if (number >= 0) return number;
  const [last, before] = [units.at(-1), units.at(-2)];
  const word =
    last?.roles === 0 &&
    /^[\p{Ll}\p{Lo}\p{M}]{5,}\d*$/u.test(last.text) &&
    isOf(before, 'remembered') &&
    !isOf(last, 'remembered');
  return word ? units.length - 1 : undefined;
}

/** "now it's X" behind what is valid no longer. */
function findReplaced(units: readonly Unit[]): number | undefined {
  const at = onlyMadeUp(units);
  if (at === undefined) return undefined;
  const replaced = units.some((unit) => isOf(unit, 'former'));
  const before = units[at - 1];
  return replaced && has(before, role.is | role.filler | role.to | role.use) ? at : undefined;
}
