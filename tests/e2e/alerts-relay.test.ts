import { afterEach, expect, it } from 'vitest';
import { killLeftovers, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { closedPort } from '../support/smtp-server.ts';

const TOKEN = 'a-relay-token-of-this-very-test';

afterEach(killLeftovers);

it('answers the relay and the receiver of a running desk, and closes both when it is stopped', async () => {
  const { home, remove } = temporaryHome();
  const port = await closedPort();
  const desk = startDesk({
    home,
    env: {
      ALERTS_DOMAIN: 'desk.example',
      ALERTS_LISTEN: `127.0.0.1:${port}`,
      ALERTS_RELAY_TOKEN: TOKEN,
      CONSOLE_LISTEN: `127.0.0.1:${await closedPort()}`,
      TELEGRAM_BOT_TOKEN: '12345:abcdefghijkl',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    },
  });
  const address = await desk.ready;
  const post = (token: string) =>
    fetch(`${address}/alerts/inbound`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to: `alerts+${'a'.repeat(24)}@desk.example`, raw: 'x' }),
    });
  expect((await post('another-word-of-the-same-length')).status).toBe(401);
  const unknown = await post(TOKEN);
  expect([unknown.status, await unknown.json()]).toEqual([404, { result: 'unknown' }]);
  expect(await desk.kill('SIGTERM')).toBe(0);
  expect(desk.output()).not.toContain(TOKEN);
  remove();
});
