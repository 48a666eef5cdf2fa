import { foldWord } from './fold.ts';
import { languages } from './languages/all.ts';
import { phrases } from './phrases.ts';
import type { Unit } from './unit.ts';

type List = 'lockedThing' | 'remembered' | 'former' | 'sequence';

/** The most letters of an ending behind a stem ("telefon*"). */
const LONGEST_ENDING = 6;

/** The phrases of all languages without a role in the lexicon, and the stems among them. */
const lists: Readonly<Record<List, ReadonlySet<string>>> = {
  lockedThing: compile('lockedThing'),
  remembered: compile('remembered'),
  former: compile('former'),
  sequence: compile('sequence'),
};

function compile(list: List): ReadonlySet<string> {
  return new Set(
    languages.flatMap((language) =>
      phrases(language[list] ?? '').map((phrase) => phrase.split(' ').map(foldWord).join(' ')),
    ),
  );
}

/** Whether a word or phrase is of a list, also with an ending. */
export function isOf(unit: Unit | undefined, list: List): boolean {
  if (unit === undefined) return false;
  const { key } = unit;
  const words = lists[list];
  if (words.has(key)) return true;
  for (let cut = key.length; cut >= Math.max(3, key.length - LONGEST_ENDING); cut -= 1) {
    if (words.has(`${key.slice(0, cut)}*`)) return true;
  }
  return false;
}
