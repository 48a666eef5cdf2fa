import { foldWord } from './fold.ts';
import { lexicon, role, secretName } from './lexicon.ts';
import { lookAt } from './shape.ts';
import type { Unit } from './unit.ts';

/** Fewer single letters in a row are initials, grades or a list. */
const SHORTEST_RUN = 5;
/** No short name of a secret is longer. */
const LONGEST_NAME = 8;

/**
 * Joins words that were spelled out letter by letter ("p a s s w o r d"). A run that holds the name of a password
 * becomes that name, its "is" and what follows, each a unit of its own.
 */
export function joinSpelled(units: readonly Unit[]): Unit[] {
  const out: Unit[] = [];
  for (let i = 0; i < units.length; ) {
    const run = runAt(units, i);
    const first = run[0];
    const last = run.at(-1);
    const unit = units[i];
    if (unit === undefined) break;
    const shortest = run.every((one) => /\d/.test(one.text)) ? 4 : SHORTEST_RUN;
    if (run.length < shortest || first === undefined || last === undefined) {
      out.push(unit);
      i += 1;
      continue;
    }
    out.push(...readRun(run, first, last));
    i += run.length;
  }
  return out;
}

function runAt(units: readonly Unit[], from: number): Unit[] {
  const run: Unit[] = [];
  for (let i = from; i < units.length && run.length < 120; i += 1) {
    const unit = units[i];
    if (unit === undefined || unit.text.length !== 1 || !/[\p{L}\d]/u.test(unit.text)) break;
    if (i > from && unit.newline) break;
    run.push(unit);
    if (/[,;!?]/.test(unit.trail)) break;
  }
  return run;
}

const connectors = ['is', 'ist', 'est', 'es'];

function readRun(run: readonly Unit[], first: Unit, last: Unit): Unit[] {
  const joined = run.map((unit) => unit.text).join('');
  const folded = run.map((unit) => foldWord(unit.text).charAt(0)).join('');
  const name = lexicon.spelled.keys().find((known) => folded.includes(known));
  if (name === undefined) return readShortName(run, folded) ?? [unitOf(joined, first, last)];
  const at = folded.indexOf(name);
  const pieces: Unit[] = [pieceOf(run, at, at + name.length)];
  let rest = at + name.length;
  const connector = connectors.find((word) => folded.startsWith(word, rest));
  if (connector !== undefined) {
    pieces.push(pieceOf(run, rest, rest + connector.length));
    rest += connector.length;
  }
  if (rest < run.length) pieces.push(pieceOf(run, rest, run.length));
  return pieces;
}

/** "p i n 6 1 1 8", "c l a v e t u c a n": a short name at the head of the run, and a value behind it. */
function readShortName(run: readonly Unit[], folded: string): Unit[] | undefined {
  for (let length = Math.min(LONGEST_NAME, folded.length - 4); length >= 3; length -= 1) {
    const entry = lexicon.entries.get(folded.slice(0, length));
    if (entry === undefined || (entry.roles & secretName) === 0) continue;
    const digits = /^\D{0,2}(\d{4,8})/.exec(folded.slice(length));
    if (digits?.[1] === undefined && (entry.roles & (role.password | role.weak)) === 0) continue;
    const end = digits === null ? folded.length : length + digits[0].length;
    const from = digits?.[1] === undefined ? length : end - digits[1].length;
    return [pieceOf(run, 0, length), pieceOf(run, from, end)];
  }
  return undefined;
}

function pieceOf(run: readonly Unit[], from: number, to: number): Unit {
  const slice = run.slice(from, to);
  const first = slice[0];
  const last = slice.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an empty piece');
  return unitOf(slice.map((unit) => unit.text).join(''), first, last);
}

function unitOf(text: string, first: Unit, last: Unit): Unit {
  const key = foldWord(text);
  const entry = lexicon.entries.get(key) ?? lexicon.spelled.get(key);
  return {
    text,
    key,
    start: first.start,
    end: last.end,
    lead: first.lead,
    trail: last.trail,
    newline: first.newline,
    roles: entry?.roles ?? 0,
    languages: entry?.languages ?? 0,
    look: lookAt(text),
  };
}
