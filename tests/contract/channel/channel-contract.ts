import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ChannelAdapter,
  ChannelSink,
  InboundEvent,
  Outbound,
  SendResult,
} from '../../../src/desk/ports/channel.ts';
import { untilTrue } from '../../support/until.ts';

/** A channel and somebody at its other end. */
export interface ChannelUnderTest {
  adapter: ChannelAdapter;
  /** Opens the adapter for this sink; resolves when messages can pass both ways. */
  open(sink: ChannelSink): Promise<void>;
  /** What the person does at the other end. */
  says(text: string): Promise<void>;
  sendsFile(name: string, bytes: Uint8Array): Promise<void>;
  /** Answers the card that was shown last; null where there are no buttons. */
  taps: ((choice: 'yes' | 'no') => Promise<void>) | null;
  /** Quotes the desk's newest message; null where nothing can be quoted. */
  quotes: ((text: string) => Promise<void>) | null;
  /** The platform brings the last message once more; null where it never does. */
  repeats: (() => Promise<void>) | null;
  /** What the person can read now, oldest first. */
  seen(): string[];
  /** The next send arrives and its answer is lost; null where that cannot be. */
  loseNextAnswer: (() => void) | null;
  /** The platform cannot be reached any more; null where that cannot be. */
  disconnect: (() => Promise<void>) | null;
  close(): Promise<void>;
}

const CARD = {
  kind: 'card',
  approvalId: '01a1f000-0000-7000-8000-000000000001',
  number: 3,
  text: '#3 needs your yes\n\nSend this: a_b *c* `d` <e> & more',
  token: {
    yes: 'a1:y:01a1f000-0000-7000-8000-000000000001:nonce12345',
    no: 'a1:n:01a1f000-0000-7000-8000-000000000001:nonce12345',
  },
} as const satisfies Outbound;

/** Channels of this machine, between which and the desk nothing can be lost. */
const HERE = ['terminal', 'browser'];

const words = (text: string) => text.replace(/\s+/g, '');

/** What every channel owes the desk. Run on each adapter, against a real client library and a peer on this machine. */
export function describeChannel(name: string, make: () => Promise<ChannelUnderTest>): void {
  describe(`the channel ${name}`, () => {
    let channel: ChannelUnderTest;
    let events: InboundEvent[];
    /** How many of the next commits fail. */
    let failing: number;
    let refusals: number;
    let sends: number;

    beforeEach(async () => {
      channel = await make();
      events = [];
      failing = 0;
      refusals = 0;
      sends = 0;
      await channel.open({
        async accept(batch) {
          if (failing > 0) {
            failing -= 1;
            refusals += 1;
            throw new Error('the database is locked');
          }
          events.push(...batch);
        },
      });
    });
    afterEach(() => channel.close());

    const ids = () => [...new Set(events.map(({ eventId }) => eventId))];
    const arrived = (many: number) => untilTrue(() => ids().length >= many, `${many} events`);
    const last = (): InboundEvent => {
      const event = events.at(-1);
      if (!event) throw new Error('Nothing arrived.');
      return event;
    };
    const chat = async () => {
      if (events.length === 0) {
        await channel.says('hello');
        await arrived(1);
      }
      return last().chat.id;
    };
    const send = async (
      message: Outbound,
      options: { part?: number; id?: string; targets?: string[] } = {},
    ): Promise<SendResult> =>
      channel.adapter.send({
        chat: await chat(),
        message,
        part: options.part ?? 0,
        id: options.id ?? `row-${++sends}:${options.part ?? 0}`,
        targets: options.targets ?? [],
        signal: AbortSignal.timeout(10_000),
      });
    const sendAll = async (message: Outbound): Promise<SendResult[]> => {
      const results: SendResult[] = [];
      for (let part = 0; part < channel.adapter.parts(message); part++)
        results.push(await send(message, { part, id: `whole:${part}` }));
      return results;
    };
    const refOf = (result: SendResult): string => {
      if (result.result !== 'accepted' || result.ref === null)
        throw new Error(`No ref in ${JSON.stringify(result)}`);
      return result.ref;
    };

    it('brings a text as it was written, from a private chat, with ids that stay', async () => {
      const text = 'Grüße 👩‍💻 from São Paulo\nsecond line';
      await channel.says(text);
      await arrived(1);
      const event = last();
      expect(event).toMatchObject({
        account: channel.adapter.account,
        chat: { kind: 'private' },
        content: { kind: 'text', text, quoted: null, edited: false, forwarded: false },
      });
      expect(event.eventId).not.toBe('');
      expect(event.sentAt.getTime()).toBeLessThanOrEqual(Date.now());
      await channel.says('another');
      await arrived(2);
      expect(new Set(ids()).size).toBe(2);
    });

    it('case 2: gives a repeated message the same id', async () => {
      if (!channel.repeats) return expect(channel.adapter.capabilities.replay).toBe('none');
      await channel.says('once');
      await arrived(1);
      await channel.repeats();
      await channel.says('and another');
      await arrived(2);
      expect(ids()).toHaveLength(2);
    });

    it('case 4, 18: brings a message again that could not be made durable (I1)', async () => {
      if (channel.adapter.capabilities.replay === 'none') {
        failing = 1;
        // Whoever typed it is told at once, and types it again.
        await expect(channel.says('lost?')).rejects.toThrow(/locked/);
        return;
      }
      failing = 2;
      await channel.says('do not lose me');
      await arrived(1);
      expect(refusals).toBe(2);
      expect(last().content).toMatchObject({ text: 'do not lose me' });
    });

    it('keeps the order of a chat', async () => {
      for (let i = 1; i <= 10; i++) await channel.says(`message ${i}`);
      await arrived(10);
      const texts = events.map(({ content }) => ('text' in content ? content.text : ''));
      expect([...new Set(texts)]).toEqual(Array.from({ length: 10 }, (_, i) => `message ${i + 1}`));
      const orders = events.flatMap(({ order }) => order ?? []);
      expect(orders).toEqual([...orders].sort((a, b) => a - b));
    });

    it('survives 100 kB of text', async () => {
      const text = 'long '.repeat(20_000);
      await channel.says(text);
      await arrived(1);
      expect(last().content).toMatchObject({ kind: 'text', text });
    });

    it('shows a plain text with every sign in it, and says that it was taken', async () => {
      const text = 'C# & <b>no tags</b> *stars* _lines_ `ticks` 1_000 [x](y)';
      expect(await send({ kind: 'text', text })).toMatchObject({ result: 'accepted' });
      await untilTrue(() => channel.seen().length > 0, 'the text');
      expect(channel.seen().at(-1)).toBe(text);
    });

    it('case 14: cuts a long text into parts that the platform takes, and loses nothing', async () => {
      const text = Array.from(
        { length: 400 },
        (_, i) => `Line ${i} with a thumb 👍🏽 and more.`,
      ).join('\n');
      const results = await sendAll({ kind: 'text', text });
      expect(results.length).toBe(channel.adapter.parts({ kind: 'text', text }));
      expect(results.every(({ result }) => result === 'accepted')).toBe(true);
      await untilTrue(() => channel.seen().length >= results.length, 'all parts');
      const parts = channel.seen().slice(-results.length);
      for (const part of parts)
        expect(part.length).toBeLessThanOrEqual(channel.adapter.capabilities.maxText);
      expect(words(parts.join('\n'))).toBe(words(text));
    });

    it('has nothing to send for an empty text', () => {
      expect(channel.adapter.parts({ kind: 'text', text: ' \n ' })).toBeLessThanOrEqual(1);
    });

    it('shows a card as it is, and brings the button that was pressed', async () => {
      await chat();
      expect(await send(CARD)).toMatchObject({ result: 'accepted' });
      await untilTrue(() => channel.seen().some((text) => text.includes('#3')), 'the card');
      expect(channel.seen().at(-1)).toContain('Send this: a_b *c* `d` <e> & more');
      if (!channel.taps) return expect(channel.adapter.capabilities.buttons).toBe('none');
      await channel.taps('yes');
      await untilTrue(() => events.some(({ content }) => content.kind === 'tap'), 'the tap');
      expect(last().content).toEqual({ kind: 'tap', token: CARD.token.yes });
    });

    it('shows what became of a card', async () => {
      await chat();
      const ref = await send(CARD).then((result) =>
        result.result === 'accepted' ? result.ref : null,
      );
      const resolved = {
        kind: 'card_resolved',
        approvalId: CARD.approvalId,
        number: 3,
        outcome: 'done',
        card: CARD.text,
        text: '#3: Approved by you 10:42. Sent.',
        announce: false,
      } as const;
      const targets = ref === null ? [] : [ref];
      expect(await send(resolved, { targets })).toMatchObject({ result: 'accepted' });
      // Once more, as after a crash: nothing new and no fault.
      expect(await send(resolved, { targets, id: 'row-2:0' })).toMatchObject({
        result: 'accepted',
      });
      await untilTrue(() => channel.seen().join('\n').includes('Approved by you'), 'the outcome');
    });

    it('binds a reply to the message that it quotes', async () => {
      await chat();
      const result = await send({ kind: 'text', text: 'Quote me' });
      if (!channel.quotes) return expect(result).toMatchObject({ ref: null });
      await channel.quotes('yes');
      await untilTrue(() => ids().length >= 2, 'the reply');
      expect(last().content).toMatchObject({
        kind: 'text',
        text: 'yes',
        quoted: { ref: refOf(result), text: 'Quote me' },
      });
    });

    it('fetches the very bytes of a file, and no more than it may', async () => {
      const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
      await channel.sendsFile('my cv.pdf', bytes);
      await untilTrue(() => events.some(({ content }) => content.kind === 'file'), 'the file');
      const { content } = last();
      if (content.kind !== 'file') throw new Error('That is no file.');
      expect(content).toMatchObject({ name: 'my cv.pdf', album: null });
      const signal = AbortSignal.timeout(5000);
      const fetched = await channel.adapter.fetchFile(content.ref, 1_000_000, signal);
      expect(Buffer.from(fetched).equals(bytes)).toBe(true);
      await expect(channel.adapter.fetchFile(content.ref, 4999, signal)).rejects.toMatchObject({
        code: 'too_big',
      });
    });

    it('case 15: takes a client’s message back where it says that it can', async () => {
      await channel.says('my secret');
      await arrived(1);
      const { deletePeer } = channel.adapter.capabilities;
      const ref = last().ref ?? 'none';
      const result = await send({ kind: 'retract', ref });
      if (!deletePeer) return expect(result.result).not.toBe('unknown');
      expect(result).toMatchObject({ result: 'accepted' });
      // Gone already is as good as taken back.
      expect(await send({ kind: 'retract', ref })).toMatchObject({ result: 'accepted' });
    });

    it('case 8, 22: calls a send unknown when its answer was lost, and shows one copy under a stable id', async () => {
      if (!channel.loseNextAnswer) return expect(HERE).toContain(channel.adapter.account);
      await chat();
      channel.loseNextAnswer();
      const message = { kind: 'text', text: 'only once' } as const;
      expect(await send(message, { id: 'same:0' })).toMatchObject({ result: 'unknown' });
      if (channel.adapter.capabilities.stableSendId) {
        await untilTrue(() => channel.adapter.health().state === 'up', 'the connection');
        expect(await send(message, { id: 'same:0' })).toMatchObject({ result: 'accepted' });
      }
      await untilTrue(() => channel.seen().includes('only once'), 'the text');
      expect(channel.seen().filter((text) => text === 'only once')).toHaveLength(1);
    }, 90_000);

    it('says not_sent when nothing can have left', async () => {
      if (!channel.disconnect) return expect(HERE).toContain(channel.adapter.account);
      await chat();
      await channel.disconnect();
      // On a kept connection that breaks in this moment nobody could know; a moment later the break is seen.
      await sleep(200);
      expect(await send({ kind: 'text', text: 'anybody?' })).toMatchObject({
        result: 'not_sent',
        next: 'retry',
      });
    });

    it('is up while it is open, and takes nothing after it was stopped', async () => {
      await chat();
      expect(channel.adapter.health()).toMatchObject({
        account: channel.adapter.account,
        state: 'up',
        advice: null,
      });
      await channel.adapter.stop();
      const many = events.length;
      await channel.says('too late').catch(() => undefined);
      expect(channel.adapter.health().state).toBe('stopped');
      expect(events).toHaveLength(many);
    });

    it('shows and hides typing and status without ever failing', async () => {
      const id = await chat();
      for (const where of [id, 'nobody']) {
        channel.adapter.typing(where, true);
        channel.adapter.status(where, 'working');
        channel.adapter.status(where, null);
        channel.adapter.typing(where, false);
      }
      expect(await send({ kind: 'text', text: 'still here' })).toMatchObject({
        result: 'accepted',
      });
    });
  });
}
