import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiModel } from '../../src/agent/openai-model.ts';
import { createTranscriber } from '../../src/agent/transcriber.ts';
import { connectTelegram } from '../../src/bot/telegram/telegram-api.ts';
import { createWhatsAppAdapter } from '../../src/bot/whatsapp/whatsapp-adapter.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openPostgresLocks } from '../../src/db/postgres-locks.ts';
import type { WayOut } from '../../src/desk/ports/way-out.ts';
import type { Resolve } from '../../src/egress/host-check.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';
import { openSentFolder } from '../../src/mail/sent-folder.ts';
import { createSmtpMailer } from '../../src/mail/smtp-mailer.ts';
import { checkRedis } from '../../src/queue/check.ts';
import { connectRedis } from '../../src/queue/redis-connection.ts';
import { systemClock } from '../../src/system.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { openTestStore } from '../support/sqlite-store.ts';
import { keepLogin, startWhatsAppPeer } from '../support/whatsapp/whatsapp-peer.ts';

const FROM = { name: 'Sayso', email: 'desk@sayso.example' };
const MAIL = {
  from: FROM,
  replyTo: null,
  to: { name: null, email: 'x@y.example' },
  subject: 's',
  body: 'b',
  attachments: [],
  messageId: 'abc@sayso.example',
  date: new Date(),
};

/** Each library of the desk that opens connections: what makes it do so. */
const LIBRARIES: Readonly<Record<string, (port: number, way: WayOut) => Promise<unknown>>> = {
  'the model client': (port, way) =>
    createOpenAiModel({
      apiKey: 'k',
      baseUrl: `http://localhost:${port}/v1`,
      model: 'm',
      timeoutMs: 2000,
      streaming: false,
      fetch: way.fetch,
    }).invoke('x'),
  'the speech client': (port, way) =>
    createTranscriber({
      apiKey: 'k',
      baseUrl: `http://localhost:${port}/v1`,
      model: 'm',
      fetch: way.fetch,
    }).transcribe(new Uint8Array(4), 'audio/ogg', AbortSignal.timeout(2000)),
  'the client of the Bot API': (port, way) =>
    connectTelegram('1:x', `http://localhost:${port}`, way).api.getMe(),
  'the SMTP client': (port, way) =>
    createSmtpMailer({ url: `smtp://localhost:${port}`, from: FROM, timeoutMs: 1000, way }).send(
      MAIL,
      AbortSignal.timeout(2000),
    ),
  'the IMAP client': (port, way) =>
    openSentFolder(`imap://u:p@localhost:${port}`, way, [0]).check(),
  'the PostgreSQL client': (port, way) =>
    openPostgres({
      url: `postgres://u@localhost:${port}/x`,
      key: new Uint8Array(32),
      migrate: true,
      way,
    }),
  'the locks at the PostgreSQL server': (port, way) =>
    openPostgresLocks(`postgres://u@localhost:${port}/x`, way, () => undefined),
  'the Redis client': async (port, way) => {
    const redis = connectRedis(`redis://localhost:${port}`, way, SILENT_LOG, 'plain', 'test');
    await once(redis, 'error').finally(() => redis.disconnect());
  },
  'the check of Redis': (port, way) => checkRedis(`redis://localhost:${port}`, way),
  'the WhatsApp client': async (port, way) => {
    const test = await openTestStore();
    const peer = await startWhatsAppPeer();
    await keepLogin(test.store, peer);
    const adapter = createWhatsAppAdapter({
      url: `ws://localhost:${port}`,
      mediaUrl: null,
      store: test.store,
      clock: systemClock,
      log: SILENT_LOG,
      way,
    });
    await adapter.start({ accept: async () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await adapter.stop();
    await peer.close();
    await test.remove();
  },
};

/** Where the guard's look-up says that the name is; the system says 127.0.0.1. */
const JUDGED = '127.0.0.2';

describe('every library of the desk goes through the guard (I11)', () => {
  let server: Server;
  let port: number;
  let connections: number;
  let asked: string[];
  beforeEach(async () => {
    connections = 0;
    asked = [];
    server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      // Not what any of them speaks.
      socket.end('no\r\n');
    });
    server.listen(0, JUDGED);
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => void server.close());

  const resolve = ((host: string, _options: object, done: (...found: unknown[]) => void) => {
    asked.push(host);
    done(null, [{ address: JUDGED, family: 4 }]);
  }) as unknown as Resolve;
  const way = (listed: boolean) =>
    createWaysOut(
      listed
        ? [{ purpose: 'model', host: 'localhost', port, reach: 'configured', because: 'test' }]
        : [],
      resolve,
    ).for('model');

  it.each(Object.entries(LIBRARIES))('%s connects where the guard looked', async (_name, use) => {
    await use(port, way(true)).catch(() => undefined);
    expect(connections).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['localhost']));
  });

  it.each(Object.entries(LIBRARIES))(
    '%s reaches nothing that is not listed',
    async (_name, use) => {
      await use(port, way(false)).catch(() => undefined);
      expect(connections).toBe(0);
      expect(asked).toEqual([]);
    },
  );
});
