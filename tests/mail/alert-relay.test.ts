import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, serveHttp } from '../../src/console/health.ts';
import { MAX_ALERT_BYTES } from '../../src/desk/alerts/intake.ts';
import { answerRelay, RELAY_PATH } from '../../src/mail/alert-relay.ts';
import { type AlertTestDesk, openAlertDesk } from '../support/alert-desk.ts';
import { linkedInText, mailOf } from '../support/alert-mails.ts';
import { wordsIn } from '../support/desk.ts';

const TOKEN = 'correct-horse-battery-staple-42';
const MAIL = mailOf({ text: linkedInText }, { id: 'http-1' });

let desk: AlertTestDesk;
let server: HttpServer;
let to: string;
let port: number;
const serve = async (intake = desk.intake) => {
  // A port that was free a moment ago.
  const probe = await import('../support/smtp-server.ts');
  port = await probe.closedPort();
  return serveHttp(
    { host: '127.0.0.1', port },
    {
      health: () => Promise.reject(new Error('not asked')),
      routes: [
        {
          path: RELAY_PATH,
          answer: (request, response) => answerRelay({ intake, token: TOKEN }, request, response),
        },
      ],
    },
  );
};
beforeEach(async () => {
  desk = await openAlertDesk();
  await desk.say('hello');
  to = await desk.address();
  server = await serve();
});
afterEach(async () => {
  await server.close();
  await desk.remove();
});

function post(
  body: string | Buffer,
  more: { token?: string | null; type?: string; method?: string } = {},
): Promise<{ status: number; body: string }> {
  const { token = TOKEN, type = 'application/json', method = 'POST' } = more;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: `${RELAY_PATH}?from=provider`,
        method,
        headers: {
          'content-type': type,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        let text = '';
        response.on('data', (data) => {
          text += data;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
const json = (more: object = {}) => JSON.stringify({ to, raw: MAIL, ...more });
const waiting = async () => (await desk.test.store.countAlertMails()).new;

describe('POST /alerts/inbound', () => {
  it('takes a mail as JSON, as base64 and as it is; the same one is one', async () => {
    expect(await post(json({ from: 'x@bounce.linkedin.com' }))).toEqual({
      status: 200,
      body: '{"result":"taken"}',
    });
    expect((await post(json({ to: [`Ada <${to}>`] }))).body).toBe('{"result":"duplicate"}');
    const raw = Buffer.from(MAIL).toString('base64');
    expect((await post(json({ raw, encoding: 'base64' }))).body).toBe('{"result":"duplicate"}');
    const whole = `Delivered-To: ${to}\r\n${MAIL}`;
    expect((await post(whole, { type: 'message/rfc822' })).body).toBe('{"result":"duplicate"}');
    expect(await waiting()).toBe(1);
    expect(wordsIn(await desk.read())).toContain('from LinkedIn: 3 jobs');
  });

  it.each([null, '', 'wrong', `${TOKEN}x`, TOKEN.slice(0, -1), TOKEN.toUpperCase()])(
    'wants the token, and takes no other: %j',
    async (token) => {
      expect((await post(json(), { token })).status).toBe(401);
      expect(await waiting()).toBe(0);
    },
  );

  it('answers in one word what was wrong', async () => {
    expect((await post(json(), { method: 'GET' })).status).toBe(405);
    expect((await post('{"to":')).status).toBe(400);
    expect((await post('{}')).status).toBe(400);
    expect((await post(json({ raw: '' }))).status).toBe(400);
    expect((await post(json({ to: 'somebody@elsewhere.example' }))).status).toBe(404);
    expect((await post(MAIL, { type: 'message/rfc822' })).status).toBe(404);
    expect((await post(json({ raw: 'x'.repeat(MAX_ALERT_BYTES + 1) }))).status).toBe(413);
    expect(await waiting()).toBe(0);
  });

  it('takes no endless body, and goes on', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.write(
      `POST ${RELAY_PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const piece = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let i = 0; i < 30 && !socket.destroyed; i++) {
      socket.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await closed;
    expect(heard).toMatch(/413|^$/);
    expect((await post(json())).status).toBe(200);
  });

  it('acknowledges nothing that is not on the disk', async () => {
    await server.close();
    server = await serve({ ...desk.intake, take: () => Promise.reject(new Error('full')) });
    expect((await post(json())).status).toBe(503);
    await server.close();
    server = await serve({ ...desk.intake, take: async () => 'too_many' });
    expect((await post(json())).status).toBe(429);
  });
});
