import { describe, expect, it } from 'vitest';
import { allowedHosts } from '../../src/allowed-hosts.ts';
import { readConfig, takeConfig } from '../../src/config.ts';
import { privacyNotice } from '../../src/desk/privacy/notice.ts';
import { noticeVersion } from '../../src/desk/privacy/version.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';
import { openAlertMailbox } from '../../src/mail/alert-mailbox.ts';
import { createAlertTester } from '../../src/mail/alert-tester.ts';
import { privacyFacts } from '../../src/privacy-facts.ts';
import { startImapPeer } from '../support/imap-peer.ts';

const RELAY = 'relay-token-of-at-least-24-signs';
const ENV = {
  ALERTS_DOMAIN: 'alerts.example.com',
  ALERTS_LISTEN: '0.0.0.0:2525',
  ALERTS_IMAP_URL: 'imaps://desk:secret@mail.example.com/Alerts',
  ALERTS_RELAY_TOKEN: RELAY,
  CONSOLE_LISTEN: '127.0.0.1:8787',
};
const line = ({ purpose, host, port, because }: ReturnType<typeof allowedHosts>[number]) =>
  `${purpose}: ${host}:${port} by ${because}`;

describe('alerts and the way out', () => {
  it('lead to the mailbox and to the desk’s own doors, and nowhere without a setting', () => {
    expect(allowedHosts(readConfig(ENV)).map(line)).toEqual([
      'alert mailbox: mail.example.com:993 by ALERTS_IMAP_URL',
      'alert test: 127.0.0.1:2525 by ALERTS_LISTEN',
      'alert test: 127.0.0.1:8787 by ALERTS_RELAY_TOKEN',
    ]);
    expect(allowedHosts(readConfig({ ALERTS_DOMAIN: 'alerts.example.com' }))).toEqual([]);
    expect(readConfig({ ALERTS_DOMAIN: 'alerts.example.com' }).alerts).toBeNull();
  });

  it('are refused by the guard where the list does not name them', async () => {
    const ways = createWaysOut([]);
    const tester = createAlertTester({
      smtp: { host: '127.0.0.1', port: 2525 },
      imap: null,
      http: { host: '127.0.0.1', port: 8787, secure: false, token: RELAY },
      way: ways.for('alert test'),
    });
    const mail = { from: 'a@x.example', to: 'b@x.example', bytes: Buffer.from('x') };
    for (const via of ['smtp', 'http'] as const)
      expect(await tester.send(via, mail, AbortSignal.timeout(5000))).toMatchObject({ ok: false });
    const peer = await startImapPeer();
    const open = () =>
      openAlertMailbox({
        url: peer.url,
        way: ways.for('alert mailbox'),
        store: {} as never,
        intake: {} as never,
        log: { event: () => undefined },
      }).pickUp();
    await expect(open()).rejects.toMatchObject({ name: 'EgressError' });
    await peer.close();
    ways.close();
  });

  it('are in the privacy notice, and clients are asked again when they come', () => {
    const facts = privacyFacts(readConfig(ENV));
    const mail = privacyNotice(facts)
      .find(({ id }) => id === 'mail')
      ?.lines.join('\n');
    expect(mail).toContain(
      'The mailbox for job alerts (mail.example.com) gets the job alerts that you forward.',
    );
    expect(mail).toContain('Job alerts that you forward come in at the mail server of this desk');
    const without = privacyFacts(readConfig({}));
    expect(JSON.stringify(privacyNotice(without))).not.toContain('Job alerts that you forward');
    expect(noticeVersion(facts)).not.toBe(noticeVersion(without));
  });

  it('keep their secrets out of the environment that children inherit', () => {
    const env: Record<string, string | undefined> = { ...ENV };
    expect(takeConfig(env).alerts?.relayToken).toBe(RELAY);
    expect(env).toEqual({
      ALERTS_DOMAIN: ENV.ALERTS_DOMAIN,
      ALERTS_LISTEN: ENV.ALERTS_LISTEN,
      CONSOLE_LISTEN: ENV.CONSOLE_LISTEN,
    });
  });

  it.each([
    ['desk.alerts@example.com', { local: 'desk.alerts', domain: 'example.com' }],
    ['Alerts.Example.com', { local: 'alerts', domain: 'alerts.example.com' }],
  ])('have addresses at %s', (domain, place) => {
    expect(readConfig({ ...ENV, ALERTS_DOMAIN: domain }).alerts?.place).toEqual(place);
  });
});
