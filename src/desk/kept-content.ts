import { isCertain } from '../guard/certain.ts';
import { inspectText } from '../guard/secrets.ts';
import { cleanText } from '../guard/text.ts';
import type { Client } from './client.ts';
import { OPEN_COMMANDS, readCommand } from './commands.ts';
import type { InboundContent, InboundEvent } from './ports/channel.ts';
import type { ConsentReading, InboxContent } from './ports/store.ts';
import { namesCard, readReply } from './reading.ts';

/** The last messages of each chat, in memory only: a login may be spread over several of them. */
export type Windows = Map<string, string[]>;

/** Longer than any chat message of the channels; what is longer belongs into a document. */
const MAX_TEXT = 20_000;
const WINDOW = 3;

/** `overridden`: what the guard saw in a message that it let through on the client's word. */
export interface Guarded {
  content: InboxContent;
  overridden: { secretKind: string; detector: string } | null;
}

/**
 * What may be kept of an event. A blocked secret keeps its kind only; before consent a text keeps its reading only.
 * @param allowed  the client has said that this message is no secret
 */
export function guarded(
  event: InboundEvent,
  home: { client: Client; conversation: { id: string }; isNew: boolean },
  windows: Windows,
  allowed: boolean,
): Guarded {
  const only = (content: InboxContent): Guarded => ({ content, overridden: null });
  if (event.chat.kind !== 'private') return only({ kind: 'unsupported', what: 'group' });
  const { content } = event;
  const texts = textsOf(content);
  const previous = windows.get(home.conversation.id) ?? [];
  let overridden: Guarded['overridden'] = null;
  for (const text of texts) {
    const verdict = inspectText(text, { previous, scope: 'chat' });
    if (!verdict.blocked) continue;
    const found = {
      secretKind: verdict.kind,
      detector: verdict.findings[0]?.detector ?? 'unknown',
    };
    const certain = isCertain(verdict.findings);
    if (allowed && !certain) {
      overridden = found;
      continue;
    }
    // Kept for the next message only, and only in memory: the other half of a login may follow.
    remember(windows, home.conversation.id, text);
    return only({ kind: 'blocked', ...found, certain });
  }
  // Nothing is kept any more of somebody who is being erased.
  if (home.client.status === 'closed') return only({ kind: 'unsupported', what: 'leaving' });
  // News about the chat is not something that the client said.
  if (content.kind === 'reachable' || content.kind === 'operator_text') return only(kept(content));
  if (home.isNew) return only({ kind: 'start' });
  if (home.client.status === 'declined' && answersOneCard(content)) return only(kept(content));
  if (home.client.status !== 'consented')
    return only({
      kind: 'before_consent',
      reading: content.kind === 'text' ? consentReading(content) : 'other',
    });
  for (const text of texts) remember(windows, home.conversation.id, text);
  return { content: kept(content), overridden };
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
    case 'tap':
      // Buttons carry tokens of the desk's own making; other words in their place are nothing to keep.
      return { kind: 'tap', token: OWN_TOKEN.test(content.token) ? content.token : '' };
    case 'reaction':
      return { ...content, emoji: content.emoji.slice(0, MAX_EMOJI) };
    default:
      return content;
  }
}

const OWN_TOKEN = /^[a-z]\d:[\w:-]{1,61}$/;
/** A family with skin tones takes some 25 UTF-16 units. */
const MAX_EMOJI = 40;

/** Every text that came with an event: all of it passes the guard (I14). */
export function textsOf(content: InboundContent): string[] {
  switch (content.kind) {
    case 'text':
      return [content.text, content.quoted?.text ?? ''].filter(Boolean);
    case 'file':
      return [content.name, content.caption ?? ''].filter(Boolean);
    case 'operator_text':
      return [content.text];
    case 'reaction':
      return [content.emoji];
    default:
      return [];
  }
}

/** After a no as well, the card of an export or a deletion can be answered: by its button or by its number. */
function answersOneCard(content: InboundContent): boolean {
  if (content.kind === 'tap') return true;
  return content.kind === 'text' && namesCard(readReply(content));
}

function consentReading(content: Extract<InboundContent, { kind: 'text' }>): ConsentReading {
  const { answer } = readReply(content);
  if (answer !== 'unclear') return answer;
  const command = readCommand(content.text)?.name;
  return OPEN_COMMANDS.find((name) => name === command) ?? 'other';
}

/** Adds words to what the guard remembers of a chat. */
export function remember(windows: Windows, conversationId: string, text: string): void {
  const window = [...(windows.get(conversationId) ?? []), text.slice(0, 2000)].slice(-WINDOW);
  windows.set(conversationId, window);
}
