import { inspectText } from '../../guard/secrets.ts';
import { cleanText } from '../../guard/text.ts';
import type { Operator } from '../operators/operator.ts';
import type { Decision, Scene, TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { invalid, secretRefusal } from './refusals.ts';

const MOST_CHARS = 4000;
const ID = /^[\w-]{8,64}$/;

/** Words that an operator typed: cleaned, neither empty nor endless, and without a secret; or the refusal. */
export async function checkedWords(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  typed: string,
  most = MOST_CHARS,
): Promise<{ text: string } | { answer: Extract<Decision, { answer: unknown }>['answer'] }> {
  const text = cleanText(typed).trim();
  if (text === '') return { answer: invalid('There are no words in it. Write something first.') };
  if (text.length > most)
    return {
      answer: invalid(
        most === MOST_CHARS
          ? `That is longer than ${most} characters. Please send it in several messages.`
          : `That is longer than ${most} characters. Please shorten it.`,
      ),
    };
  const verdict = inspectText(text, { scope: 'chat' });
  if (!verdict.blocked) return { text };
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
): Promise<Extract<Decision, { answer: unknown }> | null> {
  if (!ID.test(id))
    return { answer: invalid('The form was not complete. Load the page again and repeat it.') };
  const known = await deps.store.writtenIn(id);
  if (known === null) return null;
  return known === conversationId
    ? { answer: { ok: true, sentence: done } }
    : { answer: invalid('That form was used before. Load the page again and repeat it.') };
}
