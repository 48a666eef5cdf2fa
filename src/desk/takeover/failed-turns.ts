import type { TranscriptMessage } from '../message.ts';
import type { TurnStop } from '../ports/agent.ts';
import { STOP_SENTENCES } from '../stop-sentences.ts';

/** Stops that leave the client without what they asked for; their own stop and a model's refusal are none. */
const FAILURES: readonly TurnStop[] = [
  'tool_limit',
  'token_limit',
  'time_limit',
  'model_error',
  'empty',
];

/** Did this turn fail, and the one before it too? By what the client read, so that a restart forgets nothing. */
export function failedAgain(
  transcript: readonly TranscriptMessage[],
  stopped: TurnStop | null,
): boolean {
  if (stopped === null || !FAILURES.includes(stopped)) return false;
  const last = transcript.findLast(({ role }) => role === 'desk' || role === 'operator');
  return (
    last?.role === 'desk' && FAILURES.some((failure) => last.text.endsWith(STOP_SENTENCES[failure]))
  );
}
