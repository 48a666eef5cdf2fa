import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isPlainName, points, type Unit } from '../unit.ts';
import { isNumberedName } from './made-up.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** In so few words a value at the end needs no "is": "парольчик запишите Kotik2014!". */
const FEW = 7;
/** How far behind the name of a password one word that looks like one belongs to it. */
const BEHIND = 5;
/** A message with more words than this has room for two thoughts. */
const ONE_THOUGHT = 14;

/**
 * A short message about a password with one word in it that looks like one: "i think it's X, try that password",
 * "my password hasn't changed, X". Also "it's X for linkedin" and "I reset it to X", where the name is understood.
 */
export function findNearName(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || units.length > ONE_THOUGHT) return undefined;
  const at = onlyStrong(units);
  const value = at === undefined ? undefined : units[at];
  if (at === undefined || value === undefined) return undefined;
  const asked = /[?？]/.test(units.at(-1)?.trail ?? '');
  if (asked || /[()<>'"]/.test(value.text)) return undefined;
  let from = at - 1;
  while (
    from > 0 &&
    has(units[from], role.filler | role.grammar) &&
    !has(units[from], role.is | role.for)
  )
    from -= 1;
  const before = units[from];
  const named = units.some(
    (unit, i) => isPlainName(unit) && has(unit, role.password) && !isOtherThing(units, i),
  );
  const apart =
    before === undefined ||
    has(before, role.is | role.use) ||
    points(before) ||
    /[,"'([]/.test(before.trail + value.lead) ||
    (units.length <= FEW && at === units.length - 1) ||
    followsName(units, at);
  const forService =
    has(units[at + 1], role.for) &&
    units.slice(at + 2, at + 4).some((unit) => has(unit, role.service));
  const accepted =
    (named && apart && !has(before, role.for | role.login | role.service)) ||
    (forService && has(before, role.is) && !has(units[at - 2], role.login | role.service)) ||
    (value.look.strength >= 3 &&
      has(before, role.to | role.as) &&
      units.slice(0, at).some((unit) => has(unit, role.change | role.use)));
  if (!accepted) return undefined;
  return {
    kind: 'password',
    detector: 'strong-word-near-name',
    start: value.start,
    end: value.end,
  };
}

/** "the office gave me the password Start2024!", "password my son chose ahmad1975": a few words behind the name. */
function followsName(units: readonly Unit[], at: number): boolean {
  const near = units.slice(Math.max(0, at - BEHIND), at);
  const name = near.findLastIndex((unit) => isPlainName(unit) && has(unit, role.password));
  if (name < 0) return false;
  return near.slice(name).every((unit) => !has(unit, role.never | role.plural | role.otherCode));
}

/** The place of the one unit that looks like a password; undefined when there are none or several. */
function onlyStrong(units: readonly Unit[]): number | undefined {
  const strong = units.flatMap((unit, at) =>
    unit.look.strength >= 2 && !has(unit, ~0) && !isNumberedName(unit.text) ? [at] : [],
  );
  return strong.length === 1 ? strong[0] : undefined;
}
