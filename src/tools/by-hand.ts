import { isOnClosedBoard } from '../desk/closed-boards.ts';
import type { Draft } from '../desk/draft.ts';
import type { Posting } from '../desk/posting.ts';

/**
 * What the client does with a draft for a board that forbids automation (P7): the text to copy, and the page that they open
 * themselves. Null where a mail has somebody to go to, or the board is another one.
 */
export function byHand(draft: Pick<Draft, 'to'>, posting: Posting | null): string | null {
  const url = posting?.url ?? null;
  if (draft.to || url === null || !isOnClosedBoard(url)) return null;
  return `This board does not allow programs, so I never open it. Copy the text and send it yourself, in your own browser: ${url}`;
}
