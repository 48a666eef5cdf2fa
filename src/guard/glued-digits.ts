import { role } from './lexicon.ts';
import { lookAt } from './shape.ts';
import { has, type Unit } from './unit.ts';

/** So far behind a name a word with figures can be what it names. */
const REACH = 8;
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]$/u;

/**
 * Scripts without spaces are parted from the figures behind them ("认证码661902"). Behind the name of a password an
 * unknown word and its one to four figures are one word again: "비번은 사랑해12".
 */
export function joinGluedDigits(units: readonly Unit[]): readonly Unit[] {
  if (!units.some((unit, at) => unit.roles === 0 && isGlued(units, at))) return units;
  const out: Unit[] = [];
  let name = -REACH - 1;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at];
    const digits = units[at + 1];
    if (unit === undefined) break;
    if (has(unit, role.password | role.weak)) name = at;
    if (digits === undefined || at - name > REACH || at === name || !isGlued(units, at)) {
      out.push(unit);
      continue;
    }
    const text = unit.text + digits.text;
    out.push({
      ...unit,
      text,
      key: text,
      end: digits.end,
      trail: digits.trail,
      look: lookAt(text),
    });
    at += 1;
  }
  return out;
}

/** An unknown word and figures that touch, with a space, a mark or nothing behind them. */
function isGlued(units: readonly Unit[], at: number): boolean {
  const [unit, digits, next] = [units[at], units[at + 1], units[at + 2]];
  if (unit === undefined || digits === undefined || unit.roles !== 0) return false;
  if (unit.end !== digits.start || unit.trail !== '' || unit.text.length < 2) return false;
  if (!unspaced.test(unit.text) || !/^\d{1,4}$/.test(digits.text)) return false;
  return next === undefined || next.start > digits.end || has(next, role.finalIs);
}
