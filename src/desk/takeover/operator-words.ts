import { inspectText } from '../../guard/secrets.ts';
import { cleanText } from '../../guard/text.ts';
import type { Operator } from '../operators/operator.ts';
import type { Decision, Scene, TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { invalid, secretRefusal } from './refusals.ts';

const MOST_CHARS = 4000;
const ID = /^[\w-]{8,64}$/;

type Refusal = Extract<Decision, { answer: unknown }>;

/** Words that an operator typed for a message: cleaned, neither empty nor endless, and without a secret; or the refusal. */
export async function checkedWords(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  typed: string,
): Promise<{ text: string } | Refusal> {
  const words = cleanWords(typed, MOST_CHARS, 'Please send it in several messages.');
  if ('answer' in words) return words;
  return (await refusedSecret(deps, operator, scene, words.text)) ?? words;
}

/** What was typed without hidden signs, where it is neither empty nor longer than `most` characters. */
export function cleanWords(
  typed: string,
  most: number,
  advice: string,
): { text: string } | { answer: ReturnType<typeof invalid> } {
  const text = cleanText(typed).trim();
  if (text === '') return { answer: invalid('There are no words in it. Write something first.') };
  if (text.length > most)
    return { answer: invalid(`That is longer than ${most} characters. ${advice}`) };
  return { text };
}

/** Stops words of an operator that hold a secret, with a row in the log that names its kind; null when there is none. */
export async function refusedSecret(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  text: string,
): Promise<Refusal | null> {
  const verdict = inspectText(text, { scope: 'chat' });
  if (!verdict.blocked) return null;
  const row = controlRow(scene, 'operator.blocked', {
    actor: 'human',
    notes: [`${verdict.kind} by operator ${operator.name}`],
    errorStatus: 'secret',
  });
  await deps.store.commit([row], 'full');
  return { answer: secretRefusal(verdict.kind) };
}

/**
 * What became of an id that the caller made: null when it is new. A repeated one is answered as the first was, and one of
 * another conversation is refused.
 */
export async function repeated(
  deps: TakeoverDeps,
  id: string,
  conversationId: string,
  done: string,
): Promise<Refusal | null> {
  if (!ID.test(id))
    return { answer: invalid('The form was not complete. Load the page again and repeat it.') };
  const known = await deps.store.writtenIn(id);
  if (known === null) return null;
  return known === conversationId
    ? { answer: { ok: true, sentence: done } }
    : { answer: invalid('That form was used before. Load the page again and repeat it.') };
}
