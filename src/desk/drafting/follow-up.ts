import type { DraftThread } from '../draft.ts';
import type { ComposeResult } from './compose.ts';
import {
  answeredLines,
  answerLine,
  type DraftInput,
  firstOf,
  mentioned,
  oneLineOf,
  salutationOf,
  signatureOf,
  usableFacts,
} from './parts.ts';

const ANSWERED = { short: 0, normal: 1, long: 2 } as const;

/**
 * Writes a short reminder of an earlier mail: when it was written, what for, and one reason from the CV beside the
 * posting's own words. Deterministic, no model.
 *
 * @param thread  the mail that it follows; null when the client wrote in another way
 */
export function composeFollowUp(input: DraftInput, thread: DraftThread | null): ComposeResult {
  const usable = usableFacts(input);
  if (!usable.ok) return usable;
  const { facts } = usable;
  const { posting, wishes } = input;
  const name = firstOf(facts, 'name');
  const paragraphs = [
    salutationOf(input),
    `${earlier(thread)} about your opening for ${posting.title} at ${posting.company}, and I am still interested.`,
    ...answeredLines(facts, posting, ANSWERED[wishes.length]).map(answerLine),
    mentioned(facts, input),
    wishes.tone === 'formal'
      ? 'May I ask whether the position is still open, and what the next steps would be?'
      : 'Is the position still open, and is there anything else that you need from me?',
    signatureOf(facts, input),
  ];
  const about = thread?.subject ?? `${posting.title}${name ? ` – ${name}` : ''}`;
  return {
    ok: true,
    subject: oneLineOf(`Re: ${about.replace(/^(?:re:\s*)+/i, '')}`, 150),
    body: paragraphs.filter((text) => text !== '').join('\n\n'),
  };
}

function earlier(thread: DraftThread | null): string {
  if (!thread) return 'I wrote to you some time ago';
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `I wrote to you on ${day.format(new Date(thread.sentAt))}`;
}
