import { z } from 'zod';
import { contactOf } from '../desk/digest/suggestions.ts';
import { composeCoverLetter } from '../desk/drafting/cover-letter.ts';
import { insideTool } from '../desk/tool.ts';
import { draftBasis } from './draft-basis.ts';
import { PLAIN_WISHES, WISHES, withWishes, writeText } from './draft-wishes.ts';
import { JOB_NUMBER } from './job-ref.ts';
import { keepDraft } from './keep-draft.ts';

export const draftCoverLetter = insideTool({
  name: 'draft_cover_letter',
  effect: 'inside',
  description:
    "Writes a cover letter for a job of the last list, from the facts of the client's CV and the posting's own words only, and shows it. Sends nothing.",
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
      compose: composeCoverLetter,
    });
    if (!text.ok) return text;
    const { subject, body, note } = text;
    return keepDraft(workspace, posting, { kind: 'cover_letter', to, subject, body, wishes }, note);
  },
});
