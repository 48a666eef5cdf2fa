import type { Hit } from '../detectors/hit.ts';
import { noSecret, role } from '../lexicon.ts';
import {
  endsClause,
  endsSentence,
  has,
  isPlainName,
  isQuoted,
  points,
  type Unit,
} from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';
import { isTelling } from './value.ts';

/** "hunter2 is my gmail password", "use X as the pw", "X (password)", "482913 is your code". */
export function beforeName(units: readonly Unit[], at: number, setting: Setting): Hit | undefined {
  const name = units[at];
  if (name === undefined || setting.document || setting.long || has(name, role.plural))
    return undefined;
  if (isOtherThing(units, at)) return undefined;
  const given = findHandedOver(units, at);
  if (given !== undefined) return given;
  let joined = false;
  let owned = false;
  let i = at - 1;
  for (; i >= Math.max(0, at - 7); i -= 1) {
    const unit = units[i];
    const next = units[i + 1];
    if (unit === undefined || next === undefined || endsSentence(unit, next)) return undefined;
    if (points(unit) || /\($/.test(next.lead)) joined = true;
    if (unit.look.strength > 0) break;
    if (has(unit, role.as | role.is)) {
      joined = true;
      // "ist das", "is the": verb and article in one.
      if (unit.key.includes(' ')) owned = true;
      continue;
    }
    if (has(unit, role.my)) owned = true;
    if (has(unit, role.my | role.filler | role.service | role.login)) continue;
    break;
  }
  const value = units[i];
  // "it's 771902, the code".
  if (has(units[i - 1], role.is) && /^,/.test(value?.trail ?? '')) joined = true;
  // "629104 code from the text".
  if (at === 1 && i === 0 && /^\d{6}$/.test(value?.text ?? '') && isLoose(units[2])) joined = true;
  if (value === undefined || !joined || isPlainName(value)) return undefined;
  if (!isAccepted(units, i, at, owned)) return undefined;
  const kind = has(name, role.code) ? 'one_time_code' : has(name, role.pin) ? 'pin' : 'password';
  return { kind, detector: 'value-before-name', start: value.start, end: value.end };
}

/** "enter X when it asks for the password", "I use X everywhere as my password". */
function findHandedOver(units: readonly Unit[], at: number): Hit | undefined {
  for (let i = at - 1; i > Math.max(0, at - 12); i -= 1) {
    const unit = units[i];
    const next = units[i + 1];
    if (unit === undefined || next === undefined || endsSentence(unit, next)) return undefined;
    if (!has(units[i - 1], role.use)) continue;
    if (unit.look.strength >= 2 && has(units[at], role.password)) {
      return { kind: 'password', detector: 'value-before-name', start: unit.start, end: unit.end };
    }
    if (/^\d{6}$/.test(unit.text) && has(units[at], role.code)) {
      return {
        kind: 'one_time_code',
        detector: 'value-before-name',
        start: unit.start,
        end: unit.end,
      };
    }
  }
  return undefined;
}

function isLoose(next: Unit | undefined): boolean {
  return next === undefined || has(next, role.for | role.received);
}

function isAccepted(units: readonly Unit[], i: number, at: number, owned: boolean): boolean {
  const value = units[i];
  const name = units[at];
  if (value === undefined || name === undefined) return false;
  const handedOver = has(units[i - 1], role.use);
  const numeric = has(name, role.pin | role.code);
  if (value.look.shape === 'number') {
    const length = value.text.length;
    if (numeric) return length >= 4 && length <= 8 && !(has(name, role.pin) && length === 6);
    return length >= 4 && (handedOver || owned);
  }
  if (numeric && !has(name, role.password)) return /^[A-Z]{1,3}-\d{4,8}$/.test(value.text);
  if (isQuoted(value)) return !has(value, noSecret);
  if (value.look.shape === 'mixed') return value.look.strength >= 2 || handedOver;
  if (value.look.shape !== 'word') return isTelling(value, 2);
  if (has(value, noSecret) || !has(name, role.password)) return false;
  // An ordinary word needs the whole sentence: "use sunshine as the password", "sunshine is my password".
  const next = units[at + 1];
  const asked = handedOver && has(next, role.grammar);
  const ends = endsSentence(name, next) || has(next, role.for) || asked;
  const begins = i === 0 || value.newline;
  if (begins && owned && value.key.length >= 8 && endsClause(name, next)) return true;
  return ends && value.key.length >= 5 && (handedOver || (begins && owned));
}
