import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { localTime } from './local-time.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { SearchHistoryStore } from './ports/search-history.ts';
import type { Change } from './ports/store.ts';
import type { SearchRecord } from './search.ts';

/** What a client can ask of the searches that they made: to read them, or to have them deleted. */
export type SearchesWish =
  | { do: 'list' }
  | { do: 'delete'; number: number | 'all' }
  | { do: 'unknown' };

const DELETE = 'delete|remove|forget|clear|erase';
const HISTORY = '(?:search history|history of searches|past searches|earlier searches)';

const FORMS: readonly [RegExp, (found: readonly string[]) => SearchesWish][] = [
  [/^\/searches$/, () => ({ do: 'list' })],
  [
    new RegExp(`^/searches (?:${DELETE}) (?:#?(\\d{1,6})|all)$`),
    ([, number]) => ({ do: 'delete', number: number ? Number(number) : 'all' }),
  ],
  [/^\/searches .*$/, () => ({ do: 'unknown' })],
  [
    new RegExp(
      `^(?:(?:show|give|list|tell)(?: me)? )?(?:my |the )?(?:searches|${HISTORY})$|^what (?:have i|did i) search(?:ed)?(?: for)?$`,
    ),
    () => ({ do: 'list' }),
  ],
  [
    new RegExp(
      `^(?:${DELETE}) (?:the |my )?(?:past |earlier |old )?search #?(\\d{1,6}) (?:from|in|of) (?:the |my )?(?:history|searches|search history)$|^/?forget (?:my )?search #?(\\d{1,6})$`,
    ),
    ([, one, other]) => ({ do: 'delete', number: Number(one ?? other) }),
  ],
  [
    new RegExp(`^(?:${DELETE}) (?:all )?(?:of )?(?:(?:the |my )?${HISTORY}|(?:the |my )searches)$`),
    () => ({ do: 'delete', number: 'all' }),
  ],
];

/** Reads a wish from a folded message (lower case, single spaces, no closing marks); null when it is something else. */
export function readSearchesWish(folded: string): SearchesWish | null {
  for (const [form, read] of FORMS) {
    const found = form.exec(folded);
    if (found) return read(found);
  }
  return null;
}

export interface SearchHistoryDeps {
  store: SearchHistoryStore;
  clock: Clock;
  ids: Ids;
}

const MOST_SHOWN = 15;
const USAGE =
  '/searches lists what you searched for, /searches delete 3 deletes one, /searches delete all deletes them all.';

/** Shows the history of searches, or deletes from it at once. Numbers count from the oldest, so that new ones move none. */
export async function searchHistory(
  deps: SearchHistoryDeps,
  home: { client: Client; conversation: Conversation },
  wish: SearchesWish,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (wish.do === 'unknown') return [say(USAGE)];
  const searches = await deps.store.listSearches(home.client.id);
  if (wish.do === 'list') return [say(historyView(searches, home.client.timeZone))];
  const { number } = wish;
  const chosen = number === 'all' ? searches : searches.slice(number - 1, number);
  if (chosen.length === 0)
    return [
      say(
        searches.length === 0
          ? 'There are no searches to delete.'
          : `There is no search ${number}. /searches lists them: 1 to ${searches.length}.`,
      ),
    ];
  return [
    ...(number === 'all'
      ? [{ type: 'forgotten', clientId: home.client.id, what: { kind: 'history' } } as const]
      : chosen.map(
          ({ id }) =>
            ({
              type: 'forgotten',
              clientId: home.client.id,
              what: { kind: 'search', searchId: id },
            }) as const,
        )),
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'search',
          purpose: 'delete what the client does not want kept',
          actor: 'human',
          action: number === 'all' ? 'history.forgotten' : 'search.forgotten',
          notes: number === 'all' ? `${chosen.length} searches` : `search ${number}`,
        },
      ),
    },
    say(
      number === 'all'
        ? `Deleted: ${chosen.length === 1 ? 'your one search' : `all ${chosen.length} searches`}. "2" means nothing until you search again.`
        : `Search ${number} is deleted, with the list that it showed.`,
    ),
  ];
}

function historyView(searches: readonly SearchRecord[], timeZone: string): string {
  if (searches.length === 0) return 'You have not searched yet, or the searches were deleted.';
  const lines = searches
    .map(
      ({ at, query, shown }, index) =>
        `${index + 1}. ${localTime(at, timeZone)} – ${query || 'anything that fits'} (${shown.length} shown)`,
    )
    .slice(-MOST_SHOWN)
    .reverse();
  const older = searches.length - lines.length;
  return [
    'Your searches, newest first:',
    ...lines,
    older > 0 ? `… and ${older} older ones.` : '',
    'Delete one with "/searches delete 1", or all with "/searches delete all".',
  ]
    .filter(Boolean)
    .join('\n');
}
