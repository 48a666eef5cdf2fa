import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { dataBlock } from '../data-block.ts';
import type { JobSearches } from '../job-search.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store, WorkspaceRows } from '../ports/store.ts';
import { quietHoursOf } from '../quiet-hours.ts';
import { noteForAgent, type ToldReply, withMails } from '../replies/reply-words.ts';
import { type DigestContent, digestText, isEmpty } from './digest-text.ts';
import { maySpeak, type SpeakDeps } from './may-speak.ts';
import { type NewMatches, newMatches } from './new-matches.ts';
import { planDigest } from './plan.ts';
import { STRONG } from './strong.ts';
import { dueSuggestions, type Suggestions } from './suggestions.ts';
import { waitingAlerts } from './waiting-alerts.ts';
import { countWeek, weekText } from './weekly.ts';

export interface DeliverDeps extends SpeakDeps {
  settings: SpeakDeps['settings'] & { repliesTracked: boolean };
  store: Store;
  jobs: JobSearches;
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };

/** Cards of all kinds in one digest, and how many of them may be follow-ups and waiting cards. */
const MOST = 10;
const MOST_SUGGESTIONS = 3;
const MOST_CARDS = 3;
/** Lines, beside the cards. */
const MOST_REPLIES = 5;
/** While a person of the desk has the conversation. */
const PERSON_MS = 15 * 60_000;
const WEEK_MS = 7 * 86_400_000;

/**
 * Looks at a client's digest: sends it when it is due, once, and plans the next look. What is true is in the row, and
 * the row moves on in the unit that queues the messages, so a second look at the same moment does nothing. Gives the
 * conversation that has something to send, or null.
 */
export async function lookAtDigest(deps: DeliverDeps, clientId: string): Promise<string | null> {
  const plan = await deps.store.getDigest(clientId);
  const now = deps.clock.now();
  const { hour = null, nextAt: seen = null } = plan ?? {};
  if (!plan || hour === null || seen === null || seen > now) return null;
  const home = await deps.store.getConversation(plan.conversationId);
  if (!home) return null;
  const { timeZone } = home.client;
  // The client chose this hour: only their own quiet hours stand above it.
  const quiet =
    home.client.quietHours === null ? null : quietHoursOf(home.client, { quietHours: null });
  const look = planDigest({ ...plan, hour }, timeZone, quiet, now);
  const speak = plan.isShut ? 'no' : maySpeak(deps, home);
  if (look.act === 'wait' || speak !== 'yes') {
    const later = new Date(now.getTime() + PERSON_MS);
    const nextAt =
      look.act === 'send' && speak === 'later' && later < look.nextAt ? later : look.nextAt;
    await deps.store.recordDigest(clientId, seen, { nextAt }, []);
    return null;
  }
  const rows = await deps.store.loadWorkspace(home.conversation.id);
  const changes = [
    ...(look.weekly ? await weeklyMessage(deps, home, rows, now) : []),
    ...(await digestMessage(deps, home, rows, { now, timeZone, hour })),
  ];
  const speaks = changes.some(({ type }) => type === 'outbound');
  const won = await deps.store.recordDigest(
    clientId,
    seen,
    {
      nextAt: look.nextAt,
      ...(speaks ? { sentAt: look.slot } : {}),
      ...(look.weekly ? { weeklySentAt: look.slot } : {}),
    },
    changes,
  );
  return won && speaks ? home.conversation.id : null;
}

async function weeklyMessage(
  deps: DeliverDeps,
  home: Home,
  rows: WorkspaceRows,
  now: Date,
): Promise<Change[]> {
  const since = new Date(now.getTime() - WEEK_MS);
  const week = await countWeek(deps.store, rows, since, deps.settings.repliesTracked);
  return [outboundText(deps.ids, home.conversation, now, weekText(week))];
}

async function digestMessage(
  deps: DeliverDeps,
  home: Home,
  rows: WorkspaceRows,
  view: { now: Date; timeZone: string; hour: string },
): Promise<Change[]> {
  const { now } = view;
  const clientId = home.client.id;
  const searches = await deps.store.savedSearches(clientId);
  const due = await dueSuggestions(deps, rows, now, MOST_SUGGESTIONS);
  const waiting = rows.pending.filter(({ expiresAt }) => expiresAt > now);
  const matches = await newMatches(deps, rows, searches, STRONG, waitingAlerts(rows.preferences));
  const untold = (await deps.store.repliesOf(clientId)).filter(({ toldAt }) => toldAt === null);
  const replies = await withMails(deps.store, untold.slice(0, MOST_REPLIES));
  const content = {
    ...arranged(matches, due, waiting),
    replies,
    moreReplies: Math.max(0, untold.length - MOST_REPLIES),
  };
  const ran: Change[] = [{ type: 'saved_searches_ran', clientId, at: now }];
  if (isEmpty(content)) return [...due.changes, ...ran];
  const text = digestText(content, 'Your digest:', view);
  return [
    ...due.changes,
    ...ran,
    ...shownList(deps, home, content, matches.query, now),
    ...toldOf(clientId, replies, now),
    told(deps, home, withoutStrangers(content, view), now),
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at: now },
        {
          source: 'job index',
          dataCategory: 'search',
          purpose: 'run saved searches and tell of what is new',
          action: 'digest.sent',
          notes: `${content.hits.length} jobs, ${content.suggestions.length} follow-ups, ${content.cards.length} cards${replies.length === 0 ? '' : `, ${replies.length} answers`}`,
        },
      ),
    },
    outboundText(deps.ids, home.conversation, now, text),
  ];
}

/** The digest as the agent gets it: who answered and under which subject stays between the client and the desk. */
function withoutStrangers(
  content: DigestContent,
  view: { now: Date; timeZone: string; hour: string },
): string {
  const text = digestText({ ...content, replies: [], moreReplies: 0 }, 'Your digest:', view);
  return content.replies.length === 0 ? text : `${noteForAgent(content.replies)}\n\n${text}`;
}

/** When somebody else told of one meanwhile, the digest is made again. */
function toldOf(clientId: string, replies: readonly ToldReply[], at: Date): Change[] {
  if (replies.length === 0) return [];
  return [{ type: 'replies_told', clientId, replyIds: replies.map(({ reply }) => reply.id), at }];
}

/** At most ten in all: waiting cards and follow-ups have their places, new jobs fill the rest. */
function arranged(
  matches: NewMatches,
  due: Suggestions,
  waiting: WorkspaceRows['pending'],
): Omit<DigestContent, 'replies' | 'moreReplies'> {
  const cards = waiting.slice(0, MOST_CARDS);
  const hits = matches.hits.slice(0, MOST - cards.length - due.suggestions.length);
  return {
    hits,
    moreHits: matches.hits.length - hits.length,
    suggestions: due.suggestions,
    moreSuggestions: due.more,
    cards,
    moreCards: waiting.length - cards.length,
  };
}

/** What was shown becomes the client's last list, so that "save 2" means a line of it; it is not shown again. */
export function shownList(
  deps: Pick<DeliverDeps, 'ids'>,
  { client, conversation }: Home,
  { hits, suggestions }: Pick<DigestContent, 'hits' | 'suggestions'>,
  query: string,
  now: Date,
): Change[] {
  if (hits.length + suggestions.length === 0) return [];
  const shown = [
    ...hits.map(({ posting, match }) => ({ postingId: posting.id, score: match?.score ?? null })),
    ...suggestions.map(({ posting }) => ({ postingId: posting.id, score: null })),
  ];
  return [
    {
      type: 'postings_shown',
      clientId: client.id,
      postingIds: shown.map(({ postingId }) => postingId),
      via: 'digest',
      at: now,
    },
    {
      type: 'search_made',
      clientId: client.id,
      conversationId: conversation.id,
      search: { id: deps.ids.next(), query, shown, at: now },
    },
  ];
}

/** A talk has room for a few digests. */
const MOST_TOLD = 3000;

/** The agent has to know what the client read; the words of boards in it are data. */
export function told(
  deps: Pick<DeliverDeps, 'ids'>,
  { conversation }: Home,
  text: string,
  now: Date,
): Change {
  return {
    type: 'transcript',
    conversationId: conversation.id,
    turnId: deps.ids.next(),
    messages: [
      { role: 'event', text: `The client was shown: ${dataBlock(text.slice(0, MOST_TOLD))}` },
    ],
    at: now,
  };
}
