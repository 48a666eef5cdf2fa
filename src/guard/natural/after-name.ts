import type { Hit } from '../detectors/hit.ts';
import { countListedWords } from '../detectors/seed-phrase.ts';
import { noSecret, role } from '../lexicon.ts';
import { endsClause, endsSentence, has, isPlainName, points, type Unit } from '../unit.ts';
import { isOtherThing } from './other-thing.ts';
import type { Setting } from './setting.ts';
import { isTelling, readCode, readNamedPassword, type ValueRun } from './value.ts';

/** How far a value may stand behind its name, in units. */
const REACH = 12;

/** Where the value of a name may start, and how plainly the sentence says so. */
type Opening = {
  readonly at: number;
  /** "is", a colon, "changed to": what follows is the value. */
  readonly stated: boolean;
  /** A colon or an equals sign right behind the name. */
  readonly labelled: boolean;
  /** "the", "a", "my" came between: a description follows rather than a word as the value. */
  readonly determined: boolean;
  /** It opens something that is no account ("the password for success"). */
  readonly strange: boolean;
  readonly languages: number;
};

/** "my gmail password is X", "pw: X", "changed the password to X", "password X". */
export function afterName(units: readonly Unit[], at: number, setting: Setting): Hit | undefined {
  const name = units[at];
  if (name === undefined || isOtherThing(units, at)) return undefined;
  const opening = findOpening(units, at, name);
  if (opening === undefined) return undefined;
  if (setting.document && !opening.labelled) return undefined;
  if (has(name, role.recovery)) {
    const recovery = readRecovery(units, name, opening);
    if (recovery !== undefined) return recovery;
  }
  if (has(name, role.password | role.weak)) {
    const run = readPassword(units, at, name, opening, setting);
    if (run !== undefined) return hitOf(units, run, 'password', 'named-password');
  }
  if (has(name, role.pin) && !setting.document) {
    const run = readPin(units, at, name, opening);
    if (run !== undefined) return hitOf(units, run, 'pin', 'named-pin');
  }
  if (has(name, role.code) && !setting.document && !setting.long) {
    const run = readOneTimeCode(units, at, name, opening, setting);
    if (run !== undefined) return hitOf(units, run, 'one_time_code', 'named-code');
  }
  return undefined;
}

function findOpening(units: readonly Unit[], at: number, name: Unit): Opening | undefined {
  const labelled = points(name);
  const changed = units.slice(Math.max(0, at - 4), at).some((unit) => has(unit, role.change));
  let stated = labelled;
  let served = 0;
  let determined = false;
  let strange = false;
  let languages = name.languages;
  for (let i = at + 1; i <= at + REACH; i += 1) {
    const before = units[i - 1];
    const unit = units[i];
    if (before === undefined || unit === undefined) return undefined;
    if (points(before)) stated = true;
    else if (endsSentence(before, unit) && !answersItself(before, unit, name)) return undefined;
    const opening = { at: i, stated, labelled, determined, strange, languages };
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
    return opening;
  }
  return undefined;
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

/** "password X hai": the verb comes last. */
function isFinallyStated(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const verb = units[at + 1];
  if (unit === undefined || verb === undefined || endsSentence(unit, verb)) return false;
  return has(verb, role.finalIs) && endsClause(verb, units[at + 2]);
}

function isEnd(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return unit === undefined || endsSentence(unit, units[at + 1]);
}

function readPassword(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
  setting: Setting,
): ValueRun | undefined {
  const value = units[opening.at];
  if (value === undefined) return undefined;
  const only = { from: opening.at, to: opening.at };
  const strength = value.look.strength;
  if (setting.document || setting.long) return opening.stated && strength >= 2 ? only : undefined;
  if (opening.stated) {
    const weak = !has(name, role.password) && !has(units[at - 1], role.my | role.service);
    return readNamedPassword(units, opening.at, {
      languages: opening.languages,
      words: !opening.determined && !opening.strange && !weak,
      weak,
      labelled: opening.labelled,
    });
  }
  const firm =
    has(name, role.password) || opening.at === at + 1 || has(units[at - 1], role.my | role.service);
  if (strength >= 2) return firm ? only : undefined;
  if (!firm || !setting.short || opening.at > at + 3 || !isEnd(units, opening.at)) return undefined;
  if (isTelling(value, 2) && (has(name, role.password) || value.look.shape !== 'word')) return only;
  if (value.look.shape === 'number' && value.text.length >= 4 && has(name, role.password))
    return only;
  // "login jdoe password bananas": behind a user even an ordinary word is the password.
  const word =
    value.look.shape === 'word' && value.key.length >= 4 && !has(value, noSecret | role.service);
  return word && opening.at === at + 1 && (followsUser(units, at) || isPresented(units, at))
    ? only
    : undefined;
}

/** "jdoe@x.com, password", "user jdoe and pw". */
function followsUser(units: readonly Unit[], at: number): boolean {
  let i = at - 1;
  while (i > at - 3 && has(units[i], role.grammar | role.my)) i -= 1;
  const user = units[i];
  if (user === undefined) return false;
  if (user.look.shape === 'email') return true;
  return user.roles === 0 && has(units[i - 1], role.login | role.is | role.signIn);
}

/** "here is my gmail password". */
function isPresented(units: readonly Unit[], at: number): boolean {
  return units
    .slice(Math.max(0, at - 4), at)
    .some((unit) => /^(?:heres|here is|hier ist|voici|ecco|aqui esta|вот)$/.test(unit.key));
}

function readPin(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
): ValueRun | undefined {
  const owned = units
    .slice(Math.max(0, at - 3), at)
    .some((unit) => has(unit, role.my | role.service));
  if (!opening.stated && !owned && opening.at > at + 1) return undefined;
  const cardCode = /^c[vs]/.test(name.key);
  const run = readCode(units, opening.at, cardCode ? 3 : 4, 8);
  const value = units[opening.at];
  if (run === undefined || value === undefined || /[a-z]/i.test(value.text)) return undefined;
  // Six digits after "PIN code" are an Indian postal index unless something here opens with a PIN.
  const postal =
    /^[1-8]\d{5}$/.test(value.text) && (name.key !== 'pin' || !owned || !opening.stated);
  const opens = units.some((unit) =>
    /^(?:card|debit|bank|atm|sim|phone|unlock|login|account|screen)$/.test(unit.key),
  );
  return postal && !opens ? undefined : run;
}

function readOneTimeCode(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
  setting: Setting,
): ValueRun | undefined {
  const specific = name.key.includes(' ') || !/^(?:code|codes|codigo|codice)$/.test(name.key);
  const before = units[at - 1];
  const owned =
    has(before, role.my | role.service) || before === undefined || endsSentence(before, name);
  if (!opening.stated && !(setting.short && (specific || owned) && opening.at <= at + 4))
    return undefined;
  const run = readCode(units, opening.at) ?? readWordCode(units, opening);
  if (run === undefined) return undefined;
  const value = units[opening.at]?.text ?? '';
  const year = /^(?:19|20)\d{2}$/.test(value);
  return year && !specific && !(opening.stated && setting.short) ? undefined : run;
}

/** "the wifi code is sunflower22": a code that is a password. */
function readWordCode(units: readonly Unit[], opening: Opening): ValueRun | undefined {
  const value = units[opening.at];
  if (value === undefined || !opening.stated || value.look.strength < 2) return undefined;
  return isEnd(units, opening.at) ? { from: opening.at, to: opening.at } : undefined;
}

/** "my seed phrase: w1 w2 ...", "recovery codes: 8F3K-22LQ ...". */
function readRecovery(units: readonly Unit[], name: Unit, opening: Opening): Hit | undefined {
  const words = units
    .slice(opening.at, opening.at + 26)
    .filter((unit) => unit.look.shape === 'word');
  const first = units[opening.at];
  if (first === undefined) return undefined;
  const last = words.at(-1);
  if (
    words.length >= 11 &&
    last !== undefined &&
    countListedWords(words.slice(0, 12).map((unit) => unit.key)) >= 10
  ) {
    return {
      kind: 'seed_phrase',
      detector: 'named-seed-phrase',
      start: first.start,
      end: last.end,
    };
  }
  const grouped = /^(?=.{6,64}$)(?=.*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,7}$/.test(first.text);
  const adjacent = name.key.includes(' ') && first.text.length >= 8;
  if (!(opening.stated || adjacent) || !grouped || first.look.shape === 'date') return undefined;
  return {
    kind: 'recovery_code',
    detector: 'named-recovery-code',
    start: first.start,
    end: first.end,
  };
}

function hitOf(
  units: readonly Unit[],
  run: ValueRun,
  kind: Hit['kind'],
  detector: string,
): Hit | undefined {
  const first = units[run.from];
  const last = units[run.to];
  if (first === undefined || last === undefined) return undefined;
  return { kind, detector, start: first.start, end: last.end };
}
