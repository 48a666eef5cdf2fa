import { role } from '../lexicon.ts';
import { has, points, type Unit } from '../unit.ts';

/** "password manager", "zip code", "dress code": the name of a secret as a part of another name. */
export function isOtherThing(units: readonly Unit[], at: number): boolean {
  const name = units[at];
  const before = units[at - 1];
  const after = units[at + 1];
  if (name === undefined || isInTitle(units, at)) return true;
  if (
    before !== undefined &&
    has(before, role.otherCode) &&
    !has(name, role.password) &&
    !(has(name, role.weak) && (points(name) || (after?.look.strength ?? 0) >= 2)) &&
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
  const after = units[at + 1];
  // "codice dell'offerta": preposition, article and noun in one.
  if (/'/.test(after?.text ?? '') && has(after, role.otherCode)) return true;
  if (!has(after, role.for | role.to | role.my)) return false;
  const next = has(units[at + 2], role.my) ? units[at + 3] : units[at + 2];
  return has(next, role.otherCode) && !has(next, role.service);
}

/** How many words of a title may stand before the name in it. */
const LONGEST_TITLE = 5;

/** "the 'Account & Password Platform' team": the name in the midst of a quoted title. */
export function isInTitle(units: readonly Unit[], at: number): boolean {
  if (opensTitle(units, at)) return true;
  for (let i = at - 1; i >= Math.max(0, at - LONGEST_TITLE); i -= 1) {
    const unit = units[i];
    if (unit === undefined || closing.test(unit.trail)) return false;
    if (opening.test(unit.lead)) {
      return units.slice(at, at + LONGEST_TITLE).some((later) => closing.test(later.trail));
    }
  }
  return false;
}

/** "the course 'Password and safety' in town": the quotation starts with the name, holds words only and is not all. */
function opensTitle(units: readonly Unit[], at: number): boolean {
  const name = units[at];
  if (name === undefined || !opening.test(name.lead) || closing.test(name.trail)) return false;
  const end = units.findIndex((unit, i) => i > at && closing.test(unit.trail));
  if (end < 0 || end - at > LONGEST_TITLE || units.length - (end - at + 1) < 2) return false;
  const inside = units.slice(at, end + 1);
  const asked = /[?？؟]/.test(units.at(-1)?.trail ?? '');
  const states = inside.some(
    (unit) => points(unit) || (has(unit, role.is) && !has(unit, role.grammar)),
  );
  return inside.every((unit) => unit.look.shape === 'word') && (asked || !states);
}

const opening = /["'«„“‘「『]$/;
const closing = /^[.,!?]?["'»”’」』]/;
