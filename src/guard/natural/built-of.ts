import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, isPlainName, points, type Unit } from '../unit.ts';
import { oddness } from './handed-over.ts';
import { madeUp } from './made-up.ts';
import { says } from './phrasing.ts';
import type { Setting } from './setting.ts';

const LONGEST = 40;

/**
 * A password that is told by what it is built of: "my dog's name and my birth year, so Biscuit1987", "password is the
 * cat's name, Mia, and 2016 after it".
 */
export function findBuiltOf(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > LONGEST || !says(units, 'builtOf')) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const odd = units.filter((unit) => madeUp(unit) > 0 || oddness(unit) > 0);
  const [value] = odd;
  if (value !== undefined && odd.length === 1) return hitOn(value, value);
  const name = units.findIndex(
    (unit) => isPlainName(unit) && has(unit, role.password) && !has(unit, role.plural),
  );
  if (name < 0 || units.some((unit) => has(unit, role.never))) return undefined;
  const stated = units.slice(name, name + 3).some((unit) => has(unit, role.is) || points(unit));
  if (!stated) return undefined;
  const parts = units.filter((unit, at) => isPart(units, unit, at));
  const [first, last] = [parts[0], parts.at(-1)];
  // One part may be anything; a name and a number are the password.
  if (first === undefined || last === undefined || parts.length < 2) return undefined;
  if (!parts.some((part) => /^\d/.test(part.text))) return undefined;
  return hitOn(first, last);
}

/** A name with a capital in the midst of a sentence, or a number of two to four digits. */
function isPart(units: readonly Unit[], unit: Unit, at: number): boolean {
  if (/^\d{2,4}$/.test(unit.text)) return true;
  const opens = at === 0 || /[.!?:]/.test(units[at - 1]?.trail ?? '');
  return unit.roles === 0 && /^\p{Lu}\p{L}{2,}$/u.test(unit.text) && !opens;
}

function hitOn(first: Unit, last: Unit): Hit {
  return { kind: 'password', detector: 'built-of', start: first.start, end: last.end };
}
