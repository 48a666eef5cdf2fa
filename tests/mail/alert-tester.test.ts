import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveHttp } from '../../src/console/health.ts';
import type { AlertTester } from '../../src/desk/ports/alert-tester.ts';
import type { WayOut } from '../../src/desk/ports/way-out.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';
import { startAlertReceiver } from '../../src/mail/alert-receiver.ts';
import { answerRelay, RELAY_PATH } from '../../src/mail/alert-relay.ts';
import { createAlertTester } from '../../src/mail/alert-tester.ts';
import { type AlertTestDesk, openAlertDesk } from '../support/alert-desk.ts';
import { wordsIn } from '../support/desk.ts';
import { selfSigned } from '../support/self-signed.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { closedPort } from '../support/smtp-server.ts';
import { wayTo } from '../support/way-to.ts';

const TOKEN = 'a-token-of-the-relay-for-this-test';
const [pair, other] = [selfSigned(), selfSigned()];

describe('/testalert', () => {
  let desk: AlertTestDesk;
  let ports: { smtp: number; http: number };
  let doors: { close(): Promise<void> }[];
  let tester: AlertTester;

  beforeEach(async () => {
    ports = { smtp: await closedPort(), http: await closedPort() };
    const at = (port: number) => ({ host: '127.0.0.1', port });
    tester = createAlertTester({
      smtp: at(ports.smtp),
      imap: null,
      http: { ...at(ports.http), secure: false, token: TOKEN },
      way: wayTo(`smtp://127.0.0.1:${ports.smtp}`, `http://127.0.0.1:${ports.http}`),
    });
    desk = await openAlertDesk({ tester });
    await desk.say('hello');
    doors = [];
  });
  afterEach(async () => {
    for (const door of doors) await door.close();
    await desk.remove();
  });
  const openDoors = async (token = TOKEN) => {
    const { intake } = desk;
    doors.push(
      await startAlertReceiver({
        listen: { host: '127.0.0.1', port: ports.smtp },
        intake,
        log: SILENT_LOG,
        tls: null,
      }),
      await serveHttp(
        { host: '127.0.0.1', port: ports.http },
        {
          health: () => Promise.reject(new Error('not asked')),
          routes: [
            {
              path: RELAY_PATH,
              answer: (request, response) => answerRelay({ intake, token }, request, response),
            },
          ],
        },
      ),
    );
  };

  it('sends a mail each way that is set up, and the client hears of each that came in', async () => {
    await openDoors();
    await desk.address();
    const said = wordsIn(await desk.say('/testalert'));
    expect(said).toContain('I sent a test mail to your address over SMTP');
    expect(said).toContain('I sent a test mail to your address over the HTTP relay');
    const came = wordsIn(await desk.read());
    expect(came).toContain('the test mail came in over SMTP, and I read its 2 sample jobs');
    expect(came).toContain('the test mail came in over the HTTP relay');
    const { rows } = await desk.test.store.postingsSince(0, 1000);
    expect(rows.filter(({ posting }) => posting.id.startsWith('alert:'))).toEqual([]);
    expect(wordsIn(await desk.say('/log'))).toContain('alerts: tested');
  });

  it('says which step failed', async () => {
    await desk.address();
    const away = wordsIn(await desk.say('test my alert address'));
    expect(away).toContain(`connecting to 127.0.0.1:${ports.smtp} failed`);
    expect(away).toContain(`connecting to 127.0.0.1:${ports.http} failed`);
    await openDoors('another-token-than-the-tester-has');
    const to = `alerts+${'x'.repeat(24)}@desk.example`;
    const mail = { from: to, to, bytes: Buffer.from('x') };
    expect(await tester.send('smtp', mail, AbortSignal.timeout(5000))).toEqual({
      ok: false,
      step: 'naming your address (550)',
    });
    expect(wordsIn(await desk.say('/testalert'))).toContain(
      'handing the mail to the relay (401) failed',
    );
  });

  it.skipIf(!pair || !other)(
    'reaches a console that listens with TLS, and takes its certificate alone',
    async () => {
      const { intake } = desk;
      const port = await closedPort();
      const relay = {
        path: RELAY_PATH,
        answer: (request: IncomingMessage, response: ServerResponse) =>
          answerRelay({ intake, token: TOKEN }, request, response),
      };
      doors.push(
        await serveHttp(
          { host: '127.0.0.1', port },
          {
            health: () => Promise.reject(new Error('not asked')),
            routes: [relay],
            tls: { key: String(pair?.key), cert: String(pair?.cert) },
          },
        ),
      );
      const hosts = {
        host: '127.0.0.1',
        port,
        purpose: 'alert test',
        reach: 'configured',
        because: 'test',
      } as const;
      const ways = createWaysOut([hosts]);
      const over = (way: WayOut) =>
        createAlertTester({
          smtp: null,
          imap: null,
          http: { host: '127.0.0.1', port, secure: true, token: TOKEN },
          way,
        });
      const to = await desk.address();
      const mail = { from: to, to, bytes: Buffer.from('Subject: x\r\n\r\nx') };
      const send = (way: WayOut) => over(way).send('http', mail, AbortSignal.timeout(5000));
      expect(await send(ways.toSelf('alert test', String(pair?.cert)))).toEqual({ ok: true });
      const away = { ok: false, step: `connecting to 127.0.0.1:${port}` };
      expect(await send(ways.toSelf('alert test', String(other?.cert)))).toEqual(away);
      expect(await send(ways.for('alert test'))).toEqual(away);
      ways.close();
    },
  );

  it('wants an address first', async () => {
    expect(wordsIn(await desk.say('/testalert'))).toContain('/alerts makes one');
  });
});
