import type { Approval } from '../approval.ts';

/** What the client reads about who answers them. */

/** Said once when somebody comes; cards that wait are named, because they stay the client's alone. */
export function taken(name: string, cards: readonly Pick<Approval, 'number'>[]): string {
  return [
    `${name}, a person of this desk, answers you from now on; the assistant stays silent meanwhile.`,
    waiting(cards),
  ]
    .filter(Boolean)
    .join(' ');
}

function waiting(cards: readonly Pick<Approval, 'number'>[]): string {
  const [first] = cards;
  if (!first) return '';
  const named = cards.map(({ number }) => `#${number}`).join(', ');
  return cards.length === 1
    ? `Card ${named} still waits and only you decide on it: use its button, or write "yes ${first.number}" or "no ${first.number}".`
    : `Cards ${named} still wait and only you decide on them: use their buttons, or write for example "yes ${first.number}" or "no ${first.number}".`;
}

export const TAKEN_BY_PHONE =
  'A person of this desk answers you now; the assistant stays silent meanwhile.';
export const RETURNED = 'The assistant answers again.';

export function returnedBy(name: string | null): string {
  return name === null ? RETURNED : `${name} has handed over; the assistant answers again.`;
}

export const LEASE_ENDED =
  'The assistant answers again, because the person of this desk had to go. Write /human if you need somebody again.';
export const CLOSED =
  'The people of this desk have closed this conversation, so nobody answers here any more. Commands such as /log, /export and /delete still work.';
export const REOPENED =
  'This conversation is open again. Ask me anything, or write /human for a person.';
export const NOBODY_FREE =
  'Nobody of this desk is free yet. Your request stays open and somebody will answer you here; meanwhile I go on helping you. /bot takes the request back.';

export const ASKED =
  'I have asked a person of this desk to come. Until somebody answers I go on helping you; /bot takes the request back.';
export const ASKED_ALREADY =
  'A person of this desk is asked for already. Until somebody answers I go on helping you; /bot takes the request back.';
export const NOBODY_THERE =
  'No person looks after this desk at the moment, so there is nobody I could ask. I go on helping you; /help shows what I can do.';
export const IN_CONTROL =
  'A person of this desk has this conversation already; just write to them.';
export const IS_CLOSED =
  'The people of this desk have closed this conversation. Commands such as /log, /export and /delete still work.';
export const WITHDRAWN = 'I took the request back and go on helping you myself.';
export const NOT_ASKED = 'No person is asked for; you are talking with the assistant.';
export const ASK_THEM =
  'A person of this desk answers you. Tell them if you want the assistant back; they hand over.';

/** By itself the desk asks for a person too, and says so. */
export const ASKED_BY_RULE =
  'I have asked a person of this desk to look at our chat as well. /bot takes that back.';

/** On a card and over a draft: whose words these are, where they are not the assistant's. */
export function preparedBy(name: string): string {
  return `${name}, a person of this desk, prepared this draft.`;
}

/** An operator's words, so that nobody takes them for the assistant's. */
export function marked(name: string, text: string): string {
  return `${name} (person): ${text}`;
}
