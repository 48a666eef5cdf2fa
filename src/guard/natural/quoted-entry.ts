import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsSentence, has, isQuoted, type Unit } from '../unit.ts';
import type { Setting } from './setting.ts';

/** How far a verb of typing may stand from the quoted word. */
const REACH = 5;

/** "in the password field type 'rosebud'": a quoted word to be typed where a password goes. */
export function findQuotedEntry(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  if (!units.some((unit) => has(unit, role.password))) return undefined;
  for (const [at, unit] of units.entries()) {
    if (!isQuoted(unit) || unit.roles !== 0 || unit.text.length < 2) continue;
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
