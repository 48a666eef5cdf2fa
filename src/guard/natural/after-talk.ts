import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsSentence, has, isPlainName, type Unit } from '../unit.ts';
import type { Setting } from './setting.ts';

/** How far behind its name a value may stand, in words. */
const REACH = 8;

/**
 * "the password for that careers page, I think, Betis_1907": a name for a password and, later in the same sentence, a
 * word that nobody writes for anything else.
 */
export function findAfterTalk(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short || setting.document) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  const nameAt = units.findIndex((unit, at) => namesPassword(units, unit, at));
  if (nameAt < 0) return undefined;
  for (let at = nameAt + 1; at <= nameAt + REACH; at += 1) {
    const [before, unit] = [units[at - 1], units[at]];
    if (before === undefined || unit === undefined || endsSentence(before, unit)) return undefined;
    if (has(before, role.otherCode | role.login)) continue;
    if (isMadeUp(unit))
      return { kind: 'password', detector: 'after-talk', start: unit.start, end: unit.end };
  }
  return undefined;
}

/** Not "password manager", and not one that somebody forgot or never shares. */
function namesPassword(units: readonly Unit[], unit: Unit, at: number): boolean {
  return (
    has(unit, role.password | role.weak) &&
    isPlainName(unit) &&
    !has(units[at + 1], role.descriptor) &&
    !units.some((other) => has(other, role.never))
  );
}

/** Words joined by an underscore, or letters with figures and marks that make no other thing. */
function isMadeUp({ text, roles, look }: Unit): boolean {
  if (roles !== 0) return false;
  if (/^[\p{L}\p{M}\d]{2,}(?:_[\p{L}\p{M}\d]{2,})+!?$/u.test(text)) return true;
  return look.shape === 'mixed' && look.strength >= 3;
}
