import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPolling } from '../../src/bot/telegram/polling.ts';
import { connectTelegram } from '../../src/bot/telegram/telegram-api.ts';
import { type ChatClient, openTelegramPeer } from '../support/chat-peers.ts';
import { type EdgeDesk, heldReply, openEdgeDesk } from '../support/edge-desk.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import type { BotApiPeer, Person } from '../support/telegram/bot-api-peer.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';
import { askForCard, call } from './card-asked.ts';

const SECRET = 'Otter%River33';

describe('Telegram at its edges', () => {
  let chat: Awaited<ReturnType<typeof openTelegramPeer>>;
  let peer: BotApiPeer;
  let desk: EdgeDesk;
  let ada: ChatClient;
  let person: Person;

  beforeEach(async () => {
    chat = await openTelegramPeer();
    peer = chat.peer;
    desk = await openEdgeDesk(chat);
    ada = await chat.client(7001);
    person = peer.person(7001);
  });
  afterEach(async () => {
    await desk.close();
    await chat.close();
  });

  const calls = (method: string) => peer.calls.filter((item) => item.method === method);
  const quiet = () => desk.running.desk.settled('telegram:4242', '7001');
  const depths = () => desk.running.store.depths();
  /** Everything on disk, for looking for words that must not be there. */
  const disk = () =>
    readdirSync(desk.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

  it('case 2, trust case 44: the same update twice makes one turn', async () => {
    const { updateId } = person.says('hello');
    await ada.hears(/ok/);
    peer.repeat(updateId);
    await ada.says('and now this');
    await ada.hears(/ok/);
    await quiet();
    expect(desk.model.requests).toHaveLength(2);
  });

  it('case 3: a slow chat is not overtaken out of the inbox by a fast one', async () => {
    const slow = heldReply('slow answer');
    desk.script.push(slow.reply);
    await ada.says('think long');
    await untilTrue(() => desk.model.requests.length === 1, 'the slow turn');
    const bo = await chat.client(7002);
    await bo.says('quick one');
    await bo.hears(/ok/);
    expect(await depths()).toMatchObject({ inbox: 1 });
    slow.go();
    await ada.hears(/slow answer/);
  });

  it('case 4: an update whose commit fails stays unconfirmed, also when the desk stops', async () => {
    await desk.running.stop();
    let tried = 0;
    const polling = startPolling({
      connect: () => connectTelegram(peer.token, peer.root, wayTo(peer.root)),
      accept: async () => {
        tried += 1;
        throw new Error('the database is full');
      },
      report: () => undefined,
      log: SILENT_LOG,
      stallMs: 60_000,
      waitSeconds: 1,
      graceMs: 1000,
    });
    await ada.says('keep me');
    await untilTrue(() => tried > 0, 'the first try');
    await polling.stop();
    expect(peer.unconfirmed()).toBe(1);
    await desk.restart();
    await ada.hears(/ok/);
  });

  it('case 5: a webhook that was set is taken away once, and a second poller is reported', async () => {
    await desk.running.stop();
    const states: string[] = [];
    const deps = {
      connect: () => connectTelegram(peer.token, peer.root, wayTo(peer.root)),
      accept: async () => undefined,
      report: (state: string, advice: string | null) => void states.push(`${state} ${advice}`),
      log: SILENT_LOG,
      stallMs: 60_000,
      waitSeconds: 30,
      graceMs: 1000,
    };
    await fetch(`${peer.root}/bot${peer.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.1:9/old' }),
    });
    const first = startPolling(deps);
    await untilTrue(() => peer.webhook() === '', 'the end of the webhook');
    expect(calls('deleteWebhook').at(-1)?.params).toEqual({ drop_pending_updates: false });
    const second = startPolling(deps);
    await untilTrue(() => states.some((state) => /Another program/.test(state)), 'the report');
    await Promise.all([first.stop(), second.stop()]);
    await desk.restart();
  });

  it('case 6: a poll that hangs is cut off and the connection is made anew', async () => {
    await desk.running.stop();
    let connections = 0;
    const received: unknown[] = [];
    peer.fail('getUpdates', 'hang', 2);
    const polling = startPolling({
      connect: () => {
        connections += 1;
        return connectTelegram(peer.token, peer.root, wayTo(peer.root));
      },
      accept: async (updates) => void received.push(...updates),
      report: () => undefined,
      log: SILENT_LOG,
      stallMs: 200,
      waitSeconds: 0,
      graceMs: 150,
    });
    await ada.says('are you there?');
    await untilTrue(() => received.length === 1, 'the message after the hang');
    expect(connections).toBeGreaterThan(1);
    await polling.stop();
    await desk.restart();
    await quiet();
  });

  it('case 7, trust case 45: a limit (429) pauses its chat for as long as it says, and no other', async () => {
    peer.fail(
      'sendMessage',
      { code: 429, description: 'Too Many Requests', retryAfter: 4 },
      1,
      7001,
    );
    await ada.says('hello');
    const bo = await chat.client(7002);
    await bo.says('hello');
    await bo.hears(/ok/);
    expect(ada.texts()).toEqual([]);
    await ada.hears(/ok/);
    const [refused, taken] = calls('sendMessage').filter(({ params }) => params.chat_id === '7001');
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(3950);
    expect(ada.texts()).toEqual(['ok']);
    await untilTrue(async () => (await depths()).outbox === 0, 'the end of the row');
    expect(await depths()).toMatchObject({ deadLetters: 0, unknown: 0 });
  });

  it.each(['lost_response', 'bad_gateway', 'dropped'] as const)(
    'case 8, trust case 45: a text whose answer is lost (%s) is unknown and not sent again by itself',
    async (fault) => {
      peer.fail('sendMessage', fault);
      await ada.says('hello');
      await untilTrue(async () => (await depths()).unknown === 1, 'the unknown row');
      await desk.restart();
      const arrived = ada.texts().length;
      expect(arrived).toBe(fault === 'dropped' ? 0 : 1);
      await ada.says('again');
      await untilTrue(() => ada.texts().length === arrived + 1, 'the second answer');
      expect(calls('sendMessage')).toHaveLength(2);
    },
  );

  it('case 8: a card whose answer is lost is shown again, and only its newest copy decides', async () => {
    desk.script.length = 0;
    await ada.says('hello');
    await ada.hears(/ok/);
    await ada.sendsFile(
      'cv.md',
      'text/markdown',
      readFileSync('tests/cv/fixtures/backend-engineer.md'),
    );
    await ada.hears(/I read these facts/);
    desk.script.push(call('search_jobs', { query: 'remote TypeScript jobs in Europe' }), {
      text: 'Found.',
    });
    await ada.says('search');
    await ada.hears(/Found/);
    desk.script.push(call('draft_outreach', { job: 1 }), { text: 'Drafted.' });
    await ada.says('draft');
    await ada.hears(/Drafted/);
    await quiet();
    peer.fail('sendMessage', 'lost_response');
    desk.script.push(call('send_outreach', {}));
    await ada.says('send it');
    const copies = () => person.chat().filter(({ text }) => text.includes('needs your yes'));
    await untilTrue(() => copies().length === 2, 'the second copy');
    const [lost, newest] = copies();
    person.taps(lost?.message_id ?? 0, 'yes');
    await ada.hears(/older copy of card #1/);
    expect(desk.smtp.mails).toHaveLength(0);
    person.taps(newest?.message_id ?? 0, 'yes');
    await ada.hears(/Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
  });

  it('case 9, trust case 27: a double tap acts once, and yes then no is told', async () => {
    await askForCard(desk, ada);
    const card = person.card().message_id;
    const { yes, no } = {
      yes: person.card().buttons[0]?.data ?? '',
      no: person.card().buttons[1]?.data ?? '',
    };
    person.taps(card, { data: yes });
    person.taps(card, { data: yes });
    person.taps(card, { data: no });
    await ada.hears(/Approved by you/);
    await quiet();
    expect(desk.smtp.mails).toHaveLength(1);
    expect(ada.texts().filter((text) => /already answered with yes/.test(text))).toHaveLength(2);
    expect(person.chat().find(({ message_id }) => message_id === card)?.buttons).toEqual([]);
  });

  it('case 10: a tap is answered and decided while a turn runs', async () => {
    await askForCard(desk, ada);
    const slow = heldReply('slow answer');
    desk.script.push(slow.reply);
    await ada.says('another question');
    const before = desk.model.requests.length;
    await untilTrue(() => desk.model.requests.length >= before, 'the turn');
    person.taps(person.card().message_id, 'yes');
    await ada.hears(/Approved by you/);
    expect(calls('answerCallbackQuery')).toHaveLength(1);
    expect(desk.smtp.mails).toHaveLength(1);
    expect(ada.texts().join()).not.toContain('slow answer');
    slow.go();
    await ada.hears(/slow answer/);
  });

  it('case 11, trust case 27, 28: another person, a group or another chat decides nothing', async () => {
    await askForCard(desk, ada);
    const { message_id, buttons } = person.card();
    const data = buttons[0]?.data ?? '';
    const bo = peer.person(7002);
    bo.taps(message_id, { data });
    await untilTrue(() => bo.texts().length > 0, 'the refusal');
    expect(bo.texts().join()).toMatch(/does not belong to a card of this chat/);
    peer.inject({
      callback_query: {
        id: 'cb-group',
        from: { id: 7001, is_bot: false, first_name: 'P' },
        chat_instance: '1',
        data,
        message: { message_id, date: 0, chat: { id: -100, type: 'supergroup', title: 'G' } },
      },
    });
    await untilTrue(() => calls('answerCallbackQuery').length === 2, 'the alert');
    expect(calls('answerCallbackQuery').at(-1)?.params).toMatchObject({ show_alert: true });
    await quiet();
    expect(desk.smtp.mails).toHaveLength(0);
  });

  it('case 12: buttons that could not be taken away do nothing', async () => {
    await askForCard(desk, ada);
    const card = person.card();
    const data = card.buttons[0]?.data ?? '';
    peer.fail('editMessageText', {
      code: 400,
      description: "Bad Request: message can't be edited",
    });
    person.taps(card.message_id, 'yes');
    // The outcome comes as a message of its own instead.
    await ada.hears(/^#1: Approved by you/);
    person.taps(card.message_id, { data });
    await ada.hears(/already answered/);
    expect(desk.smtp.mails).toHaveLength(1);
  });

  it('case 12: an edit whose answer is lost is made again, without a second message', async () => {
    await askForCard(desk, ada);
    peer.fail('editMessageText', 'lost_response');
    person.taps(person.card().message_id, 'yes');
    await ada.hears(/Approved by you/);
    await quiet();
    await untilTrue(async () => (await depths()).outbox === 0, 'the end of the edits');
    expect(ada.texts().filter((text) => /Approved by you/.test(text))).toHaveLength(1);
    expect(await depths()).toMatchObject({ unknown: 0, deadLetters: 0 });
  });

  it('case 14: a long answer with marks comes in parts that Telegram takes', async () => {
    const long = Array.from(
      { length: 300 },
      (_, i) => `**Point ${i}** with 👩‍💻 and \`code ${i}\`.`,
    );
    desk.script.push({ text: long.join('\n') });
    await ada.says('tell me everything');
    await ada.hears(/Point 299/);
    const parts = person.chat().filter(({ from }) => from === 'bot');
    expect(parts.length).toBeGreaterThan(1);
    const bold = parts.flatMap(({ text, entities }) =>
      entities
        .filter(({ type }) => type === 'bold')
        .map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    expect(bold).toHaveLength(300);
    expect(bold[299]).toBe('Point 299');
  });

  it.each([
    ['a message', () => person.says(`my gmail password is ${SECRET}`).messageId],
    [
      'a caption',
      () =>
        person.sendsDocument({
          name: 'cv.pdf',
          mime: 'application/pdf',
          bytes: Buffer.from('x'),
          caption: `password: ${SECRET}`,
        }).messageId,
    ],
    [
      'an edit',
      () => {
        const { messageId } = person.says('hello');
        person.edits(messageId, `my gmail password is ${SECRET}`);
        return messageId;
      },
    ],
  ])('case 15: a secret in %s is deleted from the chat and kept nowhere', async (_what, act) => {
    const messageId = act();
    expect(await ada.hears(/I blocked that message/)).toMatch(/I am deleting it/);
    await untilTrue(() => calls('deleteMessage').length === 1, 'the deletion');
    expect(calls('deleteMessage')[0]?.params).toMatchObject({ message_id: messageId });
    expect(person.chat().some(({ message_id }) => message_id === messageId)).toBe(false);
    await quiet();
    expect(JSON.stringify(desk.model.requests)).not.toContain(SECRET);
    for (const bytes of disk()) expect(bytes.includes(SECRET)).toBe(false);
  });

  it('lets a message through once after a tap on "That was not a secret"', async () => {
    const words = `my gmail password is ${SECRET}`;
    person.says(words);
    await ada.hears(/I blocked that message/);
    const shown = person.chat().findLast(({ text }) => text.includes('I blocked that message'));
    expect(shown?.buttons).toEqual([{ text: 'That was not a secret', data: 'not_a_secret' }]);
    person.taps(shown?.message_id ?? 0, { data: shown?.buttons[0]?.data ?? '' });
    await ada.hears(/your next message passes, once/);
    person.says(words, { forwarded: true });
    await ada.hears(/I blocked that message/);
    person.says(words);
    await ada.hears(/ok/);
    expect(JSON.stringify(desk.model.requests)).toContain(SECRET);
    person.says(words);
    await ada.hears(/I blocked that message/);
    // A key whose shape is published has no button.
    person.says(`here: ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`);
    await ada.hears(/never let through/);
    expect(person.chat().findLast(({ text }) => text.includes('never let'))?.buttons).toEqual([]);
  });

  it('case 15: a deletion does not wait behind a message that hangs', async () => {
    peer.fail('sendMessage', { code: 429, description: 'Too Many Requests', retryAfter: 40 });
    await ada.says('hello');
    await untilTrue(() => calls('sendMessage').length === 1, 'the refused answer');
    await ada.says(`my gmail password is ${SECRET}`);
    await untilTrue(() => calls('deleteMessage').length === 1, 'the deletion');
    expect(ada.texts()).toEqual([]);
  });

  it('case 28: files of one album are answered once, and one becomes the CV', async () => {
    const bytes = readFileSync('tests/cv/fixtures/backend-engineer.md');
    person.sendsDocument({ name: 'cover letter.md', mime: 'text/markdown', bytes, album: 'a1' });
    person.sendsDocument({ name: 'my-cv.md', mime: 'text/markdown', bytes, album: 'a1' });
    person.sendsDocument({ name: 'photo.png', mime: 'image/png', bytes, album: 'a1' });
    expect(await ada.hears(/sent 3 files together/)).toContain('my-cv.md');
    await quiet();
    expect(ada.texts()).toEqual([
      expect.stringMatching(/I read these facts from my-cv\.md/),
      expect.stringMatching(/sent 3 files together/),
    ]);
  });

  it('case 27: a file that lies about its size is counted', async () => {
    person.sendsDocument({
      name: 'cv.txt',
      mime: 'text/plain',
      bytes: Buffer.alloc(11 * 1024 * 1024, 'a'),
      statedSize: 1000,
    });
    await ada.hears(/larger than 10 MB/);
  });

  it('case 30, trust case 47: a client who blocks the desk gets nothing more until they come back', async () => {
    await ada.says('hello');
    await ada.hears(/ok/);
    const held = heldReply('too late');
    desk.script.push(held.reply);
    await ada.says('and then?');
    await untilTrue(() => desk.model.requests.length === 2, 'the turn');
    person.blocks();
    held.go();
    await quiet();
    const tries = calls('sendMessage').length;
    await sleep(1200);
    expect(calls('sendMessage').length).toBe(tries);
    expect(await depths()).toMatchObject({ outbox: 1, deadLetters: 0 });
    person.unblocks();
    await ada.hears(/too late/);
  });

  it('case 30: a refusal (403) alone marks the address as well', async () => {
    peer.fail('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' });
    await ada.says('hello');
    await untilTrue(() => calls('sendMessage').length === 1, 'the refusal');
    await sleep(1200);
    expect(calls('sendMessage')).toHaveLength(1);
    await ada.says('I am back');
    await untilTrue(() => ada.texts().length === 2, 'both answers');
  });

  it('case 31: a yes that crossed the card is not taken for its answer, whatever the clocks say', async () => {
    await askForCard(desk, ada);
    const card = person.card().message_id;
    const now = Math.floor(Date.now() / 1000);
    const from = { id: 7001, is_bot: false, first_name: 'P' };
    const private_ = { id: 7001, type: 'private', first_name: 'P' };
    // Sent in the same second, but before the card: its number in the chat is lower.
    peer.inject({
      message: { message_id: card - 0.5, date: now, chat: private_, from, text: 'yes' },
    });
    peer.inject({
      message: { message_id: -card, date: now + 3600, chat: private_, from, text: 'yes' },
    });
    await ada.hears(/came after your message/);
    expect(desk.smtp.mails).toHaveLength(0);
    // A phone whose clock is an hour slow answers after it all the same.
    person.says('yes', { date: now - 3600 });
    await ada.hears(/Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
  });

  it('takes updates of unknown kinds and broken ones without stopping', async () => {
    peer.inject({ message: { nothing: true } });
    peer.inject({ message: { message_id: 1, date: 'yesterday', chat: null } });
    peer.inject({ callback_query: { id: 7, from: 'nobody' } });
    await fetch(`${peer.root}/bot${peer.token}/getMe`);
    await ada.says('still there?');
    await ada.hears(/ok/);
    expect(peer.unconfirmed()).toBeLessThanOrEqual(1);
  });

  it('answers 100 kB of text with one sentence', async () => {
    await ada.says('long '.repeat(20_000));
    await ada.hears(/too long for the chat/);
    expect(desk.model.requests).toHaveLength(0);
  });

  it('says in a group to write in private, once, and opens no chat of a client there', async () => {
    person.writesInGroup(-1001, 'just talking');
    person.writesInGroup(-1001, '/start');
    person.writesInGroup(-1001, '/help');
    const group = () => peer.person(-1001).texts();
    await untilTrue(() => group().length > 0, 'the line');
    await ada.says('hello');
    await ada.hears(/ok/);
    expect(group()).toEqual([expect.stringMatching(/private chat/)]);
  });

  it('answers a sticker, a photo and a voice note honestly', async () => {
    person.sendsSticker();
    await ada.hears(/cannot read stickers/);
    person.sendsPhoto();
    await ada.hears(/cannot read pictures/);
    person.sendsVoice(Buffer.from('OggS'));
    await ada.hears(/cannot listen to voice notes/);
  });

  it('takes an edited message as new words that never answer a card', async () => {
    await askForCard(desk, ada);
    const { messageId } = person.says('hm');
    await ada.hears(/ok/);
    person.edits(messageId, 'yes');
    await ada.hears(/ok/);
    person.says('yes', { forwarded: true });
    await ada.hears(/ok/);
    expect(desk.smtp.mails).toHaveLength(0);
    expect(JSON.stringify(desk.model.requests.at(-2)?.body)).toContain(
      'changed an earlier message',
    );
  });

  it('binds a quoted yes to its card, and no other quote to any', async () => {
    await askForCard(desk, ada);
    const card = person.card().message_id;
    const other = person.chat().find(({ text }) => /I read these facts/.test(text));
    person.says('yes', { quote: other?.message_id ?? 0 });
    await ada.hears(/ok/);
    expect(desk.smtp.mails).toHaveLength(0);
    person.says('yes', { quote: card });
    await ada.hears(/Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
  });

  it('stops a running turn at /stop', async () => {
    desk.script.push({ hang: 'before headers' });
    await ada.says('think for ever');
    await untilTrue(() => desk.model.requests.length === 1, 'the turn');
    await ada.says('/stop');
    await ada.hears(/Stopped, as you asked/);
  });

  it('shows typing while it works, and one final answer', async () => {
    const held = heldReply('done');
    desk.script.push(held.reply);
    await ada.says('work');
    await untilTrue(() => calls('sendChatAction').length > 0, 'typing');
    held.go();
    await ada.hears(/done/);
    await quiet();
    const shown = calls('sendChatAction').length;
    await sleep(100);
    expect(calls('sendChatAction')).toHaveLength(shown);
    expect(ada.texts()).toEqual(['done']);
  });

  it('sets a message aside that Telegram will never take, and says so once', async () => {
    peer.fail('sendMessage', { code: 400, description: 'Bad Request: something is wrong with it' });
    await ada.says('hello');
    await ada.hears(/could not be delivered/);
    // The peer has the line a moment before the desk has its word.
    await untilTrue(async () => (await depths()).outbox === 0, 'the end of the row');
    expect(await depths()).toMatchObject({ deadLetters: 1, outbox: 0 });
  });

  it('sends what could not leave when the platform is back, in order', async () => {
    await ada.says('hello');
    await ada.hears(/ok/);
    peer.fail('sendMessage', { code: 401, description: 'Unauthorized' });
    await ada.says('one');
    await untilTrue(async () => (await depths()).outbox === 1, 'the waiting row');
    expect(await depths()).toMatchObject({ unknown: 0, deadLetters: 0 });
  });
});
