import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { outboundText } from '../outbound.ts';
import type { AlertVia } from '../ports/alert-store.ts';
import type { Change } from '../ports/store.ts';
import { type AlertPlace, alertAddress } from './alert-address.ts';
import { type AlertSettingsDeps, NOT_HERE } from './alert-settings.ts';

const SEND_MS = 15_000;
const WAYS: Readonly<Record<AlertVia, string>> = {
  smtp: 'over SMTP',
  imap: 'into the mailbox',
  http: 'over the HTTP relay',
};

/**
 * Sends a sample alert to the client's own address, the way that real ones come. That it arrived is said when it has been
 * read; what fails on the way is said at once.
 */
export async function testAlert(
  deps: AlertSettingsDeps,
  home: { client: Client; conversation: Conversation },
): Promise<Change[]> {
  const { place, tester } = deps.alerts;
  const say = (text: string) => outboundText(deps.ids, home.conversation, deps.clock.now(), text);
  if (!place || !tester || tester.ways.length === 0) return [say(NOT_HERE)];
  const { address } = await deps.store.alertSettings(home.client.id);
  if (!address) return [say('You have no alert address yet. /alerts makes one.')];
  const to = alertAddress(place, address.token);
  const lines: string[] = [];
  for (const via of tester.ways) {
    const bytes = sampleAlert(place, to, deps.ids.token(16), deps.clock.now());
    const delivery = await tester.send(via, { from: to, to, bytes }, AbortSignal.timeout(SEND_MS));
    lines.push(
      delivery.ok
        ? `I sent a test mail to your address ${WAYS[via]}. As soon as it has come in I say so; if you hear nothing within five minutes, tell the people of this desk.`
        : `Your address does not work ${WAYS[via]}: ${delivery.step} failed. Please tell the people of this desk.`,
    );
  }
  return [
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at: deps.clock.now() },
        {
          source: 'chat',
          dataCategory: 'contact',
          purpose: 'show that the alert address works',
          actor: 'human',
          action: 'alerts.tested',
        },
      ),
    },
    say(lines.join('\n')),
  ];
}

/** An alert in the shape of LinkedIn's, with two made-up jobs. */
export function sampleAlert(place: AlertPlace, to: string, nonce: string, at: Date): Buffer {
  const job = (id: number, title: string, company: string, where: string) =>
    `${title}\r\n${company}\r\n${where}\r\nView job: https://www.linkedin.com/comm/jobs/view/${id}/\r\n`;
  return Buffer.from(
    [
      `From: Sayso test <${to}>`,
      `To: <${to}>`,
      'Subject: Test of your alert address',
      `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <test-${nonce}@${place.domain}>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Your job alert: 2 sample jobs.',
      '',
      job(1000000001, 'Sample Baker', 'Example Bakery', 'Cork, Ireland'),
      '-'.repeat(57),
      '',
      job(1000000002, 'Sample Welder', 'Example Yard', 'Kiel, Germany'),
      '',
    ].join('\r\n'),
  );
}
