import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { outboundText } from './outbound.ts';
import type { ClosedSaved } from './ports/board-store.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { Posting } from './posting.ts';
import { isQuiet, type QuietHours, quietHoursOf } from './quiet-hours.ts';
import { botSpeaks } from './takeover/bot-speaks.ts';

export interface TellDeps {
  store: Pick<
    Store,
    'closedSaved' | 'talkOf' | 'getConversation' | 'getPostings' | 'noteClosedTold'
  >;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: { quietHours: QuietHours | null };
}

const MOST_ROWS = 5000;
/** Lines of one message. */
const MOST_LINES = 10;

/**
 * Tells each client once, in one message, which of their saved jobs have closed. In quiet hours, during a pause and while a
 * person of the desk has the conversation it waits; the stage in the pipeline stays as the client set it. Gives the
 * conversations that have something to send.
 */
export async function tellClosedJobs(deps: TellDeps): Promise<string[]> {
  const byClient = Map.groupBy(await deps.store.closedSaved(MOST_ROWS), (item) => item.clientId);
  const touched: string[] = [];
  for (const [clientId, items] of byClient) {
    // One client's rows that cannot be read keep no other client's news back.
    const told = await tell(deps, clientId, items).catch((error: unknown) => {
      deps.log.event('error', 'closed_jobs_not_told', {
        client: clientId,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return null;
    });
    if (told) touched.push(told);
  }
  return touched;
}

async function tell(
  deps: TellDeps,
  clientId: string,
  items: readonly ClosedSaved[],
): Promise<string | null> {
  const talk = await deps.store.talkOf(clientId);
  const home = talk && (await deps.store.getConversation(talk.id));
  const at = deps.clock.now();
  if (!home || !mayTell(deps, home, at)) return null;
  const postings = await deps.store.getPostings(
    items.map(({ postingId }) => postingId),
    { clientId },
  );
  const noted = await deps.store.noteClosedTold(items, [
    outboundText(deps.ids, home.conversation, at, closedLine(items, postings)),
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'job index',
          dataCategory: 'pipeline',
          purpose: 'tell the client that saved jobs have closed',
          action: 'pipeline.closed_told',
          notes: `${items.length} closed`,
        },
      ),
    },
  ]);
  return noted ? home.conversation.id : null;
}

function mayTell(
  deps: TellDeps,
  { client, conversation }: { client: Client; conversation: Conversation },
  at: Date,
): boolean {
  if (client.status !== 'consented' || client.pausedAt) return false;
  if (!botSpeaks(conversation)) return false;
  return !isQuiet(at, client.timeZone, quietHoursOf(client, deps.settings));
}

function closedLine(items: readonly ClosedSaved[], postings: readonly Posting[]): string {
  const byId = new Map(postings.map((posting) => [posting.id, posting]));
  const names = items.map(({ postingId, why }) => {
    const posting = byId.get(postingId);
    const what = posting ? `${posting.title} – ${posting.company}` : 'A job';
    return `${what}: ${CLOSED_WHY[why]}`;
  });
  const more = names.length - MOST_LINES;
  return names.length === 1
    ? `A job that you saved has closed. ${names[0]}.\nIt stays in your pipeline, and you can still open it.`
    : [
        `${names.length} jobs that you saved have closed:`,
        ...names.slice(0, MOST_LINES).map((name) => `- ${name}`),
        ...(more > 0 ? [`and ${more} more`] : []),
        'They stay in your pipeline, and you can still open them.',
      ].join('\n');
}

/** Why a job is no longer to be had, in words for its client. */
export const CLOSED_WHY: Readonly<Record<ClosedSaved['why'], string>> = {
  gone: 'its board does not list it any more',
  expired: 'its closing date has passed',
  not_found: 'its page is gone',
};
