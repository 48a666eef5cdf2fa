import { languageStem, type TaskLanguage } from './language-stem.ts';
import { addTerms, type Rows, space, TITLE_WEIGHT, weigh } from './occupation-space.ts';
import { TASK_LEXICON } from './task-lexicon.ts';

/** The words of work of one language, and where to find what a term of a text means in it. */
export interface TaskRows {
  rows: Rows;
  /**
   * The keys of `rows` that a stem or a pair of stems stands for, with their shares of its weight; none for a word that is
   * not known. A German compound that is not known itself stands for the parts that are.
   */
  keysOf(term: string): readonly { key: string; share: number }[];
}

const MAX_CACHED = 100_000;
const NONE: readonly { key: string; share: number }[] = [];

const made = new Map<TaskLanguage, { of: object; rows: TaskRows }>();

/** Made at the first text of a language: who writes English alone never pays for the others. */
export function taskRows(language: TaskLanguage): TaskRows {
  const known = made.get(language);
  // Occupations that are added later make a new space, and so new rows.
  if (known && known.of === space()) return known.rows;
  const rows = build(language);
  made.set(language, { of: space(), rows });
  return rows;
}

function build(language: TaskLanguage): TaskRows {
  const { tasks, shared } = read(language);
  const documents = space().occupations.map(({ name, block, titles }) => {
    const document = new Map<string, number>();
    for (const title of titles) addTerms(document, title, TITLE_WEIGHT);
    for (const phrase of tasks.get(name)?.split(',') ?? []) addTerms(document, phrase, 1);
    for (const phrase of shared.get(block)?.split(',') ?? []) addTerms(document, phrase, 1);
    return keyed(language, document);
  });
  const rows = weigh(documents);
  const cache = new Map<string, readonly { key: string; share: number }[]>();
  return {
    rows,
    keysOf(term) {
      const kept = cache.get(term);
      if (kept) return kept;
      const key = keyOf(language, term);
      const keys = rows.has(key)
        ? [{ key, share: 1 }]
        : language === 'de' && !key.includes(' ')
          ? partsOf(key, rows)
          : NONE;
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(term, keys);
      return keys;
    },
  };
}

function keyed(language: TaskLanguage, document: ReadonlyMap<string, number>): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [term, count] of document) {
    const key = keyOf(language, term);
    keys.set(key, (keys.get(key) ?? 0) + count);
  }
  return keys;
}

function keyOf(language: TaskLanguage, term: string): string {
  const gap = term.indexOf(' ');
  if (gap < 0) return languageStem(language, term);
  return `${languageStem(language, term.slice(0, gap))} ${languageStem(language, term.slice(gap + 1))}`;
}

const SHORTEST_PART = 5;
const PART_SHARE = 0.7;

/** "Wohnungsreinigung" is a kind of Reinigung, so the longest end that is known counts; then the longest beginning before it. */
function partsOf(word: string, rows: Rows): readonly { key: string; share: number }[] {
  const parts: { key: string; share: number }[] = [];
  let rest = word;
  for (let at = SHORTEST_PART - 1; at <= word.length - SHORTEST_PART; at++) {
    const end = word.slice(at);
    if (!rows.has(end)) continue;
    parts.push({ key: end, share: PART_SHARE });
    rest = word.slice(0, at);
    break;
  }
  for (let to = Math.min(rest.length, word.length - 1); to >= SHORTEST_PART; to--) {
    const key = languageStem('de', rest.slice(0, to));
    if (key.length < SHORTEST_PART || !rows.has(key)) continue;
    parts.push({ key, share: PART_SHARE });
    break;
  }
  return parts.length > 0 ? parts : NONE;
}

function read(language: TaskLanguage): { tasks: Map<string, string>; shared: Map<string, string> } {
  const tasks = new Map<string, string>();
  const shared = new Map<string, string>();
  for (const sector of TASK_LEXICON[language])
    for (const block of sector.split('\n\n')) {
      const [head = '', ...lines] = block.split('\n');
      const [name = '', words = ''] = head.split(' = ');
      shared.set(name, words);
      for (const line of lines) {
        const [title = '', phrases = ''] = line.split(' | ');
        tasks.set(title, phrases);
      }
    }
  return { tasks, shared };
}
