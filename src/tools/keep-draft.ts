import { dataBlock } from '../desk/data-block.ts';
import type { Draft } from '../desk/draft.ts';
import type { Posting } from '../desk/posting.ts';
import type { ToolAnswer } from '../desk/tool.ts';
import type { Workspace } from '../desk/workspace.ts';
import { draftView, withNote } from './draft-wishes.ts';

/**
 * Keeps a new draft as its first version, and shows it. Where the job stands in the pipeline does not change.
 * @param note  what the client should know of the text, under it
 */
export async function keepDraft(
  workspace: Workspace,
  posting: Posting,
  text: Pick<Draft, 'to' | 'subject' | 'body' | 'wishes' | 'kind' | 'thread'>,
  note = '',
): Promise<ToolAnswer> {
  const draft: Draft = {
    ...text,
    ...(workspace.author ? { author: workspace.author.name } : {}),
    id: workspace.author?.draftId ?? workspace.ids.next(),
    number: await workspace.reserveDraftNumber(),
    version: 1,
    postingId: posting.id,
    attachCv: false,
    createdAt: workspace.now,
  };
  workspace.stage({ type: 'draft_saved', clientId: workspace.client.id, draft });
  workspace.show(withNote(draftView(draft, posting), note));
  return {
    ok: true,
    text: `Draft ${draft.number} was shown to the client. Nothing is sent.\n${dataBlock(draft.body)}`,
  };
}
