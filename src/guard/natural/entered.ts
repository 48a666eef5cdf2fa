import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { has, points, type Unit } from '../unit.ts';
import { isNumberedName } from './made-up.ts';
import type { Setting } from './setting.ts';

/** "log in and type X", "the zip opens with X": a made-up word in a sentence about getting in. */
export function findEntered(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const opens = units.findIndex((unit) => has(unit, role.signIn));
  if (opens < 0) return undefined;
  const at = units.findIndex((unit, i) => i !== opens && isMadeUp(unit));
  const value = units[at];
  if (value === undefined || !isEntered(units, at)) return undefined;
  return { kind: 'password', detector: 'entered', start: value.start, end: value.end };
}

const verbs = role.type | role.use | role.give | role.signIn | role.as | role.to;

function isEntered(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (has(before, role.login | role.service | role.otherCode)) return false;
  const near = [units[at - 2], before, units[at + 1]];
  return near.some((unit) => has(unit, verbs)) || (before !== undefined && points(before));
}

/** Two long words with a mark between them that no name of a company has, or words joined and closed by figures. */
function isMadeUp({ text, roles, look }: Unit): boolean {
  if (isNumberedName(text)) return false;
  if (roles !== 0 || !['mixed', 'word', 'identifier'].includes(look.shape)) return false;
  return (
    /^[\p{L}\p{M}]{4,}[&+#*☆][\p{L}\p{M}]{4,}\d{0,4}$/u.test(text) ||
    /^[\p{L}\p{M}\d]{2,}(?:-[\p{L}\p{M}\d]{2,})+-\p{L}?\d{1,4}(?:\p{L}{1,3})?$/u.test(text) ||
    /^[\p{L}\p{M}]{2,}(?:_[\p{L}\p{M}]{1,})+!?$/u.test(text) ||
    /^\p{L}\d-\p{L}+(?:-\p{L}+)+$/u.test(text)
  );
}
