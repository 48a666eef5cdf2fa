import { type Entry, lexicon } from './lexicon.ts';
import { lookAt } from './shape.ts';
import { joinSpelled } from './spelled.ts';
import { lookUp, readTokens, type Token } from './tokens.ts';
import type { Unit } from './unit.ts';

const noEntry: Entry = { roles: 0, languages: 0 };

/** Reads plain text as words and phrases with their roles. */
export function readUnits(text: string): Unit[] {
  const tokens = readTokens(text);
  const units: Unit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const taken = phraseAt(tokens, i);
    const first = tokens[i];
    const last = tokens[i + taken.length - 1];
    if (first === undefined || last === undefined) break;
    units.push({
      text: taken.length === 1 ? first.text : text.slice(first.start, last.end),
      key: taken.key,
      start: first.start,
      end: last.end,
      lead: first.lead,
      trail: last.trail,
      newline: first.newline,
      roles: taken.entry.roles,
      languages: taken.entry.languages,
      look: taken.length === 1 ? lookAt(first.text) : { shape: 'word', strength: 0 },
    });
    i += taken.length;
  }
  return joinSpelled(units);
}

/** The longest phrase of the lexicon that starts at a token. Only bare words make a phrase. */
function phraseAt(
  tokens: readonly Token[],
  at: number,
): { length: number; key: string; entry: Entry } {
  const first = tokens[at];
  if (first === undefined) return { length: 1, key: '', entry: noEntry };
  const most = lexicon.longest.get(first.key) ?? 1;
  let best = { length: 1, key: first.key, entry: lookUp(first.key) ?? noEntry };
  let key = first.key;
  for (let length = 2; length <= most; length += 1) {
    const before = tokens[at + length - 2];
    const next = tokens[at + length - 1];
    if (before === undefined || next === undefined) break;
    if (before.trail !== '' || next.newline || next.lead !== '') break;
    key += ` ${next.key}`;
    const entry = lexicon.entries.get(key);
    if (entry !== undefined) best = { length, key, entry };
  }
  return best;
}
