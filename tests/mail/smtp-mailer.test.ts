import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/desk/ports/mailer.ts';
import { createSmtpMailer } from '../../src/mail/smtp-mailer.ts';
import {
  closedPort,
  type SmtpBehaviour,
  type SmtpPeer,
  startSmtpPeer,
} from '../support/smtp-server.ts';
import { wayTo } from '../support/way-to.ts';

const FROM = { name: 'Sayso', email: 'desk@sayso.example' };
const MAIL: OutgoingMail = {
  from: { name: 'Ada Brook', email: 'desk@sayso.example' },
  replyTo: { name: 'Ada Brook', email: 'ada@brook.example' },
  to: { name: 'Mo Reyes', email: 'mo@northwind.example' },
  subject: 'Engineer – Ada Brook ✓',
  body: 'Hello Mo,\n\n.a line that starts with a dot\nÜmläute too\n',
  attachments: [
    { name: 'cv ü.pdf', mime: 'application/pdf', bytes: new Uint8Array([1, 2, 3, 0, 255]) },
  ],
  messageId: '0192-abc.deadbeefdeadbeef@sayso.example',
  date: new Date('2026-11-21T10:00:00Z'),
};

describe('the SMTP mailer', () => {
  let smtp: SmtpPeer;
  beforeEach(async () => {
    smtp = await startSmtpPeer();
  });
  afterEach(() => smtp.close());

  const mailer = (url = smtp.url, timeoutMs = 300) =>
    createSmtpMailer({ url, from: FROM, timeoutMs, way: wayTo(url) });
  const send = (url?: string) => mailer(url).send(MAIL, AbortSignal.timeout(5000));

  it('delivers exactly the bytes that compose shows, once', async () => {
    const shown = await mailer().compose(MAIL);
    expect(await send()).toEqual({ result: 'accepted', code: '250' });
    expect(smtp.mails).toHaveLength(1);
    const [mail] = smtp.mails;
    expect(mail?.raw.toString('latin1').trimEnd()).toBe(
      Buffer.from(shown).toString('latin1').trimEnd(),
    );
    expect(mail).toMatchObject({
      from: 'desk@sayso.example',
      to: ['mo@northwind.example'],
      subject: MAIL.subject,
      messageId: `<${MAIL.messageId}>`,
    });
    expect(mail?.text.trimEnd()).toBe(MAIL.body.trimEnd());
    expect(mail?.raw.toString()).not.toMatch(/x-mailer/i);
  });

  it('composes the same bytes every time', async () => {
    expect(await mailer().compose(MAIL)).toEqual(await mailer().compose(MAIL));
  });

  it.each<[SmtpBehaviour, string]>([
    ['refuse_greeting', 'conn_421'],
    ['refuse_sender', 'mail_451'],
    ['refuse_recipient', 'rcpt_550'],
    ['refuse_data', 'data_552'],
    ['need_auth', 'mail_530'],
  ])('knows that nothing was sent when the server does: %s', async (behaviour, code) => {
    smtp.behave(behaviour);
    expect(await send()).toEqual({ result: 'refused', code });
  });

  it('knows that nothing was sent when the connection ends in the middle of the data', async () => {
    smtp.behave('close_in_data');
    const bytes = new Uint8Array(20_000_000).fill(65);
    const large = {
      ...MAIL,
      attachments: [{ name: 'large.bin', mime: 'application/x-bin', bytes }],
    };
    const result = await mailer(smtp.url, 5000).send(large, AbortSignal.timeout(10_000));
    expect(result).toMatchObject({ result: 'refused' });
    expect(smtp.mails).toHaveLength(0);
  });

  it.each<SmtpBehaviour>(['close_after_data', 'hang_after_data'])(
    'does not claim to know what became of a mail when the server does: %s',
    async (behaviour) => {
      smtp.behave(behaviour);
      const result = await send();
      expect(result.result).toBe('unknown');
      expect(result.code).toMatch(/_after_data$/);
      expect(smtp.mails).toHaveLength(1);
    },
  );

  it('knows that nothing was sent when nobody listens', async () => {
    expect(await send(`smtp://127.0.0.1:${await closedPort()}`)).toMatchObject({
      result: 'refused',
    });
  });

  it('knows that nothing was sent when the server never greets', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ result: 'refused', code: 'timeout' });
    silent.close();
  });

  it('signs in, and says nothing of the password when it is wrong', async () => {
    smtp.behave('need_auth');
    expect(await send(`smtp://ada:right@127.0.0.1:${smtp.port}`)).toMatchObject({
      result: 'accepted',
    });
    const wrong = await send(`smtp://ada:Larkspur71@127.0.0.1:${smtp.port}`);
    expect(wrong).toMatchObject({ result: 'refused', code: 'auth_535' });
    expect(JSON.stringify(wrong)).not.toContain('Larkspur71');
  });

  it('does not offer more than the server takes', async () => {
    const small = await startSmtpPeer({ maxBytes: 500 });
    const result = await send(small.url);
    expect(result.result).toBe('refused');
    expect(small.mails).toHaveLength(0);
    await small.close();
  });

  it('shows no password to a server whose certificate nobody vouches for', async () => {
    const stranger = await startSmtpPeer({ startTls: true });
    const result = await send(`smtp://ada:right@0.0.0.0:${stranger.port}`);
    expect(result).toMatchObject({ result: 'refused' });
    expect(stranger.logins()).toBe(0);
    expect(stranger.mails).toHaveLength(0);
    await stranger.close();
  });

  it.each([
    'smtp://ada:100%@mail.example',
    'smtp:mail.example',
    'http://mail.example',
    'Larkspur71',
    '',
  ])('refuses the server %j before it is used, and does not repeat it', (url) => {
    const create = () => createSmtpMailer({ url, from: FROM, timeoutMs: 100, way: wayTo(url) });
    expect(create).toThrow(/^SMTP_URL is not usable/);
    expect(create).not.toThrow(/Larkspur71|100%/);
  });

  it('takes the whole text for one mail, whatever ends its lines', async () => {
    const body = 'Hello\r.\rMAIL FROM:<x@y.example>\r\n.\r\nQUIT\n.\nBye';
    const mail = { ...MAIL, body };
    const shown = await mailer().compose(mail);
    expect(await mailer().send(mail, AbortSignal.timeout(5000))).toMatchObject({
      result: 'accepted',
    });
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.raw.toString('latin1')).toBe(
      `${Buffer.from(shown).toString('latin1').trimEnd()}\r\n`,
    );
  });

  it('refuses to talk in clear to a server that is not this machine', async () => {
    // 127.0.0.1 by another name that the mailer does not take for this machine.
    const result = await send(`smtp://ada:right@0.0.0.0:${smtp.port}`);
    expect(result.result).toBe('refused');
    expect(smtp.logins()).toBe(0);
    expect(smtp.mails).toHaveLength(0);
  });

  it.each<[string, Partial<OutgoingMail>]>([
    ['subject', { subject: 'Hi\r\nBcc: all@elsewhere.example' }],
    ['name', { to: { name: 'Mo\nBcc: x@y.example', email: 'mo@northwind.example' } }],
    ['Message-ID', { messageId: 'a@b>\r\nBcc: <x@y.example' }],
    [
      'attachment',
      { attachments: [{ name: 'a\r\nb', mime: 'text/plain', bytes: new Uint8Array() }] },
    ],
    ['address', { to: { name: null, email: 'mo@northwind.example, x@y.example' } }],
    [
      'address with a bracket',
      { to: { name: null, email: 'mo@northwind.example>\r\nRCPT TO:<x@y.example' } },
    ],
  ])('sends nothing when a header is forged by its %s', async (_what, change) => {
    const result = await mailer().send({ ...MAIL, ...change }, AbortSignal.timeout(2000));
    expect(result).toEqual({ result: 'refused', code: 'bad_header' });
    expect(smtp.mails).toHaveLength(0);
  });

  it('stops when it is told to, and says what it knows', async () => {
    smtp.behave('hang_after_data');
    const stop = new AbortController();
    const sending = mailer(smtp.url, 10_000).send(MAIL, stop.signal);
    await smtp.received(1);
    stop.abort();
    expect(await sending).toMatchObject({ result: 'unknown' });
  });
});
