import type { Approval } from '../approval.ts';
import { cardSummary } from '../card.ts';
import { jobCard } from '../job-card.ts';
import type { JobHit } from '../job-search.ts';
import { age, localTime } from '../local-time.ts';
import { adviceLines, replyLine, type ToldReply } from '../replies/reply-words.ts';
import { withoutForeignLinks } from '../reply-links.ts';
import type { Suggestion } from './suggestions.ts';

/** Everything that a digest speaks of; jobs and follow-ups are numbered through, so that "save 2" means a line of it. */
export interface DigestContent {
  /** Answers to mails that the client was not told of yet. */
  replies: readonly ToldReply[];
  moreReplies: number;
  hits: readonly JobHit[];
  moreHits: number;
  suggestions: readonly Suggestion[];
  moreSuggestions: number;
  cards: readonly Approval[];
  moreCards: number;
}

export function isEmpty({ replies, hits, suggestions, cards }: DigestContent): boolean {
  return replies.length + hits.length + suggestions.length + cards.length === 0;
}

/** The digest as the client reads it. Made by code; the boards' words in it lose the links that are not their own. */
export function digestText(
  content: DigestContent,
  lead: string,
  view: { now: Date; timeZone: string; hour: string },
): string {
  const { hits, suggestions, cards } = content;
  const sections = [
    lead,
    replySection(content),
    hits.length > 0 ? 'New for you:' : '',
    ...hits.map(({ posting, match, copies }, index) =>
      jobCard(index + 1, posting, match, view.now, copies),
    ),
    content.moreHits > 0 ? `${content.moreHits} more: say "more".` : '',
    suggestions.length > 0 ? 'Time to follow up?' : '',
    ...suggestions.map((item, index) => suggestionLines(hits.length + index + 1, item, view.now)),
    content.moreSuggestions > 0 ? `${content.moreSuggestions} more to follow up tomorrow.` : '',
    cards.length > 0 ? 'Waiting for your yes or no:' : '',
    cards
      .map(
        (card) =>
          `#${card.number} until ${localTime(card.expiresAt, view.timeZone)}: ${cardSummary(card.cardText)}`,
      )
      .join('\n'),
    content.moreCards > 0 ? `${content.moreCards} more: /pending shows them.` : '',
    `I write this at ${view.hour} when there is something to say. /digest 7:30 moves it, /digest off ends it.`,
  ];
  const postings = [...hits, ...suggestions].map(({ posting }) => posting);
  const links = new Set(postings.flatMap(({ url }) => (url ? [url] : [])));
  const companies = postings.map(({ company }) => company);
  return withoutForeignLinks(sections.filter(Boolean).join('\n\n'), links, companies).text;
}

function replySection({ replies, moreReplies }: DigestContent): string {
  if (replies.length === 0) return '';
  return [
    'Answers to your mails:',
    ...replies.map((told) => `- ${replyLine(told)}`),
    ...(moreReplies > 0 ? [`${moreReplies} more tomorrow.`] : []),
    ...adviceLines(replies),
  ].join('\n');
}

function suggestionLines(position: number, item: Suggestion, now: Date): string {
  const { posting, draft, since } = item;
  const ago = age(since, now);
  const written = item.item.stage === 'contacted' || item.item.stage === 'applied';
  const what = written
    ? `you wrote ${ago} and told me of no answer`
    : `on your list since ${ago}, and nothing was sent`;
  const head = `${position}. ${posting.title} – ${posting.company}: ${what}.`;
  if (!draft) return `${head}\n   Send me your CV and I write a text for it.`;
  const number = draft.number;
  return [
    head,
    `   Draft ${number} is ready: "show draft ${number}", or "send draft ${number}" for a card that asks for your yes.`,
    `   "draft ${number} not now" asks again in a week, "draft ${number} never" never again.`,
  ].join('\n');
}
