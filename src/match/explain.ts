import type { MatchResult } from './score.ts';

/** Why `a` scored as it did against `b`, in two or three sentences, from their parts, reasons, gaps and gates. */
export function explainDifference(a: MatchResult, b: MatchResult): string {
  if (a.score === b.score && a.exact === b.exact)
    return `Both score ${a.score}; nothing that is measured tells them apart.`;
  const isLower = a.exact < b.exact;
  const [high, low] = isLower ? [b, a] : [a, b];
  const sentences = [
    `It scores ${a.score} against ${b.score}, ${isLower ? 'lower' : 'higher'} mostly by ${mainPart(high, low)}.`,
  ];
  const failed = low.gates.filter(
    (gate) =>
      gate.verdict === 'fail' &&
      !high.gates.some((other) => other.name === gate.name && other.verdict === 'fail'),
  );
  const gap = low.gaps.find((one) => !high.gaps.some((other) => other.text === one.text));
  const reason = high.reasons.find((one) => !low.reasons.some((other) => other.text === one.text));
  if (failed.length > 0)
    sentences.push(
      `The lower one fails what you asked for: ${failed.map((gate) => gate.name).join(', ')}.`,
    );
  else if (low.provisional && !high.provisional)
    sentences.push(
      'The lower one has almost no description, so its score is provisional and capped.',
    );
  else if (gap) sentences.push(`In the lower one, ${gap.text} ("${gap.postingQuote}").`);
  if (reason) sentences.push(`The higher one has this for it: ${reason.text}.`);
  return sentences.join(' ');
}

const PART_WORDS: readonly (readonly [string, string])[] = [
  ['skills', 'the share of the asked skills that your CV shows'],
  ['occupation', 'how near the kind of work is to yours'],
  ['headline', 'whether it is of the trade that your CV names first'],
  ['words', 'how much of the wording is shared'],
  ['title', 'how near the title is to yours'],
  ['level', 'seniority and years of experience'],
];

function mainPart(high: MatchResult, low: MatchResult): string {
  const failures = (result: MatchResult) =>
    result.gates.filter((gate) => gate.verdict === 'fail').length;
  if (failures(low) > failures(high)) return 'a condition that is not met';
  if (low.provisional && !high.provisional) return 'the missing description';
  const [best] = PART_WORDS.map(([part, words]) => ({
    words,
    lead: (high.parts[part] ?? 0) - (low.parts[part] ?? 0),
  })).sort((x, y) => y.lead - x.lead);
  return best && best.lead > 0 ? best.words : 'many small differences';
}
