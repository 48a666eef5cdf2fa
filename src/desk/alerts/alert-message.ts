import { cleanText, stripInvisible } from '../../guard/text.ts';
import { jobCard } from '../job-card.ts';
import type { JobHit } from '../job-search.ts';

/** At most this many cards stand in one message; the rest can be asked for by number. */
const CARDS = 10;
/** What a list can be asked by number. */
export const LISTED = 50;

/** What alerts brought, as one message: how many jobs, how many new, and the cards of the best. */
export function alertMessage(
  found: { boards: readonly string[]; jobs: number; fresh: readonly JobHit[] },
  now: Date,
): string {
  const { boards, jobs, fresh } = found;
  const whose =
    boards.length === 0 ? 'Your job alert' : `Your job alert from ${boards.join(' and ')}`;
  if (fresh.length === 0) return `${whose}: ${count(jobs)}, none of them new to you.`;
  const listed = fresh.slice(0, LISTED);
  const cards = listed
    .slice(0, CARDS)
    .map(({ posting, match }, index) => jobCard(index + 1, posting, match, now));
  const more = listed.length - CARDS;
  const beyond = fresh.length - listed.length;
  return [
    `${whose}: ${count(jobs)}, ${fresh.length === jobs ? (jobs === 1 ? 'new to you' : 'all new to you') : `${fresh.length} new to you`}.`,
    ...cards,
    more > 0
      ? `${more} more, numbers ${CARDS + 1} to ${listed.length}: say for example "show ${CARDS + 1}".`
      : '',
    beyond > 0 ? `And ${beyond} beyond those; ask me to search for what you want.` : '',
    listed.some(({ match }) => match?.provisional) ? PROVISIONAL : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const PROVISIONAL =
  'An alert has no description, so these scores are provisional until I find the job on the employer\'s own board. Or paste its text here: "text of 2:" and the text below.';

/** The question about a sender whom the client has not decided on. */
export function senderQuestion(sender: string, many: number): string {
  return `${many === 1 ? 'A mail' : `${many} mails`} came to your alert address from ${shown(sender)}, who has not written there before. I have not read ${many === 1 ? 'it' : 'them'}. Shall I take job alerts from there? Answer allow or block.`;
}

/** A mail in which no job was found. */
export function nothingFound(boards: readonly string[], many: number): string {
  const from = boards.length === 0 ? '' : ` from ${boards.join(', ')}`;
  return `${many === 1 ? 'A mail' : `${many} mails`}${from} came to your alert address, and I found no job in ${many === 1 ? 'it' : 'them'}. I kept ${many === 1 ? 'it' : 'them'} for the people of this desk to look at.`;
}

/** A mail over which the desk broke down more than once. */
export const SET_ASIDE =
  'A mail to your alert address could not be read: each try ended in a fault of mine. I set it aside for the people of this desk; your other alerts are read as before.';

/** An address of somebody else's mail as it may stand in a message of the desk. */
export function shown(address: string): string {
  return stripInvisible(cleanText(address)).replace(/\s+/g, ' ').slice(0, 120);
}

function count(jobs: number): string {
  return jobs === 1 ? '1 job' : `${jobs} jobs`;
}
