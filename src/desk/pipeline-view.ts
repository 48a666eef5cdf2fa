import { age } from './local-time.ts';
import { type PipelineItem, STAGES } from './pipeline.ts';
import type { Posting } from './posting.ts';

/** The pipeline as a list by stage, in the order of the stages. */
export function pipelineView(
  items: readonly PipelineItem[],
  postings: readonly Posting[],
  now: Date,
): string {
  if (items.length === 0)
    return 'Your pipeline is empty. Save a job from a list, for example "save 1 and 3".';
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  const sections = STAGES.flatMap((stage) => {
    const here = items.filter((item) => item.stage === stage);
    if (here.length === 0) return [];
    const lines = here.map((item) => {
      const posting = byId.get(item.postingId);
      const what = posting ? `${posting.title} – ${posting.company}` : 'a posting that is gone';
      const closed = posting?.closed && item.stage !== 'closed' ? ', not open any more' : '';
      return `- ${what} (${age(item.at, now)}${closed})${item.note ? `: ${item.note}` : ''}`;
    });
    return [`${stage} (${here.length})\n${lines.join('\n')}`];
  });
  return `Your pipeline:\n${sections.join('\n')}`;
}
