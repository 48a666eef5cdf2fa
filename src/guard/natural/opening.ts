import { role } from '../lexicon.ts';
import { endsClause, endsSentence, has, isPlainName, points, type Unit } from '../unit.ts';

/** How far a value may stand behind its name, in units. */
const REACH = 12;

/** Where the value of a name may start, and how plainly the sentence says so. */
export type Opening = {
  readonly at: number;
  /** "is", a colon, "changed to": what follows is the value. */
  readonly stated: boolean;
  /** A colon or an equals sign right behind the name. */
  readonly labelled: boolean;
  /** "the", "a", "my" came between: a description follows rather than a word as the value. */
  readonly determined: boolean;
  /** It opens something that is no account ("the password for success"). */
  readonly strange: boolean;
  /** What it opens came between ("the pin for the portal"). */
  readonly served: boolean;
  readonly languages: number;
};

/** Finds where the value of the name at `at` would start; undefined when the sentence is about something else. */
export function findOpening(units: readonly Unit[], at: number, name: Unit): Opening | undefined {
  const labelled = points(name);
  // "비밀번호는": the particle of the topic is part of the word.
  const topic = /^\p{sc=Hang}{2,}[는은]$/u.test(name.key);
  const changed = units.slice(Math.max(0, at - 4), at).some((unit) => has(unit, role.change));
  let stated = labelled || topic;
  let served = 0;
  let determined = false;
  let strange = false;
  let opened = false;
  let languages = name.languages;
  for (let i = at + 1; i <= at + REACH; i += 1) {
    const before = units[i - 1];
    const unit = units[i];
    if (before === undefined || unit === undefined) return undefined;
    if (points(before)) stated = true;
    else if (endsSentence(before, unit) && !answersItself(before, unit, name)) return undefined;
    else if (!stated && leavesBracket(units, at, i)) return undefined;
    const opening = { at: i, stated, labelled, determined, strange, served: opened, languages };
    if (unit.look.strength >= 2) return opening;
    const article = has(unit, role.my) && !has(name, role.password);
    if (has(unit, role.is) && !article && !(stated && isEnd(units, i))) {
      stated = true;
      languages = common(unit.languages, languages);
      continue;
    }
    if (changed && !stated && has(unit, role.to)) {
      stated = true;
      languages = unit.languages;
      continue;
    }
    if (!stated && i === at + 1 && has(unit, role.head)) return undefined;
    if (stated && has(unit, role.my)) {
      determined = true;
      continue;
    }
    if (has(unit, role.filler | role.my) && !isEnd(units, i)) continue;
    if (!stated && has(unit, role.as | role.to) && !has(unit, role.for)) continue;
    if (stated) return opening;
    if (isPlainName(unit) || has(unit, role.never)) return undefined;
    if (isFinallyStated(units, i))
      return {
        ...opening,
        stated: true,
        languages: common(units[i + 1]?.languages ?? 0, languages),
      };
    if (has(unit, role.for | role.service | role.login)) {
      served = 4;
      opened = true;
      strange =
        has(unit, role.for) &&
        !has(unit, role.service | role.login) &&
        !units.slice(i + 1, i + 5).some((later) => has(later, role.service | role.login | role.my));
      continue;
    }
    if (served > 0 && unit.look.shape !== 'number') {
      served -= 1;
      continue;
    }
    const ahead = findColonAhead(units, i, !has(name, role.password));
    return ahead === undefined ? opening : { ...opening, at: ahead, stated: true };
  }
  return undefined;
}

/** "(they ask for your PIN at the interview) / 9998835": what stands behind the bracket is of another thought. */
function leavesBracket(units: readonly Unit[], name: number, at: number): boolean {
  if (at === name + 1 || !/[)\]]/.test(units[at - 1]?.trail ?? '')) return false;
  return !units.slice(name + 1, at).some((unit) => /[([]/.test(unit.lead));
}

/** "Password" alone on a line with the value under it, or "my password? X". */
function answersItself(before: Unit, unit: Unit, name: Unit): boolean {
  return (
    before === name &&
    (unit.newline ||
      (/^[?？]+$/.test(before.trail) && (unit.look.strength >= 2 || unit.look.shape === 'number')))
  );
}

/** The languages of both words; where they share none, those of the first. */
function common(first: number, second: number): number {
  return (first & second) === 0 ? first : first & second;
}

/** "recovery code in case they lock me out: X": a colon in the same sentence, and a value behind it. */
function findColonAhead(
  units: readonly Unit[],
  from: number,
  numeric: boolean,
): number | undefined {
  for (let i = from; i < from + REACH; i += 1) {
    const before = units[i];
    const value = units[i + 1];
    if (before === undefined || value === undefined || isPlainName(before)) return undefined;
    if (/:$/.test(before.trail)) {
      const { shape, strength } = value.look;
      const code = numeric && (shape === 'identifier' || /^\d{3,8}$/.test(value.text));
      return strength >= 2 || code ? i + 1 : undefined;
    }
    if (endsSentence(before, value)) return undefined;
  }
  return undefined;
}

/** "password X hai": the verb comes last. */
function isFinallyStated(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const verb = units[at + 1];
  if (unit === undefined || verb === undefined || endsSentence(unit, verb)) return false;
  const after = units[at + 2];
  return (
    has(verb, role.finalIs) && (endsClause(verb, after) || has(after, role.filler | role.soon))
  );
}

/** Whether a sentence ends with this unit. */
export function isEnd(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit === undefined || endsSentence(unit, units[at + 1]);
}
