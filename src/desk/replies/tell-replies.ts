import { maySpeak, type SpeakDeps } from '../digest/may-speak.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { isQuiet, type QuietHours, quietHoursOf } from '../quiet-hours.ts';
import { adviceLines, noteForAgent, replyLine, withMails } from './reply-words.ts';

export interface TellDeps extends SpeakDeps {
  store: Pick<
    Store,
    'talksWithUntoldReplies' | 'getConversation' | 'repliesOf' | 'getApproval' | 'tellReplies'
  >;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: { trial: boolean; quietHours: QuietHours | null };
}

const TALKS = 1000;
/** In one message; the others are in the next. */
const LINES = 5;

/**
 * Tells clients of answers and of mails that did not arrive, each once over all processes, several in one message. In
 * quiet hours, in a pause and while a person of the desk has the conversation nothing is told and all of it waits.
 * Gives the conversations that have something to send.
 */
export async function tellReplies(deps: TellDeps): Promise<string[]> {
  const touched: string[] = [];
  for (const { clientId, conversationId } of await deps.store.talksWithUntoldReplies(TALKS)) {
    // One client's rows that cannot be read keep nothing from the others.
    const told = await tellOne(deps, clientId, conversationId).catch((error: unknown) => {
      deps.log.event('error', 'reply_not_told', {
        client: clientId,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return false;
    });
    if (told) touched.push(conversationId);
  }
  return touched;
}

async function tellOne(deps: TellDeps, clientId: string, conversationId: string): Promise<boolean> {
  const home = await deps.store.getConversation(conversationId);
  if (!home || maySpeak(deps, home) !== 'yes') return false;
  const now = deps.clock.now();
  if (isQuiet(now, home.client.timeZone, quietHoursOf(home.client, deps.settings))) return false;
  const waiting = (await deps.store.repliesOf(clientId)).filter(
    (reply) =>
      reply.toldAt === null &&
      reply.kind !== 'automatic' &&
      reply.conversationId === conversationId,
  );
  const told = await withMails(deps.store, waiting.slice(0, LINES));
  if (told.length === 0) return false;
  const text = [...told.map(replyLine), ...adviceLines(told)].join('\n');
  return deps.store.tellReplies(
    clientId,
    told.map(({ reply }) => reply.id),
    now,
    [
      {
        type: 'transcript',
        conversationId,
        turnId: deps.ids.next(),
        messages: [{ role: 'event', text: noteForAgent(told) }],
        at: now,
      },
      outboundText(deps.ids, home.conversation, now, text),
    ],
  );
}
