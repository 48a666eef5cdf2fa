import { auditEntry } from '../audit-templates.ts';
import { jobCard } from '../job-card.ts';
import { outboundText } from '../outbound.ts';
import type { Log } from '../ports/log.ts';
import { isQuiet, type QuietHours, quietHoursOf } from '../quiet-hours.ts';
import { withoutForeignLinks } from '../reply-links.ts';
import { type DeliverDeps, shownList, told } from './deliver.ts';
import { maySpeak } from './may-speak.ts';
import { newMatches } from './new-matches.ts';
import type { SavedSearch } from './saved-search.ts';
import { VERY_STRONG } from './strong.ts';

export interface AtOnceDeps extends DeliverDeps {
  settings: DeliverDeps['settings'] & { quietHours: QuietHours | null };
  log: Log;
}

const MOST = 5;

/**
 * Tells clients who asked for it of very strong matches that are new to them, each once, over all processes. In quiet
 * hours, and wherever the desk may not speak, nothing is told and nothing counts as shown. Gives the conversations that
 * have something to send.
 */
export async function tellAtOnce(deps: AtOnceDeps): Promise<string[]> {
  const searches = await deps.store.searchesAtOnce();
  const touched: string[] = [];
  for (const theirs of Map.groupBy(searches, ({ clientId }) => clientId).values()) {
    // One client's rows that cannot be read keep nothing from the others.
    const conversationId = await tellOne(deps, theirs).catch((error: unknown) => {
      deps.log.event('error', 'match_not_told', {
        client: theirs[0]?.clientId ?? 'unknown',
        error: error instanceof Error ? error.name : 'unknown',
      });
      return null;
    });
    if (conversationId) touched.push(conversationId);
  }
  return touched;
}

async function tellOne(deps: AtOnceDeps, searches: readonly SavedSearch[]): Promise<string | null> {
  const [first] = searches;
  const home = first ? await deps.store.getConversation(first.conversationId) : null;
  if (!home) return null;
  const now = deps.clock.now();
  const { client, conversation } = home;
  const isShut = (await deps.store.getDigest(client.id))?.isShut ?? false;
  const quiet = quietHoursOf(client, deps.settings);
  if (isShut || maySpeak(deps, home) !== 'yes' || isQuiet(now, client.timeZone, quiet)) return null;
  const rows = await deps.store.loadWorkspace(conversation.id);
  const found = await newMatches(deps, rows, searches, VERY_STRONG);
  const hits = found.hits.slice(0, MOST);
  if (hits.length === 0) return null;
  const postings = hits.map(({ posting }) => posting);
  const { text } = withoutForeignLinks(
    [
      'Just in, and a very strong match:',
      ...hits.map(({ posting, match, copies }, index) =>
        jobCard(index + 1, posting, match, now, copies),
      ),
      '/saved changes when I tell you.',
    ].join('\n\n'),
    new Set(postings.flatMap(({ url }) => (url ? [url] : []))),
    postings.map(({ company }) => company),
  );
  const shown = await deps.store.showOnce(
    client.id,
    postings.map(({ id }) => id),
    'digest',
    now,
    [
      ...shownList(deps, home, { hits, suggestions: [] }, found.query, now),
      told(deps, home, text, now),
      {
        type: 'audit',
        entry: auditEntry(
          { ...home, at: now },
          {
            source: 'job index',
            dataCategory: 'search',
            purpose: 'run saved searches and tell of what is new',
            action: 'match.told',
            notes: `${hits.length} jobs`,
          },
        ),
      },
      outboundText(deps.ids, conversation, now, text),
    ],
  );
  return shown ? conversation.id : null;
}
