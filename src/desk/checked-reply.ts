import { type CheckedReply, withoutForeignLinks } from './reply-links.ts';
import type { Workspace } from './workspace.ts';

/**
 * A model's words as they may go to the client, on every channel: the links left in them are those of the postings that
 * this client was shown, has in the pipeline or has a draft for, and of the configuration.
 */
export async function checkedReply(
  workspace: Workspace,
  text: string,
  configured: readonly string[],
): Promise<CheckedReply> {
  const strict = withoutForeignLinks(text, new Set(), []);
  if (strict.removed === 0) return strict;
  const rows = workspace.rows();
  const ids = new Set([
    ...(rows.lastSearch?.shown ?? []).map((job) => job.postingId),
    ...rows.pipeline.map((item) => item.postingId),
    ...rows.drafts.map((draft) => draft.postingId),
  ]);
  const known = new Set(configured);
  const names: string[] = [];
  for (const id of ids) {
    const posting = await workspace.posting(id);
    if (!posting) continue;
    if (posting.url) known.add(posting.url);
    names.push(posting.company);
  }
  return withoutForeignLinks(text, known, names);
}
