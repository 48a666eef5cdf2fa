import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { localTime } from '../local-time.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import type { QuietHours } from '../quiet-hours.ts';
import type { SavedWish } from './read-command.ts';
import type { SavedSearch } from './saved-search.ts';
import { startDigest } from './start.ts';

export interface SavedCommandDeps {
  store: Pick<Store, 'savedSearches' | 'nextSavedSearch' | 'getDigest'>;
  clock: Clock;
  ids: Ids;
  settings: { quietHours: QuietHours | null };
}

type Home = { client: Client; conversation: Conversation };

/** A client has a handful; each one is run every day. */
const MOST = 20;

export type SaveResult =
  | { ok: true; changes: Change[]; sentence: string }
  | { ok: false; sentence: string };

/** Saves a search, so that it runs by itself, and starts the digest that tells of it. */
export async function saveSearch(
  deps: SavedCommandDeps,
  home: Home,
  words: string | null,
): Promise<SaveResult> {
  const query = words?.replace(/^like /, '').trim() ?? '';
  if (query === '')
    return {
      ok: false,
      sentence:
        'There is no search to save yet. Ask for jobs first, for example "find me data jobs in Berlin", or write /saved add data jobs in Berlin.',
    };
  const clientId = home.client.id;
  const known = await deps.store.savedSearches(clientId);
  const same = known.find((search) => search.query.toLowerCase() === query.toLowerCase());
  if (same) return { ok: false, sentence: `That is your saved search ${same.number} already.` };
  if (known.length >= MOST)
    return {
      ok: false,
      sentence: `You have ${MOST} saved searches, which is as many as I run. End one first: /saved shows them.`,
    };
  const at = deps.clock.now();
  const conversationId = home.conversation.id;
  const number = await deps.store.nextSavedSearch(clientId);
  const { hour, changes } = await startDigest(deps, home);
  const told =
    hour === null
      ? 'Your digest is off, so I tell you nothing until you write /digest on.'
      : `What is new comes in your daily digest at ${hour} (${home.client.timeZone}); /digest 7:30 moves it.`;
  return {
    ok: true,
    sentence: `Saved as search ${number}: "${query}". ${told} /saved stop ${number} ends it.`,
    changes: [
      {
        type: 'search_saved',
        clientId,
        conversationId,
        search: { id: deps.ids.next(), number, query, atOnce: false, at },
      },
      ...changes,
      row(home, at, 'search.saved', number),
    ],
  };
}

/** Lists saved searches, ends one, or says when the client hears of it. */
export async function answerSaved(
  deps: SavedCommandDeps,
  home: Home,
  wish: SavedWish,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const clientId = home.client.id;
  const known = await deps.store.savedSearches(clientId);
  if (wish.do === 'unknown') return [say(USAGE)];
  if (wish.do === 'list') return [say(list(known, home.client))];
  if (wish.do === 'stop' && wish.number === 'all') {
    if (known.length === 0) return [say('There is no saved search.')];
    return [
      ...known.flatMap(({ number }) => ended(home, at, number)),
      say('Ended: none of your searches runs by itself any more.'),
    ];
  }
  const search = known.find(({ number }) => number === wish.number);
  if (!search) return [say(`There is no saved search ${wish.number}. /saved lists them.`)];
  const { number, query } = search;
  if (wish.do === 'stop')
    return [...ended(home, at, number), say(`Ended: search ${number}, "${query}".`)];
  return [
    { type: 'saved_search_at_once', clientId, number, atOnce: wish.on },
    row(home, at, wish.on ? 'search.at_once' : 'search.daily', number),
    say(
      wish.on
        ? `Noted: very strong matches of search ${number} I tell you at once, outside of your quiet hours; the others come in the digest.`
        : `Noted: search ${number} speaks in the digest only.`,
    ),
  ];
}

function ended(home: Home, at: Date, number: number): Change[] {
  return [
    { type: 'saved_search_ended', clientId: home.client.id, number, at },
    row(home, at, 'search.ended', number),
  ];
}

function list(known: readonly SavedSearch[], client: Client): string {
  if (known.length === 0)
    return 'There is no saved search. Search for jobs, then say "save this search".';
  const lines = known.map(({ number, query, atOnce, ranAt }) => {
    const ran = ranAt
      ? `last run for a digest on ${localTime(ranAt, client.timeZone)}`
      : 'not run yet';
    return `${number}. ${query} (${ran}${atOnce ? '; very strong matches at once' : ''})`;
  });
  return [`Your saved searches:`, ...lines, '', USAGE].join('\n');
}

const USAGE =
  '/saved stop 2 ends one, /saved 2 at once tells you of very strong matches at once, /saved 2 daily takes that back.';

function row(home: Home, at: Date, action: string, number: number): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      {
        source: 'chat',
        dataCategory: 'search',
        purpose: 'run the searches that the client saved',
        actor: 'human',
        action,
        notes: `saved search ${number}`,
      },
    ),
  };
}
