import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeed } from '../../src/desk/feed.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import { ADMIN } from '../support/console-app.ts';
import { comesIn, plantClient, turn } from '../support/inbox-clients.ts';
import { type InboxConsole, inboxConsole } from '../support/inbox-console.ts';
import { type RawStore, rawStores } from '../support/inbox-stores.ts';
import { toldTakeover } from '../support/told-takeover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

const stores = await rawStores();
afterAll(stores.close);

describe.each(stores.kinds)('the inbox page over $name', ({ open }) => {
  let raw: RawStore;
  let desk: InboxConsole;
  let operator: Operator;
  beforeEach(async () => {
    raw = await open();
    operator = ADMIN;
    desk = inboxConsole({
      store: raw.store,
      takeover: toldTakeover(),
      feed: createFeed(() => undefined),
      operator: () => operator,
      now: () => NOW,
    });
  });
  afterEach(() => raw.remove());

  const page = async (path = '/inbox') => (await desk.get(path)).text();
  const client = (name: string, ago: number) => plantClient(raw.store, name, minutesAgo(ago));

  it('shows who, where and since when, and not a word that was said', async () => {
    const ada = await client('Ada Brook', 5);
    await raw.store.commit([turn(ada, 'HIDDEN WORDS', 'HIDDEN ANSWER', minutesAgo(4))], 'full');
    await comesIn(raw.store, ada, 'HIDDEN QUESTION', minutesAgo(3));
    const text = await page();
    expect(text).toContain('Ada Brook');
    expect(text).toContain('(unread)');
    expect(text).toContain('3 min');
    expect(text).toContain(`href="/c/${ada.conversationId}"`);
    expect(text).not.toContain('HIDDEN');
    expect(await raw.store.listAudit({ user: ada.subject, limit: 10 })).toEqual([]);
  });

  it('escapes a hostile name and a hostile tag', async () => {
    const eve = await client('<img src=x onerror=alert(1)>"\'&', 1);
    await raw.run(
      `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${eve.conversationId}', '"><script>alert(1)</script>')`,
    );
    const text = await page();
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<img|<script>/);
  });

  it('counts what waits and lists it', async () => {
    const ben = await client('Ben', 2);
    await client('Cem', 1);
    await raw.run(
      `UPDATE conversations SET control = 'requested', requested_at = ${minutesAgo(2).getTime()}, request_reason = 'client' WHERE id = '${ben.conversationId}'`,
    );
    const all = await page();
    expect(all).toMatch(/Waiting for a person <span class="count">1<\/span>/);
    const waiting = await page('/inbox?f=waiting');
    expect(waiting).toContain('the client asked');
    expect(waiting).not.toContain('Cem');
    expect(await page('/inbox?f=dead')).toContain('Everything was handled and sent.');
    expect(await page('/inbox?f=nonsense')).toContain('Cem');
  });

  it('gives fifty a page and the way to the older ones, keeping the list', async () => {
    for (let n = 0; n < 53; n++) await client(`Client ${n}`, n);
    await raw.run("UPDATE conversations SET control = 'human'");
    const first = await page('/inbox?f=human');
    expect(first.match(/data-row/g)).toHaveLength(50);
    const next = /href="(\/inbox\?[^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&');
    expect(next).toContain('f=human');
    const second = await page(next);
    expect(second.match(/data-row/g)).toHaveLength(3);
    expect(second).not.toContain('Older conversations');
    expect((await desk.get('/inbox?after=nonsense')).status).toBe(200);
  });

  it('finds by a part of a name, by tag and by id', async () => {
    const ada = await client('Ada Brook', 3);
    await client('Ben', 2);
    await raw.run(
      `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${ada.conversationId}', 'visa')`,
    );
    for (const query of ['bro', '%23visa', ada.conversationId, ada.clientId.toUpperCase()]) {
      const found = await page(`/inbox?q=${query}`);
      expect(found).toContain('Ada Brook');
      expect(found).not.toContain('Ben');
    }
    expect(await page('/inbox?q=nobody')).toContain('Nothing was found.');
  });

  it('shows an operator of assigned conversations theirs alone, and tags of nobody else', async () => {
    const ada = await client('Ada Brook', 3);
    const ben = await client('Ben', 2);
    await raw.run(
      `UPDATE conversations SET assignee_id = 'op-olaf' WHERE id = '${ben.conversationId}'`,
    );
    await raw.run(
      `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${ada.conversationId}', 'secret')`,
    );
    operator = { id: 'op-olaf', name: 'Olaf', role: 'operator', assignedOnly: true };
    for (const path of [
      '/inbox',
      '/inbox?q=Ada',
      `/inbox?q=${ada.clientId}`,
      '/inbox?tag=secret',
    ]) {
      const text = await page(path);
      expect(text).not.toContain('Brook');
      expect(text).not.toContain('>secret');
    }
    expect(await page()).toContain('Ben');
  });
});
