import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeed } from '../../src/desk/feed.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import type { Feed } from '../../src/desk/ports/feed.ts';
import { ADMIN } from '../support/console-app.ts';
import { type InboxClient, plantClient } from '../support/inbox-clients.ts';
import { inboxConsole } from '../support/inbox-console.ts';
import { openRawSqlite, type RawStore } from '../support/inbox-stores.ts';
import { toldTakeover } from '../support/told-takeover.ts';
import { untilTrue } from '../support/until.ts';

interface Stream {
  status: number;
  text(): string;
  /** How often it has heard this event. */
  heard(event: string): number;
  ended(): boolean;
  pause(): void;
  resume(): void;
  close(): void;
}

describe('the stream of events', () => {
  let raw: RawStore;
  let feed: Feed;
  let server: { url: string; close(): Promise<void> };
  let operator: Operator;
  let ada: InboxClient;
  const open: Stream[] = [];
  beforeEach(async () => {
    raw = await openRawSqlite();
    feed = createFeed(() => undefined);
    operator = ADMIN;
    server = await inboxConsole({
      store: raw.store,
      takeover: toldTakeover(),
      feed,
      operator: () => operator,
      pace: { heartbeatMs: 40, lookMs: 60 },
    }).serve();
    ada = await plantClient(raw.store, 'Ada', new Date());
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    await server.close();
    await raw.remove();
  });

  function listen(path: string, headers: Record<string, string> = {}): Promise<Stream> {
    return new Promise((resolve, reject) => {
      const call = request(server.url + path, { headers, agent: false }, (answer) => {
        let text = '';
        let over = false;
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        for (const end of ['end', 'close', 'error'])
          answer.on(end, () => {
            over = true;
          });
        const stream: Stream = {
          status: answer.statusCode ?? 0,
          text: () => text,
          heard: (event) => text.split(`event: ${event}\n`).length - 1,
          ended: () => over,
          pause: () => void answer.pause(),
          resume: () => void answer.resume(),
          close: () => void call.destroy(),
        };
        open.push(stream);
        resolve(stream);
      });
      call.on('error', reject);
      call.end();
    });
  }

  const changed = (id = ada.conversationId) => feed.changed({ kind: 'conversation', id });
  const follow = () => listen(`/events?c=${ada.conversationId}`);

  it('says that a conversation changed to who follows it, and that the list did to who looks at that', async () => {
    const [talk, list] = [await follow(), await listen('/events')];
    changed();
    await untilTrue(
      () => talk.heard('thread') === 1 && list.heard('list') === 1,
      'both to hear it',
    );
    changed('another');
    await untilTrue(() => list.heard('list') === 2, 'the list to hear of another');
    expect(talk.heard('thread')).toBe(1);
    feed.changed({ kind: 'desk' });
    await untilTrue(() => talk.heard('desk') === 1 && list.heard('desk') === 1, 'both to hear it');
    expect(talk.text() + list.text()).not.toContain(ada.conversationId);
    expect(talk.text()).toMatch(/^retry: \d+/);
    expect(talk.text()).toMatch(/^id: \d+$/m);
  });

  it('sends a heartbeat, and an event at once to who comes back', async () => {
    const stream = await follow();
    await untilTrue(() => stream.text().includes(': '), 'a heartbeat');
    const back = await listen(`/events?c=${ada.conversationId}`, { 'last-event-id': '7' });
    await untilTrue(() => back.heard('thread') === 1, 'the event that may have been missed');
  });

  it('ends for an operator who lost the conversation', async () => {
    operator = { id: 'op-olaf', name: 'Olaf', role: 'operator', assignedOnly: true };
    await raw.run("UPDATE conversations SET assignee_id = 'op-olaf'");
    const stream = await follow();
    changed();
    await untilTrue(() => stream.heard('thread') === 1, 'an event while it is theirs');
    await raw.run('UPDATE conversations SET assignee_id = NULL');
    await untilTrue(() => stream.ended(), 'the end of the stream');
    expect((await follow()).status).toBe(404);
  });

  it('gives one sign-in no more than some at once, and one that closes makes room', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, follow));
    expect(streams.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await follow()).status).toBe(429);
    expect((await listen('/events', { 'x-session': 'another' })).status).toBe(200);
    streams[0]?.close();
    await untilTrue(async () => (await follow()).status === 200, 'room for another');
  });

  it('keeps one event, not thousands, for who does not listen', async () => {
    const slow = await follow();
    await untilTrue(() => slow.text() !== '', 'its beginning');
    slow.pause();
    for (let n = 0; n < 20_000; n++) changed();
    slow.resume();
    const quick = await follow();
    changed();
    await untilTrue(() => quick.heard('thread') > 0 && slow.heard('thread') > 0, 'both to hear');
    expect(slow.heard('thread')).toBeLessThan(10);
  });

  it('reaches two hundred who look on', async () => {
    const streams = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        listen(n % 2 ? '/events' : `/events?c=${ada.conversationId}`, { 'x-session': `s${n}` }),
      ),
    );
    changed();
    await untilTrue(
      () => streams.every((stream) => stream.heard('thread') + stream.heard('list') === 1),
      'all of them to hear it',
    );
    for (const stream of streams) stream.close();
  });
});
