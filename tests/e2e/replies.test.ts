import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerMail, BODY_CANARY, bounceOf } from '../support/answer-mails.ts';
import {
  type ChatProcess,
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { type ImapPeer, startImapPeer } from '../support/imap-peer.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';

const CV = 'tests/cv/fixtures/backend-engineer.md';

describe('answers to mails, over whole processes', () => {
  let desk: ReturnType<typeof temporaryHome>;
  let smtp: SmtpPeer;
  let imap: ImapPeer;
  let env: Record<string, string>;
  beforeEach(async () => {
    desk = temporaryHome();
    smtp = await startSmtpPeer();
    imap = await startImapPeer();
    env = {
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Sayso <desk@sayso.example>',
      IMAP_URL: imap.url,
      CONSOLE_LISTEN: 'off',
      QUIET_HOURS: 'off',
    };
  });
  afterEach(async () => {
    killLeftovers();
    await smtp.close();
    await imap.close();
    desk.remove();
  });

  /** A draft, its card, the client's yes, and the mail at the server; gives its Message-ID and the card's number. */
  async function sendMail(chat: ChatProcess): Promise<{ messageId: string; card: number }> {
    await chat.say('yes');
    await chat.say({ file: CV });
    await chat.say('find me remote TypeScript jobs in Europe');
    await chat.say('write to the hiring manager of 1');
    const { card = 0 } = cardOf(await chat.say('send it to jane@acme.example'));
    await chat.say({ tap: { card, choice: 'yes' } });
    await smtp.received(1);
    const messageId = (smtp.mails[0]?.messageId ?? '').replace(/[<>]/g, '');
    return { messageId, card };
  }
  const about = (words: string) => (event: { text?: string }) =>
    event.text?.includes(words) ?? false;

  it('go from a draft to a line in the chat, and to the stage that the client names', async () => {
    const chat = startChat({ home: desk.home, env });
    const { messageId, card } = await sendMail(chat);
    expect(await chat.end()).toBe(0);
    imap.deliver(answerMail({ inReplyTo: messageId }));
    imap.deliver(answerMail({ id: 'other@acme.example', inReplyTo: 'who@knows.example' }));

    const again = startChat({ home: desk.home, env });
    const told = await again.event(about('An answer came from'));
    expect(told.text).toContain(`from Jane Doe <jane@acme.example> to your mail "`);
    expect(told.text).toContain(`(#${card})`);
    expect(told.text).toContain('read it in the mailbox of desk@sayso.example');
    expect(textOf(await again.say(`answer ${card} interview`))).toContain('Moved to interview');
    expect(textOf(await again.say('/pipeline'))).toContain('interview (1)');
    expect(textOf(await again.say('/log'))).toContain('mail: reply found');
    expect(await again.end()).toBe(0);

    expect(imap.changes()).toEqual([]);
    for (const line of imap.commands().filter((command) => /FETCH/.test(command)))
      expect(line).toContain('BODY.PEEK[HEADER.FIELDS (');
    expect(imap.said()).not.toContain(BODY_CANARY);
    expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
    const served = startDesk({ home: desk.home, env: { ...env, CONSOLE_LISTEN: '127.0.0.1:0' } });
    const health = await fetch(`${await served.ready}/health`);
    expect(await health.json()).toMatchObject({ status: 'ok', replies: { state: 'up' } });
    await served.kill('SIGTERM');
    const doctor = await runSayso(['doctor'], { home: desk.home, env });
    expect(doctor.stdout).toMatch(/^ok +replies: the inbox of IMAP_URL opens/m);
    expect(doctor.stdout).toMatch(/^ok +replies: last looked into 20/m);
    const off = await runSayso(['doctor'], { home: desk.home, env: { ...env, REPLIES: 'off' } });
    expect(off.stdout).toMatch(/^note +replies: not tracked; REPLIES is off/m);
  });

  /** What the desk keeps of its only client, by the operator's export. */
  async function record(): Promise<{
    replies: { toldAt: string | null }[];
    sent: { message: { text?: string } }[];
  }> {
    const list = await runSayso(['client', 'list'], { home: desk.home });
    const { id } = JSON.parse(list.stdout) as { id: string };
    const file = join(desk.home, 'export.zip');
    rmSync(file, { force: true });
    await runSayso(['client', 'export', id, file, '--operator', 'mia'], { home: desk.home });
    return JSON.parse(strFromU8(unzipSync(readFileSync(file))['data.json'] ?? new Uint8Array()));
  }

  it('survive kill -9 while they are found and told, and each is kept and told once', async () => {
    const many = 12;
    const chat = startChat({ home: desk.home, env });
    const { messageId } = await sendMail(chat);
    await chat.kill('SIGKILL');
    for (let n = 0; n < many; n++)
      imap.deliver(answerMail({ id: `k${n}@acme.example`, inReplyTo: messageId }));
    const asked = () => imap.commands().filter((line) => /FETCH/.test(line)).length;
    // Once as the heads come, and once as the first of them are told.
    const first = startChat({ home: desk.home, env });
    await untilTrue(() => asked() > 0, 'a question for heads');
    await first.kill('SIGKILL');
    const second = startChat({ home: desk.home, env });
    await second.event(about('An answer came from'));
    await second.kill('SIGKILL');
    const last = startChat({ home: desk.home, env });
    await untilTrue(
      async () => {
        const { replies } = await record();
        return replies.length === many && replies.every(({ toldAt }) => toldAt !== null);
      },
      'every answer',
      90_000,
    );
    await last.end();
    const lines = (await record()).sent.flatMap(
      ({ message }) => message.text?.match(/An answer came from/g) ?? [],
    );
    expect(lines).toHaveLength(many);
    const log = await runSayso(['audit', 'list', '--limit', '1000'], { home: desk.home });
    expect(log.stdout.match(/"mail\.reply_found"/g)).toHaveLength(many);
    expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
  }, 180_000);

  it('that a server bounced are said at once', async () => {
    const chat = startChat({ home: desk.home, env });
    const { messageId, card } = await sendMail(chat);
    await chat.end();
    imap.deliver(bounceOf(messageId));
    const again = startChat({ home: desk.home, env });
    const told = await again.event(about('did not arrive'));
    expect(told.text).toContain(`(#${card})`);
    await again.end();
  });

  it('stop the start with one line when they are wanted and cannot be found', async () => {
    for (const [broken, words] of [
      [{ REPLIES: 'on', IMAP_URL: '' }, 'IMAP_URL is missing'],
      [{ REPLIES: 'on', SMTP_URL: '' }, 'SMTP_URL is missing'],
      [{ REPLIES: 'sometimes' }, 'REPLIES is not usable. It should be on or off.'],
    ] as const) {
      const { code, stderr } = await runSayso(['start'], {
        home: desk.home,
        env: { ...env, ...broken },
      });
      expect([code, stderr.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining(words)]);
    }
  });
});
