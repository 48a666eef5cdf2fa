import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import { jobCard } from '../desk/job-card.ts';
import type { JobHit } from '../desk/job-search.ts';
import { isAlertList } from '../desk/search.ts';
import { insideTool } from '../desk/tool.ts';
import { writeFilters } from '../match/query-filters.ts';
import { scamSigns } from '../match/scam.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

const DEFAULT_LIMIT = 5;
const MAX_RERANK_TOKENS = 20_000;

export const searchJobs = insideTool({
  name: 'search_jobs',
  effect: 'inside',
  description:
    "Searches the desk's own index of postings and shows the best as a numbered list. Asks nobody outside.",
  input: z.strictObject({
    query: z.string().max(400).describe("the client's words: what, where, remote, pay"),
    company: z.string().min(1).max(80).optional().describe('only jobs at this company'),
    source: z.string().min(1).max(40).optional().describe('only jobs from this board'),
    language: z.string().min(2).max(12).optional().describe('language of the posting'),
    posted_days: z.int().min(1).max(365).optional().describe('posted at most so many days ago'),
    like: JOB_NUMBER.optional().describe('find jobs like this number of the last list'),
    limit: z.int().min(1).max(10).optional(),
  }),
  audit: { source: 'job index', dataCategory: 'search', purpose: 'find jobs for the client' },
  async run({ query: asked, like, limit, ...filters }, workspace) {
    const query = withFilters(asked, filters);
    const rows = workspace.rows();
    const model = like === undefined ? null : await jobByNumber(workspace, like);
    if (model && !model.ok) return model;
    const seen = new Set(rows.lastSearch?.shown.map((job) => job.postingId));
    const more = model !== null || query.trim() === '';
    if (query.trim() === '' && !model && rows.lastSearch && isAlertList(rows.lastSearch))
      return {
        ok: false,
        sentence:
          'Your alert held no other jobs than those of its list. Ask for jobs in words, for example "find me nurse jobs in Hamburg".',
      };
    const words = query.trim() === '' && !model ? (rows.lastSearch?.query ?? '') : query.trim();
    const result = await workspace.jobs.search({
      query: words,
      applicant: rows,
      limit: limit ?? DEFAULT_LIMIT,
      ...(model?.ok ? { like: model.posting } : {}),
      ...(more ? { without: seen } : {}),
      // Half of what is left today: the answer itself has to be paid as well.
      budget: {
        tokens: Math.min(MAX_RERANK_TOKENS, Math.floor(workspace.dayLeft.tokens / 2)),
        user: workspace.client.subject,
      },
    });
    const { client, turnId, now: at } = workspace;
    for (const usage of result.usage)
      workspace.stage({ type: 'usage', clientId: client.id, turnId, usage, at });
    if (result.hits.length === 0)
      return {
        ok: false,
        sentence: `${more ? 'There are no more jobs of that kind in the index.' : 'Nothing in the index fits that.'} Try other words or a wider place, or let me ask a job board.`,
      };
    workspace.stage({
      type: 'search_made',
      clientId: workspace.client.id,
      conversationId: workspace.conversation.id,
      search: {
        id: workspace.ids.next(),
        query: model?.ok ? `like ${model.posting.title}` : words,
        shown: result.hits.map((hit) => ({
          postingId: hit.posting.id,
          score: hit.match?.score ?? null,
        })),
        at: workspace.now,
      },
    });
    const cards = result.hits.map((hit, index) =>
      jobCard(index + 1, hit.posting, hit.match, workspace.now, hit.copies),
    );
    if (result.query.distance)
      workspace.show(
        `I cannot measure distances ("${result.query.distance}"), so I look in the towns that you name. Name those around you as well, for example "nurse jobs in Lyon or Villeurbanne".`,
      );
    // "Like this one" has no end; a search has.
    const rest = model ? 0 : result.total - result.hits.length;
    workspace.show(
      [...cards, rest > 0 ? `${rest} more fit. Say "more".` : ''].filter(Boolean).join('\n\n'),
    );
    return { ok: true, text: forModel(result.hits, result.total) };
  },
});

/** Filters become part of the words, so that "more", the history and a saved search have them as well. */
function withFilters(
  query: string,
  { company, source, language, posted_days }: Record<string, string | number | undefined>,
): string {
  const written = writeFilters({
    ...(company ? { company: String(company) } : {}),
    ...(source ? { source: String(source) } : {}),
    ...(language ? { language: String(language) } : {}),
    ...(posted_days ? { postedDays: Number(posted_days) } : {}),
  });
  return [query.trim(), written].filter(Boolean).join(' ');
}

/** Titles and companies are the board's words: data, not instructions. */
function forModel(hits: readonly JobHit[], total: number): string {
  const lines = hits.map(
    ({ posting, match }, index) =>
      `${index + 1}. ${posting.title} – ${posting.company}${match ? `, score ${match.score}` : ''}`,
  );
  const flagged = hits.flatMap(({ posting }, index) =>
    scamSigns(posting).length > 0 ? [index + 1] : [],
  );
  const warned =
    flagged.length > 0 ? `\nThe client was warned of possible fraud: ${flagged.join(', ')}.` : '';
  return `${hits.length} of ${total} jobs were shown to the client as a numbered list:\n${dataBlock(lines.join('\n'))}${warned}`;
}
