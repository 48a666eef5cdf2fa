import { role } from '../lexicon.ts';
import { isDigitName } from '../spoken-digits.ts';
import { endsClause, endsSentence, has, isSecretName, type Unit } from '../unit.ts';
import type { ValueRun } from './value.ts';

const SHORTEST = 3;
const LONGEST = 16;
/** Words between a name and the colon before its words: "the password is four words: ...". */
const LONGEST_LEAD = 4;

/** The words behind the name of a passphrase. Grammar may be part of them where the sentence states them. */
export function readPhrase(
  units: readonly Unit[],
  at: number,
  stated: boolean,
): ValueRun | undefined {
  const to = lastWord(units, at);
  const run = units.slice(at, to + 1);
  const count = run.reduce((sum, unit) => sum + unit.key.split(' ').length, 0);
  if (count < SHORTEST || isAboutSecret(run)) return undefined;
  const loose = run
    .slice(0, -1)
    .filter((unit) => has(unit, role.grammar | role.is | role.for | role.service));
  return loose.length > 1 && !stated ? undefined : { from: at, to };
}

/** "four words: green tractor sings at night", behind the name of a password. */
export function readListedWords(units: readonly Unit[], at: number): ValueRun | undefined {
  for (let i = at; i < at + LONGEST_LEAD; i += 1) {
    const unit = units[i];
    const next = units[i + 1];
    if (unit === undefined || next === undefined || unit.look.shape === 'mixed') return undefined;
    if (/:$/.test(unit.trail)) return readPhrase(units, i + 1, true);
    if (endsSentence(unit, next)) return undefined;
  }
  return undefined;
}

/** "password: my dog is called Rex": behind a label, a sentence with at least two words of its own. */
export function readSentence(units: readonly Unit[], at: number): ValueRun | undefined {
  const run = readPhrase(units, at, true);
  if (run === undefined || run.to - run.from < SHORTEST) return undefined;
  const words = units.slice(run.from, run.to + 1);
  if (words.some((unit) => unit.look.shape !== 'word')) return undefined;
  return words.filter((unit) => unit.roles === 0).length >= 2 ? run : undefined;
}

function lastWord(units: readonly Unit[], at: number): number {
  let to = at;
  while (to - at < LONGEST) {
    const unit = units[to];
    const next = units[to + 1];
    if (unit === undefined || next === undefined || endsClause(unit, next)) break;
    to += 1;
  }
  return to;
}

/** Behind a label: words that say something of a password ("must be long", "ask me again") rather than being one. */
export function isAboutSecret(run: readonly Unit[]): boolean {
  const telling = role.descriptor | role.head | role.ask | role.never | role.soon | role.received;
  return run.some(
    (unit) =>
      !isDigitName(unit.key) &&
      !has(unit, role.my) &&
      (isSecretName(unit) || has(unit, telling | role.change | role.login)),
  );
}
