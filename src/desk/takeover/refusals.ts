import type { Outcome } from './takeover.ts';
import type { ControlRefusal } from './transition.ts';

type Refused = Extract<Outcome, { ok: false }>;

export const NOT_FOUND: Refused = {
  ok: false,
  why: 'not_found',
  sentence: 'There is no such conversation. Go back to the list and open it from there.',
};
export const CLIENT_LEFT: Refused = {
  ok: false,
  why: 'conflict',
  sentence: 'This client has left the desk, so nothing can be done for them any more.',
};
export const NO_CONSENT: Refused = {
  ok: false,
  why: 'not_allowed',
  sentence:
    'This client has not agreed to the privacy notice, so nothing they write is kept. Wait until they have.',
};
export const DISABLED: Refused = {
  ok: false,
  why: 'not_allowed',
  sentence: 'Your account is disabled, so nothing was done. Ask an admin of the desk.',
};
export const NOT_ALLOWED: Refused = {
  ok: false,
  why: 'not_allowed',
  sentence: 'Your role does not allow that. Ask somebody who leads the desk.',
};
export const BUSY: Refused = {
  ok: false,
  why: 'conflict',
  sentence: 'Others changed this conversation at the same moment. Look at it and try again.',
};

export const HANDING_BACK: Refused = {
  ok: false,
  why: 'conflict',
  sentence: 'You are handing this conversation back, so nothing was done. Keep it first.',
};

/** @param what  a draft or a page that the operator looked at, as the beginning of a sentence */
export function changedMeanwhile(what: string): Refused {
  return {
    ok: false,
    why: 'conflict',
    sentence: `${what} was changed meanwhile, so nothing was kept or asked. Read it as it is now, and repeat it.`,
  };
}

export function invalid(sentence: string): Refused {
  return { ok: false, why: 'invalid', sentence };
}

export function secretRefusal(kind: string): Refused {
  return {
    ok: false,
    why: 'blocked',
    sentence: `This looks like a ${kind.replaceAll('_', ' ')}, so nothing was sent or kept. Take it out and send the rest again.`,
  };
}

/** For those who may take it all the same, but did not know that they would. */
export function takenJustNow(holder: string | null): Refused {
  return {
    ok: false,
    why: 'conflict',
    sentence: `${holder ?? 'Somebody else'} took this conversation a moment before you, so nothing was changed. Take it from them only if you mean to.`,
  };
}

/** Why a transition was refused, in words for the operator. `holder` is the name of whoever has it. */
export function refusal(why: ControlRefusal, holder: string | null): Refused {
  return { ok: false, why: 'conflict', sentence: sentenceOf(why, holder) };
}

function sentenceOf(why: ControlRefusal, holder: string | null): string {
  switch (why) {
    case 'taken':
      return `${holder ?? 'Somebody else'} has this conversation. Ask them to hand it back, or ask somebody who leads to take it.`;
    case 'not_held':
      return 'You do not have this conversation (any more), so nothing was sent. Take it over first.';
    case 'closed':
      return 'This conversation is closed. Open it again first.';
    case 'not_closed':
      return 'This conversation is not closed, so there is nothing to open.';
    case 'not_returning':
      return 'This conversation is not being handed back. Hand it back first, then confirm the summary.';
    case 'not_asked':
      return 'No person is asked for in this conversation.';
    case 'lease_runs':
      return 'The operator is still at work on this conversation.';
  }
}
