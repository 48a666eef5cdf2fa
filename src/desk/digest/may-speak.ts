import type { Client, Conversation } from '../client.ts';
import { noticeHasChanged } from '../consent-again.ts';
import type { LiveNotice } from '../privacy/live-notice.ts';
import { botSpeaks } from '../takeover/bot-speaks.ts';

export interface SpeakDeps {
  settings: { trial: boolean };
  notice: LiveNotice;
}

/**
 * May the desk work and speak for this client without being asked? `later`: a person of the desk has the conversation,
 * which ends. `no`: the client has not agreed (any more), has paused the desk or has left.
 */
export function maySpeak(
  deps: SpeakDeps,
  { client, conversation }: { client: Client; conversation: Conversation },
): 'yes' | 'later' | 'no' {
  if (client.status !== 'consented' || client.pausedAt || noticeHasChanged(deps, client))
    return 'no';
  if (conversation.control === 'closed') return 'no';
  return botSpeaks(conversation) ? 'yes' : 'later';
}
