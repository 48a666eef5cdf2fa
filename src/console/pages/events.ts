import type { Hono } from 'hono';
import { maySee } from '../../desk/operators/operator.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { eventStream } from '../event-stream.ts';
import { notFound } from '../refusals.ts';
import { needs, type SignedIn } from '../signed-in.ts';
import { createStreamLimit, TOO_MANY_STREAMS } from '../stream-limit.ts';

const HEARTBEAT_MS = 15_000;
/** How long somebody who lost a conversation may still hear that it changes; they can read nothing of it. */
const LOOK_MS = 30_000;

/**
 * GET /events: says when the list, or with `c` a conversation, should be read again. Whoever lost the conversation hears
 * no more; the session itself is watched where sessions are known.
 */
export function eventPages(
  app: Hono<SignedIn>,
  deps: Pick<ConsoleDeps, 'store' | 'feed'>,
  pace: { heartbeatMs: number; lookMs: number } = { heartbeatMs: HEARTBEAT_MS, lookMs: LOOK_MS },
): void {
  const limit = createStreamLimit();

  app.get('/events', needs('read'), async (page) => {
    const { operator, csrf: session } = page.var;
    const conversationId = page.req.query('c') ?? null;
    const maySeeIt = async () => {
      if (conversationId === null) return true;
      const head = await deps.store.conversationHead(conversationId);
      return head !== null && maySee(operator, head);
    };
    if (!(await maySeeIt())) return notFound(page);
    const ended = limit.enter(session);
    if (!ended) return page.text(TOO_MANY_STREAMS, 429);
    const stream = eventStream({
      feed: deps.feed,
      conversationId,
      resync: page.req.header('last-event-id') !== undefined,
      mayGoOn: maySeeIt,
      ended,
      ...pace,
    });
    return page.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that collects what it passes on would hold the events back.
      'x-accel-buffering': 'no',
    });
  });
}
