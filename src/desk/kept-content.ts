import { inspectText } from '../guard/secrets.ts';
import { cleanText } from '../guard/text.ts';
import type { Client } from './client.ts';
import type { InboundContent, InboundEvent } from './ports/channel.ts';
import type { InboxContent } from './ports/store.ts';
import { readReply } from './reading.ts';

/** The last messages of each chat, in memory only: a login may be spread over several of them. */
export type Windows = Map<string, string[]>;

/** Longer than any chat message of the channels; what is longer belongs into a document. */
const MAX_TEXT = 20_000;
const WINDOW = 3;

/** What may be kept of an event. A blocked secret keeps its kind only; before consent a text keeps its reading only. */
export function guarded(
  event: InboundEvent,
  home: { client: Client; conversation: { id: string }; isNew: boolean },
  windows: Windows,
): InboxContent {
  if (event.chat.kind !== 'private') return { kind: 'unsupported', what: 'group' };
  const { content } = event;
  const texts = textsOf(content);
  const previous = windows.get(home.conversation.id) ?? [];
  for (const text of texts) {
    const verdict = inspectText(text, { previous, scope: 'chat' });
    if (verdict.blocked) {
      // Kept for the next message only, and only in memory: the other half of a login may follow.
      remember(windows, home.conversation.id, text);
      return {
        kind: 'blocked',
        secretKind: verdict.kind,
        detector: verdict.findings[0]?.detector ?? 'unknown',
      };
    }
  }
  // Nothing is kept any more of somebody who is being erased.
  if (home.client.status === 'closed') return { kind: 'unsupported', what: 'leaving' };
  // News about the chat is not something that the client said.
  if (content.kind === 'reachable' || content.kind === 'operator_text') return kept(content);
  if (home.isNew) return { kind: 'start' };
  if (home.client.status !== 'consented')
    return {
      kind: 'before_consent',
      reading: content.kind === 'text' ? consentReading(readReply(content).answer) : 'other',
    };
  for (const text of texts) remember(windows, home.conversation.id, text);
  return kept(content);
}

function kept(content: InboundContent): InboxContent {
  switch (content.kind) {
    case 'text':
      if (content.text.length > MAX_TEXT) return { kind: 'unsupported', what: 'long_text' };
      return {
        kind: 'text',
        text: cleanText(content.text),
        quotedRef: content.quoted?.ref ?? null,
        quotedText: content.quoted?.text ? cleanText(content.quoted.text).slice(0, 2000) : null,
        edited: content.edited,
        forwarded: content.forwarded,
      };
    case 'file':
      return {
        kind: 'file',
        name:
          cleanText(content.name)
            .replace(/[\\/\n\t]/g, '_')
            .slice(0, 200) || 'document',
        mime: content.mime,
        size: content.size,
        ref: content.ref,
        caption: content.caption === null ? null : cleanText(content.caption).slice(0, 2000),
        album: content.album,
      };
    case 'operator_text':
      return { kind: 'operator_text', text: cleanText(content.text).slice(0, MAX_TEXT) };
    case 'unsupported':
      return { kind: 'unsupported', what: content.what };
    default:
      return content;
  }
}

/** Every text that came with an event: all of it passes the guard (I14). */
function textsOf(content: InboundContent): string[] {
  switch (content.kind) {
    case 'text':
      return [content.text, content.quoted?.text ?? ''].filter(Boolean);
    case 'file':
      return [content.name, content.caption ?? ''].filter(Boolean);
    case 'operator_text':
      return [content.text];
    default:
      return [];
  }
}

function consentReading(answer: 'yes' | 'no' | 'unclear'): 'yes' | 'no' | 'other' {
  return answer === 'unclear' ? 'other' : answer;
}

/** Adds words to what the guard remembers of a chat. */
export function remember(windows: Windows, conversationId: string, text: string): void {
  const window = [...(windows.get(conversationId) ?? []), text.slice(0, 2000)].slice(-WINDOW);
  windows.set(conversationId, window);
}
