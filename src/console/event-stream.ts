import type { Feed } from '../desk/ports/feed.ts';

/** What a stream says: something to read again has changed. Never what, and nothing of a client. */
export type Said = 'thread' | 'list' | 'desk';

export interface EventStreamDeps {
  feed: Feed;
  /** Follows this conversation; null: the list as a whole. */
  conversationId: string | null;
  /** The follower was here before and may have missed something. */
  resync: boolean;
  /** Asked now and then; false, or a fault, ends the stream. */
  mayGoOn(): Promise<boolean>;
  /** Called once, when it is over. */
  ended(): void;
  heartbeatMs: number;
  lookMs: number;
}

/**
 * One follower's stream of server-sent events, by pull: what changes while a slow follower has not taken the last event is kept as a flag, so that
 * nobody can make the desk keep more than three of them. A follower who missed some reads the page again and has it all.
 */
export function eventStream(deps: EventStreamDeps): ReadableStream<Uint8Array> {
  const { feed, conversationId } = deps;
  const due = new Set<Said | 'heartbeat'>();
  let number = 0;
  let isOver = false;
  let wake = () => {};
  let release = () => {};

  function say(what: Said | 'heartbeat'): void {
    due.add(what);
    wake();
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    release();
    wake();
    deps.ended();
  }

  return new ReadableStream<Uint8Array>(
    {
      start() {
        const unsubscribe = feed.subscribe((event) => {
          if (event.kind === 'desk') say('desk');
          else if (conversationId === null) say('list');
          else if (event.id === conversationId) say('thread');
        });
        const heartbeat = setInterval(() => say('heartbeat'), deps.heartbeatMs);
        const look = setInterval(() => {
          deps.mayGoOn().then((so) => (so ? undefined : end()), end);
        }, deps.lookMs);
        for (const timer of [heartbeat, look]) timer.unref();
        release = () => {
          unsubscribe();
          clearInterval(heartbeat);
          clearInterval(look);
        };
        if (deps.resync) say(conversationId === null ? 'list' : 'thread');
      },
      async pull(controller) {
        if (number === 0 && due.size === 0) {
          number = 1;
          controller.enqueue(bytes('retry: 2000\n\n'));
          return;
        }
        while (due.size === 0 && !isOver) {
          const { promise, resolve } = Promise.withResolvers<void>();
          wake = resolve;
          await promise;
        }
        if (isOver) {
          controller.close();
          return;
        }
        const lines = [...due].map((what) =>
          what === 'heartbeat' ? ': \n\n' : `id: ${++number}\nevent: ${what}\ndata: changed\n\n`,
        );
        due.clear();
        controller.enqueue(bytes(lines.join('')));
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
