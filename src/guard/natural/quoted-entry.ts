import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsSentence, has, isPlainName, isQuoted, type Unit } from '../unit.ts';
import { isInTitle } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** How far a verb of typing may stand from the quoted word. */
const REACH = 5;
/** More words than this behind the quoted word, itself included, tell a story about it. */
const BEHIND = 4;

/** "in the password field type 'rosebud'": a quoted word to be typed where a password goes. */
export function findQuotedEntry(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  if (!units.some((unit, at) => has(unit, role.password) && !isInTitle(units, at)))
    return undefined;
  for (const [at, unit] of units.entries()) {
    if (!isQuoted(unit) || unit.roles !== 0 || unit.text.length < 2) continue;
    if (isCalled(units, at)) {
      return { kind: 'password', detector: 'quoted-entry', start: unit.start, end: unit.end };
    }
    const near = units.slice(Math.max(0, at - REACH), at + REACH + 1);
    if (!near.some((word) => has(word, role.use))) continue;
    const first = units.slice(0, at).findLast((word, i) => endsSentence(word, units[i + 1]));
    const typed = first === undefined || units.indexOf(first) < at - 1;
    if (typed) {
      return { kind: 'password', detector: 'quoted-entry', start: unit.start, end: unit.end };
    }
  }
  return undefined;
}

/** "my password is just 'ayran'": the name shortly before the quoted word, in a sentence that asks and denies nothing. */
function isCalled(units: readonly Unit[], at: number): boolean {
  if (units.length - at > BEHIND) return false;
  if (units.some((unit) => has(unit, role.never) || /[?？؟]/.test(unit.trail))) return false;
  const near = units.slice(Math.max(0, at - REACH), at);
  const name = near.findLast((unit) => isPlainName(unit) && has(unit, role.password | role.weak));
  return (
    name !== undefined && !has(name, role.plural) && !near.some((unit) => has(unit, role.head))
  );
}
