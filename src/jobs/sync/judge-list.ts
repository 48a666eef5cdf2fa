import type { BoardState } from '../../desk/ports/board-store.ts';
import type { Posting } from '../../desk/posting.ts';
import type { BoardProblem } from '../board-parse.ts';
import { plainLine } from '../html-text.ts';

/** Code of a board that lists nothing, or under a third of what it had, until a second sync says the same. */
export const SHRUNK = 'shrunk';
/** A list of newest postings says nothing of older ones; after this time unseen they have ended. */
export const UNSEEN_MS = 30 * 86_400_000;
/** Two answers closer than this may come from one fault. */
const APART_MS = 10 * 60_000;
/** Of so few postings any number may end in a day. */
const FEW = 3;

/** Does the board list suspiciously little, beside what it had? */
export function hasShrunk(before: number | null, now: number): boolean {
  if (before === null || before === 0) return false;
  return now === 0 || (before > FEW && now < before / 3);
}

/** Was the same said long enough before? */
export function isConfirmed(state: BoardState, now: Date): boolean {
  return (
    state.errorCode === SHRUNK &&
    state.answeredAt !== null &&
    now.getTime() - state.answeredAt.getTime() >= APART_MS
  );
}

/**
 * Which of the absent postings are gone, where some could not be read: those may be among the unread ones. An unread one
 * is told by its title; one without a title may be any of them.
 */
export function goneFrom(absent: readonly Posting[], problems: readonly BoardProblem[]): string[] {
  const unread = problems.map(({ at }) => /\((.*)\)$/s.exec(at)?.[1] ?? null);
  if (unread.includes(null)) return [];
  return absent.filter(({ title }) => !unread.includes(plainLine(title, 60))).map(({ id }) => id);
}
