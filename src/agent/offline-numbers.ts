/** What the words "it", "all" and "the last one" stand for at this point of the talk. */
export interface JobContext {
  /** How many jobs the last list showed; null when none was shown. */
  shown: number | null;
  /** Numbers that the talk was about last, for "it" and "them". */
  focus: readonly number[];
}

const HIGHEST = 50;
const ALL_WITHOUT_LIST = 5;

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = `(${COUNTS.join('|')}|\\d{1,2})`;
/** A digit group that counts something else than jobs: pay, years, days, drafts. */
const OTHER_FIGURES =
  /(?:\b(?:draft|version|card)\s*#?\s*\d+)|(?:[$€£]\s*\d[\d.,]*\s*k?)|(?:\b\d[\d.,]*\s*(?:k\b|%|€|\$|£|years?\b|yrs?\b|days?\b|weeks?\b|months?\b|hours?\b|euros?\b|dollars?\b|usd\b|eur\b|gbp\b|am\b|pm\b))|(?:\b\d{3,}\b)/gi;

/**
 * The jobs that a request names, in the order named: "1, 3 and 4", "2-4", "the second", "#2", "both", "all",
 * "the last one", "it". Empty when it names none.
 */
export function jobNumbers(text: string, context: JobContext): number[] {
  const words = ` ${text.toLowerCase().replace(/[’]/g, "'")} `.replace(OTHER_FIGURES, ' ');
  const last = context.shown ?? null;

  const some = new RegExp(
    `\\b(first|top|last)\\s+(?!one\\b)${COUNT}\\b(?!\\s*(?:of|and|,)\\s*\\d)`,
  ).exec(words);
  if (some?.[1] && some[2]) {
    const count = Math.min(countOf(some[2]), last ?? HIGHEST);
    const start = some[1] === 'last' && last !== null ? last - count + 1 : 1;
    return range(start, start + count - 1);
  }
  if (/\b(?:all|everything|every (?:one|job)|each)\b/.test(words))
    return range(1, Math.min(last ?? ALL_WITHOUT_LIST, 10));

  const named: { at: number; numbers: number[] }[] = [];
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => number[]) => {
    for (const match of words.matchAll(pattern)) {
      const taken = named.some((item) => item.at === match.index);
      if (!taken) named.push({ at: match.index, numbers: read(match) });
    }
  };
  let left = words;
  for (const match of words.matchAll(
    /(?<![\d.])#?(\d{1,2})\s*(?:-|–|to|through|till|until)\s*#?(\d{1,2})(?![\d])/g,
  )) {
    const [from, to] = [Number(match[1]), Number(match[2])];
    // "move 2 to 3" is no range, but nobody says that.
    if (from < to && to - from < 10) {
      named.push({ at: match.index, numbers: range(from, to) });
      left = left.replace(match[0], ' '.repeat(match[0].length));
    }
  }
  for (const match of left.matchAll(
    /(?<![\d.])(?:#|no\.?\s*|nr\.?\s*)?(\d{1,2})(?:st|nd|rd|th)?(?![\d]|\.\d)/g,
  ))
    named.push({ at: match.index, numbers: [Number(match[1])] });
  take(new RegExp(`\\b(${ORDINALS.join('|')})\\b`, 'g'), (match) => [
    ORDINALS.indexOf(match[1] ?? '') + 1,
  ]);
  take(
    new RegExp(`\\b(?:number|job|nr|no|position|item)\\s+(${COUNTS.join('|')})\\b`, 'g'),
    (match) => [countOf(match[1] ?? '')],
  );
  if (last !== null)
    take(/\b(?:the\s+)?last\b(?! (?:week|month|year|time|message|draft))/g, () => [last]);

  const numbers = named
    .toSorted((a, b) => a.at - b.at)
    .flatMap((item) => item.numbers)
    .filter((number) => number >= 1 && number <= HIGHEST);
  if (numbers.length > 0) return [...new Set(numbers)];
  if (/\bboth\b/.test(words)) return context.focus.length === 2 ? [...context.focus] : [1, 2];
  if (/\b(?:it|its|this|that|them|those|these|the same|this one|that one)\b/.test(words))
    return [...context.focus];
  return [];
}

/** The one job that the talk is about, where there is just one. */
export function onlyFocus(context: JobContext): number | undefined {
  return context.focus.length === 1 ? context.focus[0] : undefined;
}

function countOf(word: string): number {
  const index = COUNTS.indexOf(word);
  return index >= 0 ? index + 1 : Number(word);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
