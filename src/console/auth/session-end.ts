import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Feed } from '../../desk/ports/feed.ts';
import type { OperatorStore } from '../../desk/ports/operator-store.ts';
import type { SignedIn } from '../signed-in.ts';
import { IDLE_MS } from './session.ts';

const LOOK_MS = 15_000;

/**
 * Cuts every stream of events when the session that opened it ends; the check at its beginning says nothing of later.
 * Looks every 15 seconds, and at once when the feed tells of a change of the desk.
 */
export function endsStreamsWithSession(deps: {
  store: Pick<OperatorStore, 'sessionHolds'>;
  clock: Clock;
  feed: Feed;
}): MiddlewareHandler<SignedIn> {
  return async (context, next) => {
    await next();
    const { body } = context.res;
    const type = context.res.headers.get('content-type') ?? '';
    if (body === null || !type.startsWith('text/event-stream')) return;
    const { digest } = context.var;
    const holds = () => deps.store.sessionHolds(digest, deps.clock.now(), IDLE_MS);
    context.res = new Response(whileTrue(body, holds, deps.feed), context.res);
  };
}

/** Passes a stream on until a look says no, or cannot be made. */
function whileTrue(
  body: ReadableStream<Uint8Array>,
  holds: () => Promise<boolean>,
  feed: Feed,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let isOver = false;
  let release = () => {};
  const end = () => {
    const wasOver = isOver;
    isOver = true;
    release();
    return !wasOver;
  };
  return new ReadableStream({
    start(controller) {
      const cut = () => {
        if (!end()) return;
        controller.close();
        // Whoever writes into it learns that nobody reads any more.
        reader.cancel().catch(() => undefined);
      };
      const look = () => {
        holds().then((so) => (so ? undefined : cut()), cut);
      };
      const timer = setInterval(look, LOOK_MS);
      timer.unref();
      const unsubscribe = feed.subscribe(({ kind }) => void (kind === 'desk' && look()));
      release = () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
    async pull(controller) {
      const read = await reader.read().catch(() => null);
      if (isOver) return;
      // A fault ends it like an end: whoever follows it asks again. Handed on, its words would be printed.
      if (read === null || read.done) {
        if (end()) controller.close();
      } else controller.enqueue(read.value);
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
}
