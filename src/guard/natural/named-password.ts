import { noSecret, role } from '../lexicon.ts';
import { endsClause, endsSentence, has, type Unit } from '../unit.ts';
import { isEnd, type Opening } from './opening.ts';
import { readListedWords, readPhrase, readSentence } from './passphrase.ts';
import type { Setting } from './setting.ts';
import { isTelling, readNamedPassword, type ValueRun } from './value.ts';

/** How far behind the name of a passphrase the verb may stand. */
const FAR = 8;

/** Abbreviations that stand for nothing but a password. */
const shortName = /^(?:pw|pwd|psw|mdp|ww)$/;

/** The password behind its name, when the sentence is plain enough for what the value looks like. */
export function readPassword(
  units: readonly Unit[],
  at: number,
  name: Unit,
  opening: Opening,
  setting: Setting,
): ValueRun | undefined {
  const value = units[opening.at];
  if (value === undefined) return undefined;
  const only = { from: opening.at, to: opening.at };
  if (has(name, role.phrase) && !setting.document && !setting.long) {
    const phrase = readPhrase(units, opening.at, opening.stated);
    if (phrase !== undefined) return phrase;
    const verb = opening.stated ? -1 : verbBehind(units, at);
    const told = verb < 0 ? undefined : readPhrase(units, verb + 1, true);
    if (told !== undefined) return told;
  }
  const strength = value.look.strength;
  if (setting.document || setting.long) return opening.stated && strength >= 2 ? only : undefined;
  if (opening.stated) {
    const listed =
      readListedWords(units, opening.at) ??
      (opening.labelled ? readSentence(units, at + 1) : undefined);
    if (listed !== undefined) return listed;
    const curt = name.key === 'pass' && at === 0 && units.length <= 4;
    const weak =
      !has(name, role.password) &&
      !curt &&
      name.look.shape !== 'mixed' &&
      !has(units[at - 1], role.my | role.service);
    return readNamedPassword(units, opening.at, {
      languages: opening.languages,
      words: !opening.determined && !opening.strange && !weak && !isTopic(units, at),
      weak,
      labelled: opening.labelled,
    });
  }
  // "SSH by key, fail2ban": a list that goes on to another thing.
  if (!has(name, role.password) && /,/.test(name.trail)) return undefined;
  const firm =
    has(name, role.password) || opening.at === at + 1 || has(units[at - 1], role.my | role.service);
  if (opensAccount(units[opening.at - 1])) return undefined;
  if (strength >= 2) return firm ? only : undefined;
  if (isBeside(units, at, opening, setting)) return only;
  if (opening.at === at + 1 && /^\p{L}{3,20}@\d{1,6}$/u.test(value.text)) return only;
  if (!firm || !setting.short || opening.at > at + 3 || !isEnd(units, opening.at)) return undefined;
  if (isTelling(value, 2) && (has(name, role.password) || value.look.shape !== 'word')) return only;
  if (value.look.shape === 'number' && value.text.length >= 4 && has(name, role.password))
    return only;
  // "login jdoe password bananas": behind a user even an ordinary word is the password.
  const word =
    value.look.shape === 'word' && value.key.length >= 4 && !has(value, noSecret | role.service);
  return word &&
    opening.at === at + 1 &&
    (followsUser(units, at) || isPresented(units, at) || isCurt(units, at))
    ? only
    : undefined;
}

/** "the passphrase for the encrypted disk is": the verb in the same sentence, behind what it opens. */
function verbBehind(units: readonly Unit[], at: number): number {
  for (let i = at + 1; i <= at + FAR; i += 1) {
    const [before, unit] = [units[i - 1], units[i]];
    if (before === undefined || unit === undefined || endsSentence(before, unit)) return -1;
    if (has(unit, role.is)) return i;
  }
  return -1;
}

/** "password Zahra.5", "pw Gouda&Edam", "use password 12345678 i know its bad": right behind a full name. */
function isBeside(units: readonly Unit[], at: number, opening: Opening, setting: Setting): boolean {
  const [name, value] = units.slice(at, at + 2);
  if (name === undefined || value === undefined || opening.at !== at + 1) return false;
  if (!setting.short || !has(name, role.password) || has(name, role.plural)) return false;
  const { shape, strength } = value.look;
  if (shape === 'number') return /^\d{6,8}$/.test(value.text);
  // "it opens using password SHAR0594".
  const used = units
    .slice(Math.max(0, at - 2), at)
    .some((unit) => has(unit, role.use | role.signIn));
  if (shape === 'identifier' && used) return /^[A-Z]{3,8}\d{3,8}$/.test(value.text);
  if (!endsClause(value, units[at + 2])) return false;
  if (shape === 'mixed') return strength >= 1 && value.text.length >= 5;
  return units.length === 2 && shape === 'product' && /^\p{L}{2,}\d{2,}$/u.test(value.text);
}

/** "my password for X": what stands there is the account. */
function opensAccount(before: Unit | undefined): boolean {
  return (
    has(before, role.for) && !has(before, role.is | role.use | role.my | role.filler | role.to)
  );
}

/** "the rules for passwords are X": the sentence is about another thing, or about many. */
function isTopic(units: readonly Unit[], at: number): boolean {
  if (has(units[at], role.plural)) return true;
  // "成功的密码", "成功のパスワード": of something that has no password.
  if (/.[的の의]$/.test(units[at - 1]?.key ?? '') && units[at - 1]?.roles === 0) return true;
  const of = has(units[at - 1], role.my) && !has(units[at - 1], role.for) ? at - 2 : at - 1;
  if (of < 1 || !has(units[of], role.for)) return false;
  return !has(
    units[of - 1],
    role.my | role.service | role.login | role.use | role.signIn | role.is,
  );
}

/** "jdoe@x.com, password", "user jdoe and pw". */
function followsUser(units: readonly Unit[], at: number): boolean {
  let i = at - 1;
  while (i > at - 3 && has(units[i], role.grammar | role.my)) i -= 1;
  const user = units[i];
  if (user === undefined) return false;
  if (user.look.shape === 'email') return true;
  const brief = user.look.shape !== 'word' || shortName.test(units[at]?.key ?? '');
  if (i === 0 && user.roles === 0) return brief;
  return user.roles === 0 && has(units[i - 1], role.login | role.is | role.signIn);
}

/** "pw bananas", "my pwd bananas": nothing but the short name and one unknown word. */
function isCurt(units: readonly Unit[], at: number): boolean {
  const [name, value] = units.slice(at, at + 2);
  if (name === undefined || value === undefined || value.roles !== 0) return false;
  return (
    at <= 2 &&
    shortName.test(name.key) &&
    units.slice(0, at).every((unit) => has(unit, role.my | role.service))
  );
}

/** "here is my gmail password". */
function isPresented(units: readonly Unit[], at: number): boolean {
  return units
    .slice(Math.max(0, at - 4), at)
    .some((unit) => /^(?:heres|here is|hier ist|voici|ecco|aqui esta|вот)$/.test(unit.key));
}
