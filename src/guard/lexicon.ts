import { foldWord } from './fold.ts';
import { languages } from './languages/all.ts';
import type { Language } from './languages/language.ts';
import { phrases } from './phrases.ts';

/** What a word can do in a sentence about a secret. A word of several languages can do several things. */
export const role = {
  password: 1,
  weak: 2,
  pin: 4,
  code: 8,
  recovery: 16,
  login: 32,
  signIn: 64,
  is: 128,
  finalIs: 256,
  as: 512,
  use: 1024,
  change: 2048,
  to: 4096,
  for: 8192,
  my: 16384,
  filler: 32768,
  head: 65536,
  otherCode: 131072,
  descriptor: 262144,
  grammar: 524288,
  received: 1048576,
  ask: 2097152,
  soon: 4194304,
  never: 8388608,
  service: 16777216,
  give: 33554432,
  plural: 67108864,
  everywhere: 134217728,
  phrase: 268435456,
  number: 536870912,
  type: 1073741824,
  /** The last bit of a 32-bit number: a sum with it is negative, so roles are compared with 0 only. */
  spelling: -2147483648,
} as const;

/** Words that are no secret when they stand where one could. */
export const noSecret =
  role.is |
  role.as |
  role.for |
  role.my |
  role.filler |
  role.head |
  role.descriptor |
  role.grammar |
  role.ask |
  role.soon |
  role.never |
  role.login |
  role.received;

/** The roles that name a secret. */
export const secretName = role.password | role.weak | role.pin | role.code | role.recovery;

const fields: readonly (readonly [Exclude<keyof Language, 'examples'>, number])[] = [
  ['password', role.password],
  ['weakPassword', role.weak],
  ['pin', role.pin],
  ['code', role.code],
  ['recovery', role.recovery],
  ['login', role.login],
  ['signIn', role.signIn],
  ['is', role.is],
  ['finalIs', role.finalIs],
  ['as', role.as],
  ['use', role.use],
  ['change', role.change],
  ['to', role.to],
  ['for', role.for],
  ['my', role.my],
  ['filler', role.filler],
  ['service', role.service],
  ['head', role.head],
  ['otherCode', role.otherCode],
  ['descriptor', role.descriptor],
  ['grammar', role.grammar],
  ['received', role.received],
  ['ask', role.ask],
  ['soon', role.soon],
  ['never', role.never],
  ['give', role.give],
  ['plural', role.plural],
  ['everywhere', role.everywhere],
  ['passphrase', role.phrase],
  ['number', role.number],
  ['type', role.type],
  ['spelling', role.spelling],
  // Known words without a role: a rule asks word-lists.ts for them.
  ['lockedThing', 0],
  ['remembered', 0],
  ['former', 0],
  ['sequence', 0],
];

/** A word or phrase: its roles in all, a bit for each language that has it, and its roles in each, by the place in the list. */
export type Entry = { roles: number; languages: number; byLanguage: number[] };

type Lexicon = {
  readonly entries: ReadonlyMap<string, Entry>;
  /** First word -> the most words of a phrase that starts with it. */
  readonly longest: ReadonlyMap<string, number>;
  /** Stems of inflected words, by stem. */
  readonly stems: ReadonlyMap<string, Entry>;
  /** Longest phrase in a script without spaces, in units. */
  readonly longestUnspaced: number;
  /** Endings of descriptive words, one list for each language. */
  readonly endings: readonly (readonly string[])[];
  /** Names of passwords, without spaces, that are long enough to be known when they are spelled out or misspelt. */
  readonly spelled: ReadonlyMap<string, Entry>;
  /** Those of two words or more, by their first two letters: people misspell a part of them. */
  readonly joined: ReadonlyMap<string, readonly string[]>;
};

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

function compile(): Lexicon {
  const entries = new Map<string, Entry>();
  const longest = new Map<string, number>();
  const stems = new Map<string, Entry>();
  let longestUnspaced = 1;
  const put = (map: Map<string, Entry>, key: string, bit: number, language: number): void => {
    const entry = map.get(key) ?? { roles: 0, languages: 0, byLanguage: [] };
    entry.roles |= bit;
    entry.languages |= 1 << language;
    entry.byLanguage[language] = (entry.byLanguage[language] ?? 0) | bit;
    map.set(key, entry);
  };
  for (const [index, language] of languages.entries()) {
    for (const [field, bit] of fields) {
      for (const phrase of phrases(language[field] ?? '')) {
        const stem = phrase.endsWith('*');
        const key = (stem ? phrase.slice(0, -1) : phrase).split(' ').map(foldWord).join(' ');
        if (key === '') continue;
        if (stem) put(stems, key, bit, index);
        put(entries, key, bit, index);
        const words = key.split(' ');
        const first = words[0] ?? key;
        longest.set(first, Math.max(longest.get(first) ?? 1, words.length));
        if (unspaced.test(key)) longestUnspaced = Math.max(longestUnspaced, key.length);
      }
    }
  }
  const names = [...entries].filter(([, entry]) => (entry.roles & role.password) !== 0);
  return {
    entries,
    longest,
    stems,
    longestUnspaced,
    endings: languages.map((language) => phrases(language.descriptorEndings).map(foldWord)),
    spelled: new Map(
      names
        .map(([key, entry]) => [key.replaceAll(' ', ''), entry] as const)
        .filter(([key]) => isLongName(key)),
    ),
    joined: Map.groupBy(
      names.filter(([key]) => key.includes(' ')).map(([key]) => key.replaceAll(' ', '')),
      (key) => key.slice(0, 2),
    ),
  };
}

function isLongName(name: string): boolean {
  return unspaced.test(name) ? name.length >= 2 : /^[\p{L}\p{M}]{5,}$/u.test(name);
}

export const lexicon: Lexicon = compile();

/** The tag of the language that knows the most of some words; of two, the one that comes first in the list. */
export function languageOf(words: readonly { readonly languages: number }[]): string | undefined {
  const counts = languages.map(
    (_, index) => words.filter((word) => (word.languages & (1 << index)) !== 0).length,
  );
  const most = Math.max(...counts);
  return most === 0 ? undefined : languages[counts.indexOf(most)]?.tag;
}

/** The bits of languages, by their tags. */
export function languageBits(...tags: readonly string[]): number {
  return languages.reduce(
    (bits, language, index) => (tags.includes(language.tag) ? bits | (1 << index) : bits),
    0,
  );
}

/** What an entry does in a text of the given languages; in a text of others, all it can do. */
export function rolesIn(entry: Entry, spoken: number): number {
  const shared = entry.languages & spoken;
  if (shared === 0 || shared === entry.languages) return entry.roles;
  let roles = 0;
  for (let language = 0; language < languages.length; language += 1) {
    if ((shared & (1 << language)) !== 0) roles |= entry.byLanguage[language] ?? 0;
  }
  return roles;
}

/** The languages that know the most of these words: the same short word means different things in several. */
export function spokenIn(entries: readonly Entry[]): number {
  const votes = new Array<number>(languages.length).fill(0);
  for (const entry of entries) {
    for (let language = 0; language < votes.length; language += 1) {
      if ((entry.languages & (1 << language)) !== 0) votes[language] = (votes[language] ?? 0) + 1;
    }
  }
  const most = Math.max(1, ...votes);
  return votes.reduce(
    (bits, count, language) => (count === most ? bits | (1 << language) : bits),
    0,
  );
}
