import { z } from 'zod';
import { lastThread, MAIL_TOOL } from '../desk/digest/sent-mail.ts';
import { contactOf } from '../desk/digest/suggestions.ts';
import { composerOf } from '../desk/drafting/kinds.ts';
import type { DigestStore } from '../desk/ports/digest-store.ts';
import { insideTool } from '../desk/tool.ts';
import { draftBasis } from './draft-basis.ts';
import { PLAIN_WISHES, WISHES, withWishes, writeText } from './draft-wishes.ts';
import { JOB_NUMBER } from './job-ref.ts';
import { keepDraft } from './keep-draft.ts';

export interface FollowUpDeps {
  store: Pick<DigestStore, 'sentMails'>;
}

/** A second mail to people who were written to: it answers the first one, in the same thread, to the same address. */
export function draftFollowUp(deps: FollowUpDeps) {
  return insideTool({
    name: 'draft_follow_up',
    effect: 'inside',
    description:
      'Writes a short follow-up to a mail that was sent for a job of the last list, and shows it. Sends nothing.',
    input: z.strictObject({ job: JOB_NUMBER, ...WISHES }),
    audit: {
      source: 'CV, sent mail and job index',
      dataCategory: 'draft',
      purpose: 'write a draft for the client',
    },
    async run(input, workspace) {
      const basis = await draftBasis(workspace, input.job);
      if (!basis.ok) return basis;
      const { posting } = basis;
      const mails = await deps.store.sentMails(workspace.client.id, MAIL_TOOL, null);
      const last = lastThread(mails, posting);
      const stage = basis.pipeline.find(({ postingId }) => postingId === posting.id)?.stage;
      if (!last && stage !== 'contacted' && stage !== 'applied')
        return {
          ok: false,
          sentence: workspace.author
            ? 'Nothing was sent for this job yet, so there is nothing to follow up. Prepare a first mail instead.'
            : `Nothing was sent for job ${input.job} yet, so there is nothing to follow up. Say "write to the hiring manager of ${input.job}", or "I applied to ${input.job}" if you did it yourself.`,
        };
      const to = last?.to ?? contactOf(posting);
      const wishes = withWishes(PLAIN_WISHES, input);
      const text = writeText({
        ...basis,
        to,
        wishes,
        own: input,
        turn: workspace,
        compose: composerOf('follow_up', last?.thread),
      });
      if (!text.ok) return text;
      const { subject, body, note } = text;
      return keepDraft(
        workspace,
        posting,
        {
          kind: 'follow_up',
          to,
          subject,
          body,
          wishes,
          ...(last ? { thread: last.thread } : {}),
        },
        note,
      );
    },
  });
}
