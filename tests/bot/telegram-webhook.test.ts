import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWebhook, webhookSecret } from '../../src/bot/telegram/webhook.ts';

describe('the webhook of Telegram', () => {
  const secret = webhookSecret('4242:token');
  let updates: unknown[];
  let failing: boolean;
  let url: string;
  let close: () => Promise<void>;

  beforeEach(async () => {
    updates = [];
    failing = false;
    const server = createServer((request, response) => {
      void answerWebhook(
        {
          secret,
          accept: async (batch) => {
            if (failing) throw new Error('the database is full');
            updates.push(...batch);
          },
        },
        request,
        response,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
    close = () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });
  afterEach(() => close());

  const post = (body: string, given: string | null = secret, method = 'POST') =>
    fetch(url, {
      method,
      ...(method === 'POST' ? { body } : {}),
      headers: given === null ? {} : { 'x-telegram-bot-api-secret-token': given },
    }).then(({ status }) => status);

  it('trust case 44: takes an update with the right word, and no other', async () => {
    expect(await post('{"update_id":1}')).toBe(200);
    expect(await post('{"update_id":2}', null)).toBe(401);
    expect(await post('{"update_id":3}', 'wrong')).toBe(401);
    expect(await post('{"update_id":4}', `${secret}x`)).toBe(401);
    expect(await post('', secret, 'GET')).toBe(405);
    expect(updates).toEqual([{ update_id: 1 }]);
  });

  it('says 503 when the update could not be kept, so that it comes again (I1)', async () => {
    failing = true;
    expect(await post('{"update_id":1}')).toBe(503);
    failing = false;
    expect(await post('{"update_id":1}')).toBe(200);
  });

  it('trust case 44: refuses junk and what is larger than an update', async () => {
    expect(await post('not json')).toBe(400);
    expect(await post('x'.repeat(1024 * 1024 + 1))).toBe(413);
    expect(updates).toEqual([]);
  });

  it('has a secret that only the token gives', () => {
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(webhookSecret('4242:other')).not.toBe(secret);
  });
});
