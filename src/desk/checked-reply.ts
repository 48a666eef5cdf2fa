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
  const { links, employers } = await linksAtHand(workspace);
  return withoutForeignLinks(text, new Set([...configured, ...links]), employers);
}

/**
 * What the desk itself shows is made by code, but of the words of boards: the same links stay in it, and besides those of
 * the client's own CV, which a draft may hold.
 */
export async function checkedShown(
  workspace: Workspace,
  configured: readonly string[],
): Promise<string[]> {
  const { shown } = workspace.staged();
  if (shown.every((text) => withoutForeignLinks(text, new Set(), []).removed === 0))
    return [...shown];
  const { cv, facts } = workspace.rows();
  const own = linkLikeWords([cv?.text ?? '', ...facts.map((fact) => fact.value)].join('\n'));
  const { links, employers } = await linksAtHand(workspace);
  const known = new Set([...configured, ...links, ...own]);
  return shown.map((text) => {
    const checked = withoutForeignLinks(text, known, [...employers, ...own]);
    return checked.removed === 0 ? text : checked.text;
  });
}

/** Words that may be addresses: those with a dot inside. */
export function linkLikeWords(text: string): string[] {
  return text
    .split(/[\s()<>,;|"]+/)
    .map((word) => word.replace(/[.:!?]+$/, ''))
    .filter((word) => word.includes('.'));
}

async function linksAtHand(
  workspace: Workspace,
): Promise<{ links: string[]; employers: string[] }> {
  const rows = workspace.rows();
  const ids = new Set([
    ...(rows.lastSearch?.shown ?? []).map((job) => job.postingId),
    ...rows.pipeline.map((item) => item.postingId),
    ...rows.drafts.map((draft) => draft.postingId),
  ]);
  const links: string[] = [];
  const employers: string[] = [];
  for (const id of ids) {
    const posting = await workspace.posting(id);
    if (posting?.url) links.push(posting.url);
    if (posting) employers.push(posting.company);
  }
  return { links, employers };
}
