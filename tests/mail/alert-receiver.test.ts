import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ALERT_BYTES } from '../../src/desk/alerts/intake.ts';
import {
  type AlertReceiver,
  type ReceiverLimits,
  startAlertReceiver,
} from '../../src/mail/alert-receiver.ts';
import { type AlertTestDesk, openAlertDesk, PLACE } from '../support/alert-desk.ts';
import { linkedInText, mailOf } from '../support/alert-mails.ts';
import { wordsIn } from '../support/desk.ts';
import { selfSigned } from '../support/self-signed.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { untilTrue } from '../support/until.ts';

const pair = selfSigned();
const MAIL = mailOf({ text: linkedInText }, { id: 'smtp-1' });
const FROM = 's-1@bounce.linkedin.com';

let desk: AlertTestDesk;
let receiver: AlertReceiver;
let to: string;
const start = (limits: Partial<ReceiverLimits> = {}) =>
  startAlertReceiver({
    listen: { host: '127.0.0.1', port: 0 },
    intake: desk.intake,
    log: SILENT_LOG,
    tls: null,
    limits,
  });
beforeEach(async () => {
  desk = await openAlertDesk();
  await desk.say('hello');
  to = await desk.address();
  receiver = await start();
});
afterEach(async () => {
  await receiver.close();
  await desk.remove();
});

const port = () => Number(receiver.address.split(':')[1]);
function send(options: { to?: string | string[]; raw?: string | Buffer; auth?: object } = {}) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: port(),
    ...(options.auth ? { auth: options.auth } : {}),
  } as object);
  return transport
    .sendMail({
      envelope: { from: FROM, to: options.to ?? to },
      raw: options.raw ?? MAIL,
    })
    .finally(() => transport.close());
}
const waiting = async () => (await desk.test.store.countAlertMails()).new;

/** Speaks SMTP line by line and gives everything that was answered. */
async function talk(...lines: string[]): Promise<string> {
  const socket = connect(port(), '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  await untilTrue(() => heard.includes('220') || socket.closed, 'the greeting');
  for (const line of lines) {
    const before = heard.length;
    if (!socket.destroyed) socket.write(`${line}\r\n`);
    await untilTrue(() => heard.length > before || socket.closed, `an answer to ${line}`);
  }
  socket.end('QUIT\r\n');
  await closed;
  return heard;
}

describe('the built-in receiver', () => {
  it('takes a mail for an address of the desk, and the client gets its jobs', async () => {
    await send();
    expect(await waiting()).toBe(1);
    expect(wordsIn(await desk.read())).toContain('from LinkedIn: 3 jobs');
  });

  it('relays nothing and tells nobody which addresses there are', async () => {
    for (const other of [
      'someone@elsewhere.example',
      `alerts+${'a'.repeat(24)}@${PLACE.domain}`,
      `alerts@${PLACE.domain}`,
      to.replace('alerts+', 'other+'),
      `${to}.evil.example`,
    ])
      await expect(send({ to: other })).rejects.toMatchObject({ responseCode: 550 });
    expect(await waiting()).toBe(0);
  });

  it('takes an address in capitals, as some servers write it', async () => {
    await send({ to: to.toUpperCase() });
    expect(await waiting()).toBe(1);
  });

  it('offers no login and takes no password', async () => {
    const heard = await talk('EHLO x', 'AUTH PLAIN AGFkYQBzZWNyZXQ=', 'STARTTLS');
    expect(heard).not.toMatch(/^250[- ]AUTH|^250[- ]STARTTLS/m);
    expect(heard).not.toContain('235');
  });

  it('says that a mail is too large, before it comes or after it came', async () => {
    expect(await talk('EHLO x', `MAIL FROM:<${FROM}> SIZE=31457280`)).toContain('552');
    const large = `${MAIL}\r\n${'x'.repeat(70)}\r\n`.padEnd(
      MAX_ALERT_BYTES * 6,
      `${'y'.repeat(70)}\r\n`,
    );
    await expect(send({ raw: large })).rejects.toMatchObject({ responseCode: 552 });
    expect(await waiting()).toBe(0);
    await send();
    expect(await waiting()).toBe(1);
  }, 30_000);

  it('hears of ten thousand recipients ten at most, and sends away who tries names out', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `RCPT TO:<a${i}@${PLACE.domain}>`);
    const socket = connect(port(), '127.0.0.1');
    socket.on('error', () => undefined);
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await untilTrue(() => heard.includes('220'), 'the greeting');
    socket.write(['EHLO x', `MAIL FROM:<${FROM}>`, ...many, ''].join('\r\n'));
    await closed;
    expect(heard.match(/^550/gm)?.length).toBe(5);
    expect(heard).toContain('421');
    await send({ to: [to, to.toUpperCase(), to] });
    expect(await waiting()).toBe(1);
  });

  it('lets a slow one go', async () => {
    await receiver.close();
    receiver = await start({ idleMs: 200, sessionMs: 1500 });
    expect(await talk('EHLO x', `MAIL FROM:<${FROM}>`, `RCPT TO:<${to}>`, 'DATA')).toContain('354');
    const socket = connect(port(), '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve('closed')));
    socket.resume();
    // One sign at a time: never quiet, never done.
    const drip = setInterval(() => socket.write('X-'), 50);
    expect(await closed).toBe('closed');
    clearInterval(drip);
    expect(await waiting()).toBe(0);
  });

  it('refuses an address that connects too often, and takes it again from others', async () => {
    await receiver.close();
    receiver = await start({ perMinute: 2 });
    await send();
    await send({ raw: mailOf({ text: 'x' }, { id: '2' }) });
    await expect(send()).rejects.toMatchObject({ responseCode: 421 });
  });

  it('acknowledges nothing that is not on the disk', async () => {
    const lame = await startAlertReceiver({
      listen: { host: '127.0.0.1', port: 0 },
      intake: { ...desk.intake, take: () => Promise.reject(new Error('the disk is full')) },
      log: SILENT_LOG,
      tls: null,
    });
    const good = receiver;
    receiver = lame;
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    receiver = good;
    await lame.close();
  });

  it('takes no more than a day’s share for one client', async () => {
    const full = await startAlertReceiver({
      listen: { host: '127.0.0.1', port: 0 },
      intake: { ...desk.intake, take: async () => 'too_many' },
      log: SILENT_LOG,
      tls: null,
    });
    const good = receiver;
    receiver = full;
    await expect(send()).rejects.toMatchObject({ responseCode: 452 });
    receiver = good;
    await full.close();
  });

  it.each([
    ['without MIME', 'just words\r\nhttps://www.linkedin.com/jobs/view/4012345678/'],
    ['without anything', ''],
    ['with a head of a hundred thousand lines', `${'X-A: b\r\n'.repeat(100_000)}\r\nbody`],
    ['of bytes that are no text', Buffer.from([0, 255, 254, 13, 10, 13, 10, 1, 2, 3])],
    ['in a charset that nobody knows', MAIL.replace('utf-8', 'x-unknown')],
  ])('takes and survives a mail %s', async (_, raw) => {
    await send({ raw });
    await desk.read();
    expect((await desk.test.store.countAlertMails()).new).toBe(0);
    await send({ raw: mailOf({ text: 'the next one' }, { id: 'next' }) });
    expect(await waiting()).toBe(1);
  });

  it.skipIf(!pair)('offers STARTTLS with a certificate, and takes mail over it', async () => {
    await receiver.close();
    receiver = await startAlertReceiver({
      listen: { host: '127.0.0.1', port: 0 },
      intake: desk.intake,
      log: SILENT_LOG,
      tls: { key: String(pair?.key), cert: String(pair?.cert) },
    });
    expect(await talk('EHLO x')).toMatch(/^250[- ]STARTTLS/m);
    const transport = createTransport({
      host: '127.0.0.1',
      port: port(),
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    } as object);
    await transport.sendMail({ envelope: { from: FROM, to }, raw: MAIL });
    transport.close();
    expect(await waiting()).toBe(1);
  });

  it('closes while somebody is speaking', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('data', resolve));
    await receiver.close();
    receiver = await start();
    await send();
    expect(await waiting()).toBe(1);
  });
});
