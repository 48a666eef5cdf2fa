import type { TaskLanguage } from './language-stem.ts';
import { projectTerms } from './occupations.ts';
import { hashTerm, type PackedTerms, packTerms } from './packed.ts';
import { findSkillsIn, type SkillHit } from './skills.ts';
import { termOf, wordsOf } from './words.ts';

const MAX_TERMS = 700;

/** Weighted stems and stem pairs of a text, gathered line by line. */
export function createBag() {
  const byTerm = new Map<string, number>();
  return {
    byTerm,
    add(term: string, weight: number) {
      byTerm.set(term, (byTerm.get(term) ?? 0) + weight);
    },
    packed(): PackedTerms {
      const weights = new Map<number, number>();
      const heavy = [...byTerm]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, MAX_TERMS);
      for (const [term, weight] of heavy) weights.set(hashTerm(term), weight);
      return packTerms(weights);
    },
    occupations: (language?: TaskLanguage) => projectTerms(byTerm, language),
  };
}

export type TermBag = ReturnType<typeof createBag>;

/** Adds the words of a line to the bag; gives their number and the skills that the line names. */
export function readInto(
  bag: TermBag,
  text: string,
  weight: number,
): { words: number; hits: SkillHit[] } {
  const words = wordsOf(text);
  let previous = '';
  let count = 0;
  for (const word of words) {
    const term = termOf(text, word);
    if (term !== '') {
      count++;
      if (weight > 0) {
        bag.add(term, weight);
        if (previous !== '') bag.add(`${previous} ${term}`, weight);
      }
    }
    previous = term;
  }
  return { words: count, hits: weight > 0 ? findSkillsIn(text, words) : [] };
}

/** The terms of a title alone. */
export function termsOfTitle(title: string): PackedTerms {
  const bag = createBag();
  readInto(bag, title, 1);
  return bag.packed();
}
