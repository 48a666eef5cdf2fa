import { joinGluedDigits } from './glued-digits.ts';
import { guessPhrase, lookUp, opensPhrase } from './guess.ts';
import { type Entry, lexicon, rolesIn, secretName, spokenIn } from './lexicon.ts';
import { lookAt } from './shape.ts';
import { joinSpelled } from './spelled.ts';
import { joinSpokenDigits } from './spoken-digits.ts';
import { readTokens, type Token } from './tokens.ts';
import type { Unit } from './unit.ts';

const noEntry: Entry = { roles: 0, languages: 0, byLanguage: [] };

/** Above this many UTF-16 units a text is a document: nobody spells a secret out in it. */
const LONGEST_CHAT = 8_000;

/** Reads plain text as words and phrases with their roles. In a chat, what is spelled out or misspelt is joined first. */
export function readUnits(text: string): readonly Unit[] {
  const chat = text.length <= LONGEST_CHAT;
  const tokens = readTokens(text);
  const found: Found[] = [];
  for (let i = 0; i < tokens.length; ) {
    const next = (chat ? misspeltAt(tokens, i) : undefined) ?? phraseAt(tokens, i);
    found.push(next);
    i += next.length;
  }
  const spoken = spokenIn(found.map((phrase) => phrase.entry));
  const units: Unit[] = [];
  for (const { at, length, key, entry } of found) {
    const first = tokens[at];
    const last = tokens[at + length - 1];
    if (first === undefined || last === undefined) break;
    units.push({
      text: length === 1 ? first.text : text.slice(first.start, last.end),
      key,
      start: first.start,
      end: last.end,
      lead: first.lead,
      trail: last.trail,
      newline: first.newline,
      roles: rolesIn(entry, spoken),
      languages: (entry.languages & spoken) === 0 ? entry.languages : entry.languages & spoken,
      look: length === 1 ? lookAt(first.text) : { shape: 'word', strength: 0 },
    });
  }
  return chat ? joinGluedDigits(joinSpokenDigits(joinSpelled(units))) : units;
}

/** "e a" is Portuguese for "and the", and also two letters of a word spelled out: only names may be so short. */
const words = /\S\S/;

/** No part of a name is longer. */
const LONGEST_NAME = 16;

type Found = { at: number; length: number; key: string; entry: Entry };

/** The longest phrase of the lexicon that starts at a token. Only bare words make a phrase. */
function phraseAt(tokens: readonly Token[], at: number): Found {
  const first = tokens[at];
  if (first === undefined) return { at, length: 1, key: '', entry: noEntry };
  const most = lexicon.longest.get(first.key);
  let best: Found = { at, length: 1, key: first.key, entry: lookUp(first.key) ?? noEntry };
  if (most === undefined) return best;
  let key = first.key;
  for (let length = 2; length <= most; length += 1) {
    const before = tokens[at + length - 2];
    const next = tokens[at + length - 1];
    if (before === undefined || next === undefined) break;
    if (before.trail !== '' || next.newline || next.lead !== '') break;
    key += ` ${next.key}`;
    const entry = lexicon.entries.get(key);
    if (entry !== undefined && (words.test(key) || (entry.roles & secretName) !== 0))
      best = { at, length, key, entry };
  }
  return best;
}

/** A name of two or three words with a slip in it, where the words as they stand are no phrase. */
function misspeltAt(tokens: readonly Token[], at: number): Found | undefined {
  const first = tokens[at];
  if (first === undefined || !opensPhrase(first.key)) return undefined;
  if (((lexicon.entries.get(first.key)?.roles ?? 0) & secretName) !== 0) return undefined;
  const words = [first.key];
  for (let length = 2; length <= 3; length += 1) {
    const before = tokens[at + length - 2];
    const next = tokens[at + length - 1];
    if (before === undefined || next === undefined || before.trail !== '' || next.lead !== '')
      break;
    if (next.newline || next.key.length > LONGEST_NAME) break;
    words.push(next.key);
    const key = words.join(' ');
    if (lexicon.entries.has(key)) return undefined;
    const entry = guessPhrase(words);
    if (entry !== undefined) return { at, length, key, entry };
  }
  return undefined;
}
