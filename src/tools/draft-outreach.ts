import { z } from 'zod';
import { contactOf } from '../desk/digest/suggestions.ts';
import { insideTool } from '../desk/tool.ts';
import { draftBasis } from './draft-basis.ts';
import { PLAIN_WISHES, WISHES, withWishes, writeText } from './draft-wishes.ts';
import { JOB_NUMBER } from './job-ref.ts';
import { keepDraft } from './keep-draft.ts';

export const draftOutreach = insideTool({
  name: 'draft_outreach',
  effect: 'inside',
  description:
    "Writes a mail to the people behind a job of the last list, from the facts of the client's CV only, and shows it. Sends nothing.",
  input: z.strictObject({ job: JOB_NUMBER, ...WISHES }),
  audit: {
    source: 'CV and job index',
    dataCategory: 'draft',
    purpose: 'write a draft for the client',
  },
  async run(input, workspace) {
    const basis = await draftBasis(workspace, input.job);
    if (!basis.ok) return basis;
    const { posting } = basis;
    const to = contactOf(posting);
    const wishes = withWishes(PLAIN_WISHES, input);
    const text = writeText({
      ...basis,
      to,
      wishes,
      own: input,
      turn: workspace,
    });
    if (!text.ok) return text;
    const { subject, body, note } = text;
    const answer = await keepDraft(workspace, posting, { to, subject, body, wishes }, note);
    const known = basis.pipeline.find((item) => item.postingId === posting.id);
    if (!known || known.stage === 'saved')
      workspace.stage({
        type: 'pipeline_moved',
        clientId: workspace.client.id,
        item: {
          postingId: posting.id,
          stage: 'drafted',
          note: known?.note ?? null,
          at: workspace.now,
        },
      });
    return answer;
  },
});
