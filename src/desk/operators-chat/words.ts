import type { ControlState } from '../takeover/control.ts';
import { REASON_WORDS } from '../takeover/reason-words.ts';

/** What operators read in their group. */
export const HELP =
  'I did not send that. In this topic: /take, /back, /note words (or // words), /who, /close, and /delete as an answer to one of your messages.';
export const NO_TOPIC =
  'Commands work in the topic of a client. Topics are made when a client needs a person.';
export const NO_MEDIA =
  'Only words can go to the client from here. Write what it says, or describe it in your own words.';
export const NO_EDIT =
  "The client still has your first wording, because this client's chat does not let the desk change a message. Send a correction as a new message.";
export const EDIT_UNSENT =
  'That message was not sent to the client, so nothing was changed there either. Send the new words as a new message.';
export const EDIT_NO_WORDS =
  'The client still has your first wording: what begins with a slash is never sent. Use /delete to take the message back.';
export const DELETE_WHAT =
  'Answer the message that you want to take back with /delete. Only what you sent to the client from here can be deleted.';
export const CANNOT_DELETE =
  "This client's chat does not let the desk delete a message. Write a correction instead.";
export const NOT_THERE = 'That message has not reached the client, so there is nothing to delete.';
export const IS_DELETED = "Your message is being deleted from the client's chat.";
export const OFFER =
  'Not sent: you do not have this conversation. Press the button to take it over and send exactly this message, or use /take first (or // for a note).';
export const NOT_YOURS = 'Only the one who wrote the message can send it.';
export const GONE = 'That message is not there any more. Write it again.';
export const LATE = 'This answer comes late. /who says how it is now.';
export const RECREATED = 'The topic of this client was deleted, so this is a new one.';
export const NO_OPERATOR_RIGHT = 'Your role does not allow that. Ask somebody who leads the desk.';

export const TAKE_LABEL = 'Take and send';
export const BACK_LABEL = 'Hand back';

export function offerTo(holder: string | null): string {
  return holder === null
    ? OFFER
    : `Not sent: ${holder} has this conversation. Press the button to take it from them and send exactly this message (or use // for a note).`;
}

export function summaryOffer(summary: string): string {
  return `You hand this conversation back with this summary:\n\n${summary}\n\nPress the button, or write /back confirm with a summary of your own behind it. /take keeps it.`;
}

/** Who has the conversation now, as a line of the topic. */
export function controlWords(state: ControlState, holder: string | null, at: Date): string {
  switch (state.control) {
    case 'bot':
      return 'The assistant has this conversation.';
    case 'requested': {
      const why = state.reason === null ? '' : ` (${REASON_WORDS[state.reason]})`;
      const minutes = Math.floor((at.getTime() - (state.requestedAt ?? at).getTime()) / 60_000);
      const since = minutes < 1 ? '' : `, for ${minutes === 1 ? '1 minute' : `${minutes} minutes`}`;
      return `Waits for a person${why}${since}. /take to answer.`;
    }
    case 'human':
      return `${holder ?? 'A person'} has this conversation.`;
    case 'returning':
      return `${holder ?? 'A person'} is handing this conversation back.`;
    case 'closed':
      return 'This conversation is closed.';
  }
}
