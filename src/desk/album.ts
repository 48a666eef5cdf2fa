import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Conversation } from './client.ts';
import { type CvIntakeDeps, takeCv } from './cv-intake.ts';
import type { InboxContent, InboxItem } from './ports/store.ts';

type FileItem = InboxItem & { content: Extract<InboxContent, { kind: 'file' }> };

/** The files of an album arrive as messages of their own, within about a second. */
const GATHER_MS = 1500;

/**
 * Files that were sent together: one of them becomes the CV, and one answer says which. The others are not kept.
 */
export async function takeAlbum(
  deps: CvIntakeDeps,
  home: { client: Client; conversation: Conversation },
  item: InboxItem,
  album: string,
  signal: AbortSignal,
): Promise<void> {
  const age = deps.clock.now().getTime() - item.receivedAt.getTime();
  if (age < GATHER_MS) await sleep(Math.min(GATHER_MS, GATHER_MS - age), undefined, { signal });
  const items = (await deps.store.albumInbound(home.conversation.id, album)).filter(isFile);
  const chosen = chooseCv(items);
  if (!chosen) return;
  const others = items.filter((other) => other.id !== chosen.id);
  const captions = items.flatMap(({ content }) => content.caption ?? []).join('\n');
  await takeCv(
    deps,
    home,
    chosen,
    { ...chosen.content, caption: captions === '' ? null : captions },
    signal,
    others.length === 0
      ? []
      : [
          `You sent ${items.length} files together. I keep one CV, so I looked at ${chosen.content.name} only; send another one alone if you meant that.`,
        ],
    others.map(({ id }) => ({ type: 'inbox_done', inboxId: id, state: 'done' })),
  );
}

function isFile(item: InboxItem): item is FileItem {
  return item.content.kind === 'file';
}

/** A readable document whose name speaks of a CV, else the first readable one, else the first file. */
function chooseCv(items: readonly FileItem[]): FileItem | undefined {
  const readable = items.filter(({ content }) => /\.(pdf|docx|odt|txt|md)$/i.test(content.name));
  return (
    readable.find(({ content }) => /cv|r[eé]sum[eé]|lebenslauf|curriculum/i.test(content.name)) ??
    readable[0] ??
    items[0]
  );
}
