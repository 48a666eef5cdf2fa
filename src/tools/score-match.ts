import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import type { Posting } from '../desk/posting.ts';
import { insideTool } from '../desk/tool.ts';
import type { Requirement } from '../match/requirements.ts';
import { scoreWords } from '../match/rerank.ts';
import { explainDifference, type MatchResult } from '../match/score.ts';
import { gateLine } from '../match/summary.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

export const scoreMatch = insideTool({
  name: 'score_match',
  effect: 'inside',
  description:
    "Explains the score of one or more jobs of the last list against the client's CV: what fits, what is missing, and why one scores lower.",
  input: z.strictObject({ jobs: z.array(JOB_NUMBER).min(1).max(5) }),
  audit: {
    source: 'CV and job index',
    dataCategory: 'cv',
    purpose: 'explain a score to the client',
  },
  async run({ jobs }, workspace) {
    if (!workspace.rows().cv)
      return { ok: false, sentence: 'I can only score against a CV. Please send yours first.' };
    const scored: { number: number; posting: Posting; match: MatchResult }[] = [];
    for (const number of jobs) {
      const found = await jobByNumber(workspace, number);
      if (!found.ok) return found;
      const [match] = await workspace.jobs.match([found.posting.id], workspace.rows());
      if (match) scored.push({ number, posting: found.posting, match });
    }
    const [first] = scored;
    if (!first) return { ok: false, sentence: 'Those jobs are not in the index any more.' };
    const text = scored.map(explain);
    const other = scored[1] ?? (await bestOfList(workspace, first.number));
    if (other)
      text.push(
        `${first.number} beside ${other.number}: ${explainDifference(first.match, other.match)}`,
      );
    text.push('A score is arithmetic over texts; it can be wrong. You decide.');
    workspace.show(text.join('\n\n'));
    return {
      ok: true,
      text: `Shown to the client:\n${dataBlock(text.join('\n').slice(0, 2000))}`,
    };

    async function bestOfList(desk: typeof workspace, besides: number) {
      if (besides === 1) return null;
      const found = await jobByNumber(desk, 1);
      if (!found.ok) return null;
      const [match] = await desk.jobs.match([found.posting.id], desk.rows());
      return match ? { number: 1, posting: found.posting, match } : null;
    }
  },
});

function explain(scored: { number: number; posting: Posting; match: MatchResult }): string {
  const { match, posting, number } = scored;
  return [
    `${number}. ${posting.title} – ${posting.company}: ${scoreWords(match)}${match.provisional ? ' (provisional: the posting says little)' : ''} · confidence ${match.confidence}`,
    ...match.reasons.map(
      (reason) =>
        `+ ${reason.text}: your CV "${reason.cvQuote}", the posting "${reason.postingQuote}"`,
    ),
    ...match.gaps.map((gap) => `- ${gap.text}: the posting "${gap.postingQuote}"`),
    ...match.gates.map((gate) => `${SIGNS[gate.verdict]} ${gateLine(gate)}`),
    ...coverageLines(match.requirements),
    ...match.flags.map((flag) => `! ${flag.text}: "${flag.quote}"`),
  ].join('\n');
}

const SIGNS = { pass: '=', fail: '!', unknown: '?' } as const;

/** How much of what is asked for the CV shows, and which of it has no evidence. */
function coverageLines(requirements: readonly Requirement[]): string[] {
  const line = (need: 'must' | 'nice', words: string) => {
    const asked = requirements.filter((one) => (one.need === 'nice') === (need === 'nice'));
    if (asked.length === 0) return [];
    const bare = asked.filter(({ cvQuote }) => cvQuote === null).map(({ name }) => name);
    const more = bare.length > MAX_BARE ? ` and ${bare.length - MAX_BARE} more` : '';
    const missing =
      bare.length === 0 ? '' : `; no evidence: ${bare.slice(0, MAX_BARE).join(', ')}${more}`;
    return [`${words}: ${asked.length - bare.length} of ${asked.length} in your CV${missing}`];
  };
  return [...line('must', 'Asked for'), ...line('nice', 'A plus')];
}

const MAX_BARE = 6;
