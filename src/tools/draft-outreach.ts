import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import { contactOf } from '../desk/digest/suggestions.ts';
import type { Draft } from '../desk/draft.ts';
import { insideTool } from '../desk/tool.ts';
import { draftBasis } from './draft-basis.ts';
import {
  draftView,
  PLAIN_WISHES,
  WISHES,
  withNote,
  withWishes,
  writeText,
} from './draft-wishes.ts';
import { JOB_NUMBER } from './job-ref.ts';

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
    const draft: Draft = {
      id: workspace.ids.next(),
      number: await workspace.reserveDraftNumber(),
      version: 1,
      postingId: posting.id,
      to,
      subject: text.subject,
      body: text.body,
      attachCv: false,
      wishes,
      createdAt: workspace.now,
    };
    workspace.stage({ type: 'draft_saved', clientId: workspace.client.id, draft });
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
    workspace.show(withNote(draftView(draft, posting), text.note));
    return {
      ok: true,
      text: `Draft ${draft.number} was shown to the client. Nothing is sent.\n${dataBlock(draft.body)}`,
    };
  },
});
