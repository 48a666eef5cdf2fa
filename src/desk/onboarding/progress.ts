import { QUESTIONS, type QuestionKey } from './questions.ts';

/**
 * Where the questions stand. `waiting`: the client was just asked. `aside`: they did something else first, so that free
 * words are not taken for the answer any more. `later`: they put the questions off. `done`: nothing is left.
 */
export type Progress =
  | { state: 'waiting' | 'aside' | 'later'; key: QuestionKey }
  | { state: 'done' };

/** One short text for the desk's note. */
export function writeProgress(progress: Progress): string {
  return progress.state === 'done' ? 'done' : `${progress.state} ${progress.key}`;
}

/** Null when the client was never asked, or when the note is of another version of the desk. */
export function readProgress(note: string | null): Progress | null {
  if (note === 'done') return { state: 'done' };
  const [state, word] = (note ?? '').split(' ');
  const key = QUESTIONS.find((question) => question.key === word)?.key;
  if (key === undefined) return null;
  return state === 'waiting' || state === 'aside' || state === 'later' ? { state, key } : null;
}

/** The next question without an answer after `key`, or from the beginning; null when none is left. */
export function nextQuestion(
  answered: readonly { key: string }[],
  after: QuestionKey | null,
): QuestionKey | null {
  const from = QUESTIONS.findIndex(({ key }) => key === after) + 1;
  const open = QUESTIONS.slice(from).find(
    ({ key }) => !answered.some((preference) => preference.key === key),
  );
  return open?.key ?? null;
}
