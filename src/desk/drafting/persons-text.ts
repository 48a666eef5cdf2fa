import type { Cv, Fact } from '../cv.ts';
import type { Draft, Recipient } from '../draft.ts';
import type { Posting } from '../posting.ts';
import type { CheckedSentence } from './claims.ts';
import { composerOf } from './kinds.ts';
import { hasForeignLink } from './own-links.ts';
import { claimsBeyond } from './own-text.ts';

export type PersonsText = { ok: true } | { ok: false; sentence: string };

const LISTED = 6;
const MOST_QUOTED = 160;

/**
 * Words that a person of the desk wrote for a client, held against the same as a model's: what they say of the client has
 * to stand in the CV or in a corrected fact. Nothing is dropped for them; they read which sentence says what.
 *
 * @param year  the present one
 */
export function checkPersonsText(
  text: { subject: string; body: string },
  basis: {
    cv: Cv | null;
    facts: readonly Fact[];
    posting: Posting;
    to: Recipient | null;
    draft: Pick<Draft, 'kind' | 'thread' | 'wishes'>;
    year: number;
  },
): PersonsText {
  const { cv, facts, posting, to, draft, year } = basis;
  if (hasForeignLink(`${text.subject}\n${text.body}`, basis))
    return {
      ok: false,
      sentence:
        'Nothing was kept: there is a link in it which is neither in the CV nor the one of the job. Take it out.',
    };
  const { kind = 'outreach', thread, wishes } = draft;
  const composed = composerOf(kind, thread)({ facts, posting, to, wishes });
  const beyond = claimsBeyond(`${text.subject}\n${text.body}`, {
    own: [cv?.text ?? '', ...facts.map((fact) => fact.value)],
    context: [posting.title, posting.company, posting.text, to?.name ?? ''],
    year,
    made: composed.ok ? composed.body : '',
  });
  if (beyond.length === 0) return { ok: true };
  const more = beyond.length > LISTED ? `, and ${beyond.length - LISTED} more` : '';
  return {
    ok: false,
    sentence: `Nothing was kept: the CV does not say ${beyond.slice(0, LISTED).map(named).join('; ')}${more}. Take it out, or let the client state it first.`,
  };
}

/** What is claimed, and the sentence that claims it; once where they are the same. */
function named({ text, unsupported }: CheckedSentence): string {
  const sentence = quoted(text);
  const claims = [...new Set(unsupported.map((claim) => quoted(claim.text)))].filter(
    (claim) => claim !== sentence,
  );
  return claims.length === 0 ? sentence : `${claims.join(', ')} in ${sentence}`;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line}”`;
}
