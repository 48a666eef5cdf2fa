import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsSentence, has, type Unit } from '../unit.ts';
import { clauseAround } from './clause.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';
import { readCode } from './value.ts';

/** "they texted me 4471", "the app shows 482 913": a number that arrived, with no word for what it is. */
export function findReceivedCode(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (!setting.short) return undefined;
  // "what does a SOC code mean, mine says 2134": the only code spoken of is no secret.
  const names = units.flatMap((unit, at) => (has(unit, role.code) ? [at] : []));
  if (names.length > 0 && names.every((at) => isOtherThing(units, at))) return undefined;
  for (const [at, unit] of units.entries()) {
    if (!has(unit, role.received) && !(at === 0 && has(unit, role.use) && verifies(units)))
      continue;
    for (let i = at + 1; i <= at + 4; i += 1) {
      const before = units[i - 1];
      const first = units[i];
      if (before === undefined || first === undefined || endsSentence(before, first)) break;
      const run = /^(?:[A-Z]{1,3}-)?\d/.test(first.text) ? readCode(units, i) : undefined;
      const last = run === undefined ? undefined : units[run.to];
      if (run !== undefined && last !== undefined && closes(units, run.to)) {
        const digits = units
          .slice(run.from, run.to + 1)
          .map((part) => part.text)
          .join('')
          .replace(/\D/g, '');
        if (isLikely(digits, byMessage.test(unit.key))) {
          return {
            kind: 'one_time_code',
            detector: 'received-code',
            start: first.start,
            end: last.end,
          };
        }
      }
      if (
        !has(first, role.filler | role.grammar | role.my | role.is | role.service | role.received)
      )
        break;
    }
  }
  return findLoneCode(units);
}

/** Words that leave room for one reading only: that the number is what arrived. */
const around =
  role.received |
  role.number |
  role.descriptor |
  role.is |
  role.finalIs |
  role.filler |
  role.grammar |
  role.my |
  role.service |
  role.for |
  role.as |
  role.use |
  role.give |
  role.signIn |
  role.soon |
  role.code;

/** "629104 is what it says", "enter 629104", "629104 geldi": a number in a clause that says nothing else. */
function findLoneCode(units: readonly Unit[]): Hit | undefined {
  const at = units.findIndex((unit) => /^\d/.test(unit.text));
  const first = units[at];
  const run = first === undefined ? undefined : readCode(units, at, 4, 8);
  const last = run === undefined ? undefined : units[run.to];
  if (first === undefined || run === undefined || last === undefined) return undefined;
  // "job 551920 came by mail".
  const label = units[run.from - 1];
  if (has(label, role.otherCode) && !has(label, role.received | role.code | role.is))
    return undefined;
  const digits = units
    .slice(run.from, run.to + 1)
    .map((unit) => unit.text)
    .join('');
  const { before, after } = clauseAround(units, run.from, run.to);
  const beside = [...before, ...after];
  const others = beside.length > 0 ? beside : units.filter((_, i) => i < run.from || i > run.to);
  const arrived = others.some((unit) => has(unit, role.received | role.give));
  const entered = has(units[run.from - 1], role.use) || has(units[run.to + 1], role.use);
  const brisk = arrived && digits.length === 4 && isBrisk(units, run.to, digits);
  const likely = isLikely(digits, false) || (arrived && digits.length < 6 && isOdd(digits));
  if (!(arrived || entered) || !likely) return undefined;
  if (!brisk && !others.every((unit) => has(unit, around))) return undefined;
  if (/[?？؟]/.test(units.at(-1)?.trail ?? '')) return undefined;
  return { kind: 'one_time_code', detector: 'received-code', start: first.start, end: last.end };
}

/** "Use 482913 to verify your account." */
function verifies(units: readonly Unit[]): boolean {
  return units.some(
    (unit) => has(unit, role.signIn) || /^(?:verify|confirm|activate)/.test(unit.key),
  );
}

/** The number ends the sentence, or tells where it stood ("on the authenticator", "to verify your account"). */
function closes(units: readonly Unit[], at: number): boolean {
  const last = units[at];
  return (
    last !== undefined &&
    (endsSentence(last, units[at + 1]) || has(units[at + 1], role.for | role.to))
  );
}

/** "text came thru 5519": few words, at most one of them unknown, and four digits at the end that are no time of day. */
function isBrisk(units: readonly Unit[], to: number, digits: string): boolean {
  const others = units.slice(0, to);
  const unknown = others.filter((unit) => !has(unit, around));
  const time = /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits);
  return (
    to === units.length - 1 && to <= 4 && !time && unknown.length <= 1 && unknown.every(isBare)
  );
}

function isBare(unit: Unit): boolean {
  return unit.roles === 0 && /^\p{Ll}|^\p{Lo}/u.test(unit.text);
}

/** Neither a year nor a round sum. */
function isOdd(digits: string): boolean {
  return !/^(?:19|20)\d{2}$|[05]0$/.test(digits);
}

/** Verbs that can only mean a text message or an app, so that four digits are enough. */
const byMessage = /text|sms|authenticator|app|simst|смс|短信|ショートメール|문자/;

/** Sums of money and years are round or small; codes are six digits and rarely end in noughts. */
function isLikely(digits: string, sure: boolean): boolean {
  if (sure) return !/^(?:19|20)\d{2}$|000$/.test(digits);
  return digits.length >= 6 && !digits.endsWith('00');
}
