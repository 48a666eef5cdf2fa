import type { SignInAnswer } from './sign-in.ts';

export const WRONG = 'The name, the password or the code is wrong. Try again.';

/** The same sentence for all that can be wrong, so that nobody learns which names there are. */
export function refusal(
  answer: Exclude<SignInAnswer, { result: 'in' }>,
  now: Date,
): { status: 401 | 429 | 503; sentence: string } {
  if (answer.result === 'wrong') return { status: 401, sentence: WRONG };
  if (answer.result === 'busy')
    return { status: 503, sentence: 'Too many people sign in just now. Try again in a minute.' };
  const minutes = Math.max(1, Math.ceil((answer.until.getTime() - now.getTime()) / 60_000));
  return {
    status: 429,
    sentence: `There were too many wrong tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
  };
}
