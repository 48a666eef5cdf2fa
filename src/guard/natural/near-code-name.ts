import type { Hit } from '../detectors/hit.ts';
import { role } from '../lexicon.ts';
import { endsClause, has, isPlainName, type Unit } from '../unit.ts';
import { type CodeGroups, readGroups } from './code-groups.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';

/** A message with more words than this has room for two thoughts. */
const ONE_THOUGHT = 24;

/**
 * A message that speaks of a code and holds one: "backup code, first one not crossed out yet 3391 7740", "RK
 * 7H2M-9QWX is the recovery key", "the app wants me to confirm, 71-30-55".
 */
export function findNearCodeName(units: readonly Unit[], setting: Setting): Hit | undefined {
  if (setting.document || units.length > ONE_THOUGHT) return undefined;
  const name = units.findIndex(
    (unit, at) => isCodeName(unit) && isPlainName(unit) && !isOtherThing(units, at),
  );
  const arrives = units.some((unit) => has(unit, role.received | role.signIn));
  if (name < 0 && !arrives) return undefined;
  const recovery = name >= 0 && units.some((unit) => has(unit, role.recovery));
  for (let at = 0; at < units.length; at += 1) {
    const found = isCodeName(units[at]) ? undefined : readGroups(units, at);
    if (found === undefined) continue;
    if (
      ((recovery && found.groups >= 2 && found.text.length >= 8) ||
        !isCalledOtherwise(units, at, name)) &&
      isCode(found, units, { named: name >= 0, recovery })
    ) {
      return hitOf(units, found, recovery);
    }
    at = found.to;
  }
  return undefined;
}

function isCodeName(unit: Unit | undefined): boolean {
  return has(unit, role.code | role.recovery);
}

/** "order 71 30 55", "the code of department 770-001": another name right before it. */
function isCalledOtherwise(units: readonly Unit[], at: number, name: number): boolean {
  const before = units[at - 1];
  const label = before?.roles === 0 && !/^\p{Lu}+$/u.test(before.text);
  if (name >= 0 && label && at === name + 2) return true;
  // "which code do I enter for the trade, 522301?"
  const asked = /[?？؟]/.test(units.at(-1)?.trail ?? '') && units[name + 1]?.roles === 0;
  if (asked && name >= 0) return true;
  return has(before, role.otherCode | role.login) && !isCodeName(before);
}

function isCode(
  found: CodeGroups,
  units: readonly Unit[],
  spoken: { named: boolean; recovery: boolean },
): boolean {
  const { text, groups, kind } = found;
  if (kind === 'letters') {
    const mixed = /\d/.test(text) && /\p{L}/u.test(text);
    if (spoken.recovery) return mixed && text.length >= 6 && (groups >= 2 || text.length >= 8);
    const letters = /\d.*\d/.test(text) && /\d\p{Lu}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
    return spoken.named && mixed && letters && text.length >= 6 && text.length <= 8;
  }
  if (text.endsWith('00') || isDay(found, units) || areYears(found, units)) return false;
  if (spoken.recovery) return groups >= 2 && text.length >= 6;
  const next = units[found.to + 1];
  const last = units[found.to];
  // "local code 444248 bytes", "450 250 people": a number of something.
  if (
    (groups === 1 || !spoken.named) &&
    next?.roles === 0 &&
    last !== undefined &&
    !endsClause(last, next)
  )
    return false;
  const sent = isEvenly(found, units) || (groups === 1 && (spoken.named || isSent(found, units)));
  return (
    (sent && text.length === 6) ||
    (spoken.named && groups === 2 && text.length === 8 && isEvenly(found, units))
  );
}

/** "enpara 662185 yollamış": few words, the last a verb of sending. */
function isSent({ to }: CodeGroups, units: readonly Unit[]): boolean {
  return units.length <= 5 && to === units.length - 2 && has(units.at(-1), role.received);
}

/** "71 30 55", "483 920", "4 0 9 6 1 5", "3391 7740": equal groups; a sum of money ends in noughts. */
function isEvenly({ from, to, text, groups }: CodeGroups, units: readonly Unit[]): boolean {
  const width = text.length / groups;
  const parts = units.slice(from, to + 1).flatMap((unit) => unit.text.split(/[-.]/));
  return groups >= 2 && parts.every((part) => part.length === width);
}

/** "2019-2023", "2012-18", "12-2027": from one year to another, or a month of one. */
function areYears({ from, to }: CodeGroups, units: readonly Unit[]): boolean {
  const written = units
    .slice(from, to + 1)
    .map((unit) => unit.text)
    .join('-');
  return /^(?:19|20)\d{2}-(?:(?:19|20)?\d{2})$|^(?:0?\d|1[0-2])-20\d{2}$/.test(written);
}

/** "12-05-24", "24.12.25": three pairs that can be a day. */
function isDay({ from, to, groups }: CodeGroups, units: readonly Unit[]): boolean {
  if (groups !== 3) return false;
  const [a = 0, b = 0, c = 0] = units
    .slice(from, to + 1)
    .flatMap((unit) => unit.text.split(/[-.]/))
    .map(Number);
  const day = (n: number): boolean => n >= 1 && n <= 31;
  const month = (n: number): boolean => n >= 1 && n <= 12;
  return (day(a) && month(b)) || (month(a) && day(b)) || (month(b) && day(c));
}

function hitOf(units: readonly Unit[], run: CodeGroups, recovery: boolean): Hit | undefined {
  const first = units[run.from];
  const last = units[run.to];
  if (first === undefined || last === undefined) return undefined;
  const kind = recovery ? 'recovery_code' : 'one_time_code';
  return { kind, detector: 'code-near-name', start: first.start, end: last.end };
}
