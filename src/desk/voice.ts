import { inspectText } from '../guard/secrets.ts';
import { cleanText } from '../guard/text.ts';
import type { Client, Conversation } from './client.ts';
import { noticeHasChanged } from './consent-again.ts';
import { finishItem } from './finish-item.ts';
import type { ClientWords, TranscriptMessage } from './message.ts';
import { deskMessage, outboundText } from './outbound.ts';
import { ownWords } from './own-words.ts';
import { type ChannelAdapter, ChannelError } from './ports/channel.ts';
import type { InboxContent, InboxItem } from './ports/store.ts';
import type { Transcriber } from './ports/transcriber.ts';
import type { LiveNotice } from './privacy/live-notice.ts';
import { secretAdvice } from './secret-advice.ts';
import { secretRow } from './secret-row.ts';
import { botSpeaks } from './takeover/bot-speaks.ts';
import { runTurn, type TurnDeps } from './turn.ts';
import { contactsTyped } from './typed-addresses.ts';

export interface VoiceDeps extends TurnDeps {
  adapter(account: string): ChannelAdapter | null;
  /** Null when no transcription model is configured. */
  transcriber: Transcriber | null;
  notice: LiveNotice;
}

const MAX_VOICE_BYTES = 16 * 1024 * 1024;

/**
 * A voice note: written down when a transcription model is configured, and then read like a typed message, except that
 * it never answers a card. Without one the client is told so.
 */
export async function takeVoice(
  deps: VoiceDeps,
  home: { client: Client; conversation: Conversation },
  item: InboxItem,
  voice: Extract<InboxContent, { kind: 'voice' }>,
  signal: AbortSignal,
): Promise<void> {
  const at = deps.clock.now();
  const silent = !botSpeaks(home.conversation);
  const keep = (message: ClientWords | Extract<TranscriptMessage, { role: 'event' }>) =>
    finishItem(deps, item, [
      {
        type: 'transcript',
        conversationId: home.conversation.id,
        turnId: item.id,
        messages: [message],
        at,
      },
      ...contactsTyped(home.client.id, ownWords(message), at),
    ]);
  /** To the client; while a person answers, to them. */
  const say = (line: string) =>
    silent
      ? keep({ role: 'event', text: 'The client sent a voice note that was not written down.' })
      : finishItem(deps, item, [outboundText(deps.ids, home.conversation, at, line)]);
  // It would go out to be written down, and the client has not agreed to how that is done now.
  if (silent && noticeHasChanged(deps, home.client)) return say('');
  if (!deps.transcriber)
    return say('I cannot listen to voice notes on this desk. Please write it as text.');
  const heard = await listen(deps, deps.transcriber, home.conversation, voice, signal);
  if ('sentence' in heard) return say(heard.sentence);
  const text = cleanText(heard.text);
  const verdict = inspectText(text, { scope: 'chat' });
  if (verdict.blocked)
    return finishItem(deps, item, [
      secretRow(home, at, 'guard.blocked', `${verdict.kind} in a voice note`),
      deskMessage(deps.ids, home.conversation.id, at, {
        kind: 'blocked',
        secretKind: verdict.kind,
        text: secretAdvice(verdict.kind, false, 'no'),
        override: null,
      }),
    ]);
  const said = { role: 'client', text: `(voice note) ${text}` } as const;
  if (silent) return keep(said);
  return runTurn(deps, item, said, signal);
}

async function listen(
  deps: VoiceDeps,
  transcriber: Transcriber,
  conversation: Conversation,
  voice: Extract<InboxContent, { kind: 'voice' }>,
  signal: AbortSignal,
): Promise<{ text: string } | { sentence: string }> {
  const adapter = deps.adapter(conversation.account);
  if (!adapter || (voice.size ?? 0) > MAX_VOICE_BYTES)
    return { sentence: 'I could not fetch that voice note. Please write it as text.' };
  try {
    const bytes = await adapter.fetchFile(voice.ref, MAX_VOICE_BYTES, signal);
    const text = await transcriber.transcribe(bytes, voice.mime ?? 'audio/ogg', signal);
    return text.trim() === ''
      ? { sentence: 'I could not make out any words in that voice note. Please write it as text.' }
      : { text };
  } catch (error) {
    if (signal.aborted) throw error;
    deps.log.event('warn', 'voice_not_read', {
      code: error instanceof ChannelError ? error.code : 'transcriber',
    });
    return { sentence: 'I could not read that voice note. Please write it as text.' };
  }
}
