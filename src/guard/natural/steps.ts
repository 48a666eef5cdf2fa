import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isPlainName, type Unit } from '../unit.ts';
import { isOf } from '../word-lists.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** Fewer words hold no dictation, more are a story. */
const FEWEST = 8;
const MOST = 45;
/** "then" or "at the end", so often at least. */
const FEWEST_STEPS = 2;

/**
 * A password told in steps: "first a capital K, then the word for coffee, after that three zero seven and at the end
 * an exclamation mark, that's for the office laptop". What a site demands of one has no order.
 */
export function findSteps(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length < FEWEST || units.length > MOST) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const named = units.some((unit, at) => isNamed(units, unit, at));
  if (!named && !units.some((unit) => isOf(unit, 'lockedThing'))) return undefined;
  if (units.some((unit) => has(unit, role.never))) return undefined;
  const signs = units.flatMap((unit, at) => (has(unit, role.spelling) ? [at] : []));
  const steps = units.filter((unit) => isOf(unit, 'sequence')).length;
  const [first] = signs;
  // "first open the CV, then write the name with a capital": of a thing with a lock more signs are told.
  if (signs.length < (named ? 1 : 2)) return undefined;
  if (first === undefined || signs.length + steps < 4 || steps < FEWEST_STEPS) return undefined;
  const from = units[first];
  const to = units.at(-1);
  if (from === undefined || to === undefined) return undefined;
  return { kind: 'password', detector: 'told-in-steps', start: from.start, end: to.end };
}

function isNamed(units: readonly Unit[], unit: Unit, at: number): boolean {
  return (
    has(unit, role.password | role.weak | role.pin) && isPlainName(unit) && !isOtherThing(units, at)
  );
}
