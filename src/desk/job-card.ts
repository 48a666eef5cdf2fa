import { scoreWords } from '../match/rerank.ts';
import type { MatchResult } from '../match/score.ts';
import { CLOSED_WHY } from './closed-jobs.ts';
import { copyLines, creditLinks, type JobCopies } from './job-copies.ts';
import { age } from './local-time.ts';
import type { Posting } from './posting.ts';
import { scamWarnings } from './scam-warning.ts';
import { sourceCredit } from './source-credit.ts';

/** One job as the client sees it in a list; every line is made by code from the posting and the score. */
export function jobCard(
  position: number,
  posting: Posting,
  match: MatchResult | null,
  now: Date,
  copies?: JobCopies,
): string {
  const sample = posting.isSample ? ' (sample)' : '';
  return [
    `${position}. ${posting.title} – ${posting.company}${sample}`,
    `   ${place(posting)} · ${payLine(posting)}`,
    match
      ? `   Score ${scoreWords(match)}${match.provisional ? ' (provisional)' : ''} · ${match.why}`
      : '   No score yet: hand in your CV.',
    match?.missing ? `   ${match.missing}` : '',
    `   ${sourceCredit(posting.source)} · ${age(posting.postedAt, now)}`,
    posting.closed ? `   Closed: ${CLOSED_WHY[posting.closed.why]}.` : '',
    ...(copies ? copyLines(posting, copies).map((line) => `   ${line}`) : []),
    ...scamWarnings(posting, 1).map((line) => `   ${line}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The whole posting for the client: card, link and text, cut where a chat message ends. */
export function jobDetails(
  posting: Posting,
  match: MatchResult | null,
  now: Date,
  position: number,
  copies?: JobCopies,
): string {
  const text = posting.text.length > 2400 ? `${posting.text.slice(0, 2400)} …` : posting.text;
  const [, ...furtherWarnings] = scamWarnings(posting, 5);
  return [
    [
      jobCard(position, posting, match, now, copies),
      ...furtherWarnings.map((line) => `   ${line}`),
    ].join('\n'),
    [...(posting.url ? [`Link: ${posting.url}`] : []), ...(copies ? creditLinks(copies) : [])].join(
      '\n',
    ),
    posting.contact
      ? `Contact on the board: ${posting.contact.name ?? posting.contact.email}`
      : 'The board names no contact.',
    text || 'The board gave no description.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** "not listed" when the posting does not say. */
export function payLine(posting: Posting): string {
  return posting.pay ? `pay ${posting.pay.verbatim}` : 'pay not listed';
}

function place(posting: Posting): string {
  const places = posting.places.slice(0, 3).join(', ');
  const more = posting.places.length > 3 ? ` +${posting.places.length - 3}` : '';
  const regions = posting.remoteRegions.slice(0, 3).join(', ');
  const remote =
    posting.remote === 'remote'
      ? `remote${regions ? ` (${regions})` : ''}`
      : posting.remote === 'unknown'
        ? ''
        : posting.remote;
  return [places ? places + more : '', remote].filter(Boolean).join(' · ') || 'place not listed';
}
