import type { Admission } from './admission.ts';

/** The one line that a stranger gets. */
export function strangerLine(admission: Exclude<Admission, 'open'>): string {
  return admission === 'invite'
    ? 'Hello. This desk takes new clients by invitation: if you have a code, please send it here. Without one I cannot answer, and I keep nothing of what you write.'
    : 'Hello. The people of this desk decide who may join, and they see that you asked: I write to you when they have decided. Until then I cannot answer, and I keep nothing of what you write.';
}

/** The same words whatever is wrong with a code, so that they tell nothing about codes. */
export const WRONG_CODE =
  'That code does not work here. Please check it, or ask whoever gave it to you; I take five tries an hour.';

export const REFUSED_LINE =
  'The people of this desk cannot take you on as a client. I kept nothing of what you wrote, and I do not write to you again.';
