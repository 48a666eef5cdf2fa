import { z } from 'zod';
import { dataBlock } from '../desk/data-block.ts';
import type { Draft } from '../desk/draft.ts';
import { composerOf } from '../desk/drafting/kinds.ts';
import { insideTool } from '../desk/tool.ts';
import { findDraft, type Workspace } from '../desk/workspace.ts';
import { draftView, WISHES, wishesOtherWords, withWishes, writeText } from './draft-wishes.ts';

/**
 * Changes a draft. Where its card already waits, the changed version gets a new card and the old one is void:
 * `propose` is the gate's own way to ask, so nothing can be sent that was not shown.
 */
export function reviseDraft(propose: (draft: Draft, workspace: Workspace) => Promise<void>) {
  return insideTool({
    name: 'revise_draft',
    effect: 'inside',
    description:
      'Changes the newest draft (or the one named) as the client wishes and shows the new version. A waiting card of it becomes void.',
    input: z.strictObject({
      draft: z.int().min(1).optional().describe('number of the draft; the newest when left out'),
      attach_cv: z.boolean().optional(),
      ...WISHES,
    }),
    audit: {
      source: 'drafts',
      dataCategory: 'draft',
      purpose: 'change a draft as the client wishes',
    },
    async run(input, workspace) {
      const rows = workspace.rows();
      const before = findDraft(rows, input.draft);
      if (!before)
        return {
          ok: false,
          sentence:
            'There is no draft to change. Ask for one first, for example "write to the hiring manager of 1".',
        };
      const posting = await workspace.posting(before.postingId);
      if (!posting)
        return { ok: false, sentence: 'The job of that draft is gone, so I cannot change it.' };
      const wishes = withWishes(before.wishes, input);
      // What a person wrote is made anew only where the client wishes for other words.
      const keepsWords = before.author !== undefined && !wishesOtherWords(input);
      const text = writeText({
        cv: rows.cv,
        facts: rows.facts,
        posting,
        to: before.to,
        wishes,
        own: {
          ...input,
          subject: input.subject ?? before.subject,
          ...(keepsWords ? { body: before.body } : {}),
        },
        turn: workspace,
        compose: composerOf(before.kind ?? 'outreach', before.thread),
      });
      if (!text.ok) return text;
      const attachCv = input.attach_cv ?? before.attachCv;
      if (attachCv && !rows.cv) return { ok: false, sentence: 'There is no CV to attach yet.' };
      const { author, ...rest } = before;
      const draft: Draft = {
        ...rest,
        ...(keepsWords && author !== undefined ? { author } : {}),
        version: before.version + 1,
        subject: text.subject,
        body: text.body,
        attachCv,
        wishes,
        createdAt: workspace.now,
      };
      if (
        draft.body === before.body &&
        draft.subject === before.subject &&
        attachCv === before.attachCv
      )
        return { ok: false, sentence: 'That changes nothing in the text: it is already so.' };
      workspace.stage({ type: 'draft_saved', clientId: workspace.client.id, draft });
      if (text.note !== '') workspace.show(text.note);
      const waits = rows.pending.some((card) => card.about === draft.id);
      if (waits) {
        await propose(draft, workspace);
        return {
          ok: true,
          endTurn: true,
          text: `Draft ${draft.number} is now version ${draft.version}; the old card is void and a new one was shown.`,
        };
      }
      workspace.show(draftView(draft, posting));
      return {
        ok: true,
        text: `Draft ${draft.number}, version ${draft.version}, was shown. Nothing is sent.\n${dataBlock(draft.body)}`,
      };
    },
  });
}
