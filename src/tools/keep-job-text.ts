import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import { jobCard } from '../desk/job-card.ts';
import { ownId, withOwner } from '../desk/own-posting.ts';
import { pastedText } from '../desk/pasted-text.ts';
import type { ReadPastedJob } from '../desk/ports/pasted-jobs.ts';
import { insideTool } from '../desk/tool.ts';

const NAME = z.string().min(2).max(120).optional();

/** Takes in the text of a job that the client pasted into the chat, for that client alone. Nothing is asked outside. */
export function keepJobText({ readPastedJob }: { readPastedJob: ReadPastedJob }) {
  return insideTool({
    name: 'keep_job_text',
    effect: 'inside',
    description:
      'Takes in the job whose text the client pasted in this very message, and shows it with its score. The text itself is taken from the message. Name title, company and place as they stand there.',
    input: z.strictObject({ title: NAME, company: NAME, place: NAME }),
    audit: {
      source: 'chat',
      dataCategory: 'posting',
      purpose: 'score a job that the client pasted',
    },
    async run(names, workspace) {
      // The text is the client's message, never an argument (I10).
      const text = pastedText(workspace.clientText ?? '');
      if (text === null)
        return {
          ok: false,
          sentence:
            'That is too short for the text of a job. Please paste the whole advertisement.',
        };
      const read = await readPastedJob(text, names);
      if (!read)
        return {
          ok: false,
          sentence:
            'I cannot see which work that text is about. Please paste it again with the title of the job in the first line.',
        };
      const clientId = workspace.client.id;
      const posting = { ...read, id: ownId(read.id, clientId) };
      const match = await workspace.jobs.matchNew(posting, workspace.rows());
      workspace.stage({
        type: 'postings_saved',
        postings: [withOwner(posting, clientId)],
        at: workspace.now,
      });
      workspace.stage({
        type: 'search_made',
        clientId,
        conversationId: workspace.conversation.id,
        search: {
          id: workspace.ids.next(),
          query: posting.title,
          shown: [{ postingId: posting.id, score: match?.score ?? null }],
          at: workspace.now,
        },
      });
      workspace.show(
        `I read this from your text, for you alone:\n\n${jobCard(1, posting, match, workspace.now)}`,
      );
      return {
        ok: true,
        text: `1 of 1 jobs were shown to the client as a numbered list:\n${dataBlock(`1. ${posting.title} – ${posting.company}${match ? `, score ${match.score}` : ''}`)}`,
      };
    },
  });
}
