import type { DraftKind, DraftThread } from '../draft.ts';
import { composeOutreach } from './compose.ts';
import { composeCoverLetter } from './cover-letter.ts';
import { composeFollowUp } from './follow-up.ts';

/** Writes the text of a draft from facts and the posting alone. */
export type Composer = typeof composeOutreach;

/** The writer for a kind of draft; a follow-up answers the mail of its thread. */
export function composerOf(kind: DraftKind, thread: DraftThread | undefined): Composer {
  switch (kind) {
    case 'outreach':
      return composeOutreach;
    case 'follow_up':
      return (input) => composeFollowUp(input, thread ?? null);
    case 'cover_letter':
      return composeCoverLetter;
  }
}

export const KIND_NAMES: Readonly<Record<DraftKind, string>> = {
  outreach: 'Draft',
  follow_up: 'Follow-up draft',
  cover_letter: 'Cover letter draft',
};
