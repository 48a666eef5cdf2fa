import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ALERT_BYTES } from '../../src/desk/alerts/intake.ts';
import { openAlertMailbox } from '../../src/mail/alert-mailbox.ts';
import { type AlertTestDesk, openAlertDesk } from '../support/alert-desk.ts';
import { linkedInText, mailOf } from '../support/alert-mails.ts';
import { wordsIn } from '../support/desk.ts';
import { startImapPeer } from '../support/imap-peer.ts';
import { startImapServer } from '../support/imap-server.ts';
import { wayTo } from '../support/way-to.ts';

const dovecot = await startImapServer();
const peer = await startImapPeer();
afterAll(async () => {
  await dovecot?.close();
  await peer.close();
});

describe.each([
  ['on a peer of the test', peer],
  ['on Dovecot', dovecot],
])('the mailbox for alerts %s', (_, server) => {
  if (!server) return it.skip('there is no Dovecot on this machine', () => undefined);
  let desk: AlertTestDesk;
  let to: string;
  const logged: string[] = [];
  const open = (intake = desk.intake) =>
    openAlertMailbox({
      url: server.url,
      way: wayTo(server.url),
      store: desk.test.store,
      intake,
      log: { event: (_, name) => void logged.push(name) },
    });
  const deliver = (id: string, more: { to?: string; extra?: string; text?: string } = {}) =>
    server.deliver(
      mailOf(
        { text: more.text ?? linkedInText },
        { id, to: more.to ?? to, ...(more.extra ? { extra: more.extra } : {}) },
      ),
    );
  const waiting = async () => (await desk.test.store.countAlertMails()).new;

  beforeEach(async () => {
    desk = await openAlertDesk();
    await desk.say('hello');
    to = await desk.address();
  });
  afterEach(() => desk.remove());

  it('gives what is new once, over restarts as well', async () => {
    deliver('i1');
    deliver('i2');
    expect(await open().pickUp()).toBe(2);
    expect(await open().pickUp()).toBe(0);
    deliver('i3');
    expect(await open().pickUp()).toBe(1);
    expect(wordsIn(await desk.read())).toContain('from LinkedIn: 3 jobs');
  });

  it('finds the client by what servers leave of the envelope', async () => {
    deliver('d1', {
      to: 'undisclosed@elsewhere.example',
      extra: `Delivered-To: ${to.toUpperCase()}`,
    });
    deliver('d2', { to: 'nobody@elsewhere.example' });
    expect(await open().pickUp()).toBe(1);
  });

  it('takes up where it stopped when the store failed in between, and takes nothing twice', async () => {
    for (const id of ['k1', 'k2', 'k3']) deliver(id);
    let takes = 0;
    const lame = {
      ...desk.intake,
      take: (mail: Parameters<typeof desk.intake.take>[0]) => {
        // What earlier tests left is nobody's here.
        if (mail.to === to) takes += 1;
        return takes === 2 && mail.to === to
          ? Promise.reject(new Error('full'))
          : desk.intake.take(mail);
      },
    };
    await expect(open(lame).pickUp()).rejects.toThrow('full');
    expect(await waiting()).toBe(1);
    expect(await open().pickUp()).toBe(2);
    expect(await waiting()).toBe(3);
  });

  it('reads all again when the numbers of the mailbox mean other mails, and each mail stays one', async () => {
    deliver('v1');
    await open().pickUp();
    const { store } = desk.test;
    const changed = openAlertMailbox({
      url: server.url,
      way: wayTo(server.url),
      store: {
        ...store,
        readChannelKeys: async (account, type, ids) =>
          new Map(
            [...(await store.readChannelKeys(account, type, ids))].map(([id, value]) => [
              id,
              value.replace(/"validity":"\d+"/, '"validity":"1"'),
            ]),
          ),
      },
      intake: desk.intake,
      log: { event: () => undefined },
    });
    expect(await changed.pickUp()).toBe(0);
    expect(await waiting()).toBe(1);
  });

  it('passes a mail over that is too large, and says so in the log', async () => {
    deliver('big', { text: 'x'.repeat(MAX_ALERT_BYTES) });
    deliver('after');
    expect(await open().pickUp()).toBe(1);
    expect(logged).toContain('alert_passed_over');
  });

  // Only the peer of the test tells what it was asked.
  if (server === peer)
    it('is only read', () => {
      expect(peer.changes()).toEqual([]);
    });

  it('is where a test mail is put', async () => {
    const mail = mailOf({ text: linkedInText }, { id: 'put', to });
    await open().put(Buffer.from(mail));
    expect(await open().pickUp()).toBe(1);
  });
});

describe('an address of a mailbox that cannot be used', () => {
  it.each(['', 'imaps://host', 'http://a:b@host', 'imaps://us%er:x@host'])(
    'is refused by one sentence without the password: %j',
    async (url) => {
      const parts = {
        way: wayTo(),
        intake: {} as never,
        store: {} as never,
        log: { event: () => undefined },
      };
      expect(() => openAlertMailbox({ url, ...parts })).toThrow('ALERTS_IMAP_URL is not usable.');
    },
  );
});
