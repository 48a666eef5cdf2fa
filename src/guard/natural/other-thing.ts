import { role } from '../lexicon.ts';
import { has, points, type Unit } from '../unit.ts';

/** "password manager", "zip code", "dress code": the name of a secret as a part of another name. */
export function isOtherThing(units: readonly Unit[], at: number): boolean {
  const name = units[at];
  const before = units[at - 1];
  const after = units[at + 1];
  if (name === undefined) return true;
  if (
    before !== undefined &&
    has(before, role.otherCode) &&
    !has(name, role.password) &&
    !(has(name, role.weak) && points(name)) &&
    !(has(name, role.pin) && has(before, role.service)) &&
    !name.newline &&
    /^[-'"]*$/.test(before.trail)
  ) {
    return true;
  }
  if (after === undefined || after.newline || after.look.strength > 0) return false;
  if (!has(name, role.password) && name.trail === '' && belongsToOther(units, at)) return true;
  return (
    has(after, role.head) &&
    !has(after, role.is) &&
    /^['"]*$/.test(name.trail) &&
    !after.lead.includes('"')
  );
}

/** "código da vaga", "the code of the posting": what it belongs to is no account. */
function belongsToOther(units: readonly Unit[], at: number): boolean {
  if (!has(units[at + 1], role.for | role.to | role.my)) return false;
  const next = has(units[at + 2], role.my) ? units[at + 3] : units[at + 2];
  return has(next, role.otherCode) && !has(next, role.service);
}
