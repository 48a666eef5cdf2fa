import type { MatchPosting } from '../../match/match-input.ts';
import { OCCUPATION_LEXICON } from '../../match/occupation-lexicon.ts';

/** A posting and the trade that it is written for. */
export interface SamplePosting extends MatchPosting {
  trade: string;
}

interface Entry {
  trade: string;
  title: string;
  tasks: string[];
}

const FRAMES = [
  'You will take care of {a} and {b} together with our {c} people.',
  'The work includes {a}, {b} and {c} for customers of every size.',
  'Experience with {a} is required; {b} would be a plus.',
  'We expect sound knowledge of {a} and a first contact with {b}.',
  'Day to day you handle {a}, keep an eye on {b} and report on {c}.',
];
const PRAISE = [
  'We are a growing employer with a friendly team and short ways.',
  'We offer health insurance, paid time off and a pension scheme.',
  'All qualified applicants are considered regardless of age, gender or origin.',
];

/**
 * Invented postings of about 3 kB, each with words of its own that no other has, as names and products have them. The same
 * number gives the same posting.
 */
export function samplePostings(): (number: number) => SamplePosting {
  const entries: Entry[] = [];
  for (const [trade, block] of Object.entries(OCCUPATION_LEXICON))
    for (const line of block.trim().split('\n').slice(1)) {
      const [titles = '', tasks = ''] = line.split('|');
      entries.push({
        trade,
        title: titles.split(';')[0]?.trim() ?? '',
        tasks: tasks.split(',').map((task) => task.trim()),
      });
    }
  return (number) => {
    const random = dice(number + 1);
    const pick = <T>(list: readonly T[]): T => {
      const found = list[Math.floor(random() * list.length)];
      if (found === undefined) throw new Error('An empty list has nothing to pick.');
      return found;
    };
    const entry = pick(entries);
    const other = pick(entries);
    const lines: string[] = [pick(PRAISE)];
    for (let i = 0; i < 28; i++) {
      const task = () => pick(random() < 0.85 ? entry.tasks : other.tasks);
      lines.push(
        pick(FRAMES).replace('{a}', task()).replace('{b}', task()).replace('{c}', name(random)),
      );
    }
    lines.push(...PRAISE);
    return {
      id: `posting-${number}`,
      trade: entry.trade,
      title: entry.title,
      company: name(random),
      text: lines.join('\n'),
      places: [name(random)],
    };
  };
}

const SYLLABLES =
  'ba be bo da de du fa fi go ka ki la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve vo'.split(
    ' ',
  );

/** A made-up name: a few are met often, most once. */
function name(random: () => number): string {
  let rest = Math.floor(200_000 * random() ** 3);
  let word = '';
  for (let i = 0; i < 4; i++) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
