import type { ComposeResult } from './compose.ts';
import {
  answeredLines,
  answerLine,
  type DraftInput,
  firstOf,
  mentioned,
  oneLineOf,
  salutationOf,
  sentenceOf,
  signatureOf,
  usableFacts,
  valuesOf,
} from './parts.ts';
import { sharedTerms } from './terms.ts';

const ANSWERED = { short: 2, normal: 3, long: 5 } as const;
const FURTHER = { short: 0, normal: 1, long: 3 } as const;

/**
 * Writes a cover letter: what the posting asks for in its own words, each beside the CV's own words, and nothing about
 * the client that no fact says. Deterministic, no model.
 */
export function composeCoverLetter(input: DraftInput): ComposeResult {
  const usable = usableFacts(input);
  if (!usable.ok) return usable;
  const { facts } = usable;
  const { posting, wishes } = input;
  const name = firstOf(facts, 'name');
  const answered = answeredLines(facts, posting, ANSWERED[wishes.length]);
  const said = new Set(answered.map(({ fact }) => fact));
  const paragraphs = [
    salutationOf(input),
    opening(input, firstOf(facts, 'title'), firstOf(facts, 'years')),
    ...answered.map(answerLine),
    further(
      valuesOf(facts, 'achievement').filter((value) => !said.has(value)),
      input,
    ),
    mentioned(facts, input),
    closing(input),
    signatureOf(facts, input),
  ];
  return {
    ok: true,
    subject: oneLineOf(`Application: ${posting.title}${name ? ` – ${name}` : ''}`, 150),
    body: paragraphs.filter((text) => text !== '').join('\n\n'),
  };
}

function opening({ posting }: DraftInput, title: string | null, years: string | null): string {
  const apply = `I would like to apply for the position ${posting.title} at ${posting.company}.`;
  if (!title) return apply;
  return `${apply} My current title is ${title}${years ? ` (${years})` : ''}.`;
}

/** What else the CV says that is near to the posting, in the CV's own words. */
function further(values: readonly string[], { posting, wishes }: DraftInput): string {
  const text = `${posting.title}\n${posting.text}`;
  const lines = values
    .map((value, index) => ({ value, index, shared: sharedTerms(value, text) }))
    .toSorted((a, b) => b.shared - a.shared || a.index - b.index)
    .slice(0, FURTHER[wishes.length])
    .map(({ value }) => `- ${sentenceOf(value)}`);
  return lines.length === 0 ? '' : ['Also from my work:', ...lines].join('\n');
}

function closing({ wishes, posting }: DraftInput): string {
  if (wishes.tone === 'warm')
    return `I would be very happy to talk with you about the work at ${posting.company}. Thank you for reading!`;
  return wishes.tone === 'formal'
    ? 'I would welcome the opportunity to introduce myself in person.'
    : 'I would be glad to talk about it, and to send whatever else you need.';
}
