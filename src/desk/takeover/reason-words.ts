import type { RequestReason } from './control.ts';

/** Why a person is asked for, as operators read it everywhere. */
export const REASON_WORDS: Readonly<Record<RequestReason, string>> = {
  client: 'the client asked',
  agent: 'the assistant asked',
  failed_turns: 'turns failed',
  upset: 'the client is upset',
  secret_twice: 'a secret was typed twice',
  unknown_outcome: 'an outcome is unknown',
};
