import { allOccupations, familyNames, familyVector, KEPT } from './occupations.ts';
import type { CvProfile, PostingProfile } from './profile.ts';
import { createTermIndex } from './term-index.ts';
import { createVectorShelf } from './vector-shelf.ts';

/** How alike a CV and every posting are, by number of the posting; each 0 to 1. */
export interface Likeness {
  words: Float64Array;
  title: Float64Array;
  occupation: Float64Array;
  family: Float64Array;
  /** Whether the posting is of the trade that the CV's headline and latest title name. */
  headline: Float64Array;
  titleOccupation: Float64Array;
}

/** The postings, ready to be compared with a CV all at once. */
export interface Corpus {
  add(profile: PostingProfile): void;
  remove(id: string): void;
  ids(): Iterable<string>;
  numberOf(id: string): number | undefined;
  idAt(number: number): string | undefined;
  /** The profile without its terms, which are in the index. */
  at(number: number): PostingProfile | undefined;
  likeness(cv: CvProfile): Likeness;
  /** How telling a skill is here: near 0 when every posting names it, 1 and above when few do. */
  skillWeight(skill: string): number;
}

type Held = Omit<PostingProfile, 'terms' | 'titleTerms' | 'occupations' | 'titleOccupations'>;

export function createCorpus(): Corpus {
  const numbers = new Map<string, number>();
  let held: (Held | undefined)[] = [];
  const words = createTermIndex();
  const titles = createTermIndex();
  const occupations = createVectorShelf(allOccupations().length, KEPT);
  const titleOccupations = createVectorShelf(allOccupations().length, KEPT);
  const families = createVectorShelf(familyNames().length, familyNames().length);
  const skillFrequency = new Map<string, number>();
  // The last CV read: a search asks for its ranking and then for single postings.
  let last: { cv: CvProfile; likeness: Likeness } | null = null;

  function countSkills(profile: Held, step: 1 | -1): void {
    for (const { skill } of profile.skills)
      skillFrequency.set(skill, (skillFrequency.get(skill) ?? 0) + step);
  }

  function remove(id: string): void {
    const number = numbers.get(id);
    const profile = number === undefined ? undefined : held[number];
    if (number === undefined || !profile) return;
    last = null;
    numbers.delete(id);
    held[number] = undefined;
    countSkills(profile, -1);
    words.remove(number);
    titles.remove(number);
    const kept = words.compact();
    if (kept === null) return;
    titles.compact();
    held = Array.from(kept, (old) => held[old]);
    held.forEach((one, at) => {
      if (one) numbers.set(one.id, at);
    });
    for (const shelf of [occupations, titleOccupations, families]) shelf.keep(kept);
  }

  return {
    add(profile) {
      remove(profile.id);
      last = null;
      const { terms, titleTerms, occupations: work, titleOccupations: titled, ...slim } = profile;
      const number = words.add(terms);
      titles.add(titleTerms);
      occupations.put(number, work);
      titleOccupations.put(number, titled);
      families.put(number, familyVector(work));
      held[number] = slim;
      numbers.set(profile.id, number);
      countSkills(slim, 1);
    },
    remove,
    ids: () => numbers.keys(),
    numberOf: (id) => numbers.get(id),
    idAt: (number) => held[number]?.id,
    at(number) {
      const slim = held[number];
      if (!slim) return undefined;
      return {
        ...slim,
        terms: '',
        titleTerms: '',
        occupations: occupations.at(number),
        titleOccupations: titleOccupations.at(number),
      };
    },
    likeness(cv) {
      if (last?.cv === cv) return last.likeness;
      const size = words.size();
      const byTitle = titleOccupations.products(cv.titleOccupations, size);
      const byText = titleOccupations.products(cv.occupations, size);
      for (let i = 0; i < size; i++) byTitle[i] = Math.max(byTitle[i] ?? 0, byText[i] ?? 0);
      const trade = cv.titleOccupations.length > 0 ? cv.titleOccupations : cv.occupations;
      const likeness = {
        words: words.cosines(cv.terms).map(spread),
        title: titles.cosines(cv.titleTerms).map(spread),
        occupation: occupations.products(cv.occupations, size),
        family: families.products(familyVector(cv.occupations), size),
        headline: families.products(familyVector(trade), size),
        titleOccupation: byTitle,
      };
      last = { cv, likeness };
      return likeness;
    },
    skillWeight(skill) {
      const size = numbers.size;
      const named = skillFrequency.get(skill) ?? 0;
      return Math.log(1 + (size + 4) / (named + 0.5)) / Math.log(size + 6);
    },
  };
}

/** Cosines of long texts are small: 0.1 is much, and 0.4 hardly more. Spread over 0 to 1 they can be added to others. */
function spread(cosine: number): number {
  return (cosine * 1.2) / (cosine + 0.2);
}
