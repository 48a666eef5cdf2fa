import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { ConsoleDeps } from '../../console/console-deps.ts';
import { eventPages } from '../../console/pages/events.ts';
import { inboxPages } from '../../console/pages/inbox.ts';
import type { SignedIn } from '../../console/signed-in.ts';
import { openSqlite } from '../../db/open-sqlite.ts';
import type { Store } from '../../desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import { openFeed } from '../../open-feed.ts';
import { systemClock, systemIds } from '../../system.ts';

export interface ConsoleDesk {
  store: Store;
  app: Hono<SignedIn>;
  /** Serves the pages on loopback. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Conversations that are opened in one transaction's time. */
const AT_ONCE = 200;

/** A store of its own with this many conversations, and the inbox over it behind a sign-in. */
export async function openConsoleDesk(conversations: number): Promise<ConsoleDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const rows = await openSqlite({
    path: join(folder, 'desk.db'),
    key: randomBytes(32),
    migrate: true,
  });
  const watch = openFeed(rows, { log: { event: () => undefined }, report: () => undefined });
  const { store } = watch;
  for (let from = 0; from < conversations; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, conversations - from) }, (_, n) =>
        plant(store, from + n),
      ),
    );
  const deps: Pick<ConsoleDeps, 'store' | 'clock' | 'settings' | 'feed'> = {
    store,
    clock: systemClock,
    settings: DEFAULT_SETTINGS,
    feed: watch.feed,
  };
  const app = new Hono<SignedIn>();
  app.use(async (context, next) => {
    context.set('operator', OPERATOR);
    context.set('csrf', context.req.header('x-session') ?? 'bench');
    await next();
  });
  inboxPages(app, deps);
  eventPages(app, deps);
  let server: Server | null = null;
  return {
    store,
    app,
    async listen() {
      server = createServer(getRequestListener(app.fetch));
      const listening = server;
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
      const bound = listening.address();
      return `http://127.0.0.1:${bound && typeof bound === 'object' ? bound.port : 0}`;
    },
    async close() {
      server?.closeAllConnections();
      server?.close();
      watch.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Who looks at the pages. */
const OPERATOR = { id: 'bench', name: 'Bench', role: 'lead', assignedOnly: false } as const;

/**
 * One in twenty waits for a person, one in ten has a card that waits, one in fifty what nobody could handle. Of a thousand
 * the operator has two, should see to two, and has put off two others.
 */
async function plant(store: Store, n: number): Promise<void> {
  const at = new Date(Date.now() - n * 30_000);
  const chat = `chat-${n}`;
  const opened = await store.openConversation({
    account: 'bench',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name: `Client Number ${n}`,
    timeZone: 'UTC',
    at,
    ids: { client: systemIds.next(), conversation: systemIds.next(), subject: systemIds.token(22) },
  });
  if (!opened) return;
  const { client, conversation } = opened;
  const inboxId = systemIds.next();
  await store.recordInbound([
    {
      id: inboxId,
      account: 'bench',
      eventId: inboxId,
      messageKey: null,
      conversationId: conversation.id,
      content: { kind: 'voice', ref: 'x', mime: null, size: null },
      order: null,
      sentAt: at,
      receivedAt: at,
      changes: [{ type: 'inbox_done', inboxId, state: n % 50 === 0 ? 'dead' : 'done' }],
    },
  ]);
  const expiresAt = new Date(Date.now() + 86_400_000);
  await store.commit(
    [
      ...(n % 20 === 0
        ? ([
            {
              type: 'control_requested',
              conversationId: conversation.id,
              reason: 'client',
              at,
              alongside: [],
            },
          ] as const)
        : []),
      ...(n % 10 === 0
        ? ([
            {
              type: 'approval_requested',
              approval: {
                id: systemIds.next(),
                clientId: client.id,
                conversationId: conversation.id,
                number: 1,
                tool: 'send_outreach',
                payload: '{}',
                payloadHash: systemIds.token(20),
                cardText: 'A mail',
                nonce: systemIds.token(10),
                status: 'pending',
                about: null,
                createdAt: at,
                expiresAt,
                shownAt: at,
                shownOrder: null,
                decidedAt: null,
                decidedVia: null,
                decidedBy: null,
                nextLookAt: null,
                lookedAt: null,
                looks: 0,
              },
            },
          ] as const)
        : []),
    ],
    'normal',
  );
  const place = n % 500;
  const { id } = OPERATOR;
  const human = { control: 'human', newSpeaker: true, operatorId: id, claimedAt: at } as const;
  const bot = { control: 'bot', newSpeaker: false, operatorId: null } as const;
  if (place === 7) await store.moveControl(conversation.id, 0, human, []);
  if (place === 9) await store.moveControl(conversation.id, 0, { ...bot, assigneeId: id }, []);
  if (place === 11)
    await store.moveControl(conversation.id, 0, { ...bot, snoozedUntil: expiresAt }, []);
}
