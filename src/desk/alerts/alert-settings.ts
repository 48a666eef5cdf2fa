import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { readNote, writeNote } from '../desk-note.ts';
import { type StartDigestDeps, startDigest } from '../digest/start.ts';
import { localTime } from '../local-time.ts';
import { outboundText } from '../outbound.ts';
import type { AlertAddress, AlertSender } from '../ports/alert-store.ts';
import type { AlertTester } from '../ports/alert-tester.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import { type AlertPlace, alertAddress, newAlertToken } from './alert-address.ts';
import { shown } from './alert-message.ts';
import type { AlertWish } from './alert-words.ts';
import { NOBODY } from './judge-sender.ts';

/** What the desk can do with forwarded alerts. */
export interface AlertDesk {
  /** Null when this desk takes no alert mail. */
  place: AlertPlace | null;
  tester: AlertTester | null;
}

export interface AlertSettingsDeps extends StartDigestDeps {
  store: Pick<Store, 'alertSettings' | 'loadWorkspace' | 'getDigest'>;
  clock: Clock;
  ids: Ids;
  alerts: AlertDesk;
}

type Home = { client: Client; conversation: Conversation };

export const NOT_HERE =
  'This desk takes no alert mail: its operator has not set up an address for that. Ask them, or paste a job here.';

/** Shows and changes a client's alert address, whose mails are read, and how jobs come. */
export async function alertSettings(
  deps: AlertSettingsDeps,
  home: Home,
  wish: AlertWish,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const { place } = deps.alerts;
  const clientId = home.client.id;
  if (!place) return [say(NOT_HERE)];
  const { address, senders, held } = await deps.store.alertSettings(clientId);
  switch (wish.do) {
    case 'show': {
      if (!address) return newAddress(deps, home, place, 'alerts.address_made');
      const { preferences } = await deps.store.loadWorkspace(home.conversation.id);
      const digest = readNote(preferences, 'desk.alerts') === 'digest';
      return [say(view(place, address, senders, held, digest, home.client.timeZone))];
    }
    case 'renew':
      return newAddress(
        deps,
        home,
        place,
        address ? 'alerts.address_renewed' : 'alerts.address_made',
      );
    case 'end':
      if (!address) return [say('You have no alert address. /alerts makes one.')];
      return [
        { type: 'alert_address_revoked', clientId, at },
        row(home, at, 'alerts.address_ended'),
        say(
          'Your alert address is ended: nothing that is sent there is taken any more. Please end forwarding rules to it. /alerts makes a new one.',
        ),
      ];
    case 'now':
      return [
        writeNote(clientId, 'desk.alerts', 'now', at),
        say('Noted: jobs of your alerts come here as soon as the mail is in.'),
      ];
    case 'digest': {
      const { hour, changes } = await startDigest(deps, home);
      const when =
        hour === null
          ? 'Your digest is off, so I tell you nothing of them until you write /digest on.'
          : `It comes at ${hour} (${home.client.timeZone}); /digest 7:30 moves it.`;
      return [
        writeNote(clientId, 'desk.alerts', 'digest', at),
        ...changes,
        say(
          `Noted: jobs of your alerts wait for your digest. ${when} /alerts now changes it back.`,
        ),
      ];
    }
    case 'allow':
    case 'block':
      return decide(deps, home, senders, wish.sender, wish.do);
    case 'forget':
      return forget(deps, home, senders, wish.sender);
    case 'unclear':
      return [
        say(
          'I understand /alerts, /alerts renew, /alerts end, /alerts now, /alerts digest, and /alerts allow, block or forget with an address.',
        ),
      ];
  }
}

/** The client's word on a sender. Mails that were held are looked at again; those of a blocked sender go. */
export function decide(
  deps: Pick<AlertSettingsDeps, 'clock' | 'ids'>,
  home: Home,
  senders: readonly AlertSender[],
  named: string | null,
  word: 'allow' | 'block',
): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const clientId = home.client.id;
  const asked = senders.filter(({ verdict }) => verdict === 'asked');
  if (named === null && asked.length !== 1)
    return [
      say(
        asked.length === 0
          ? `No sender waits for your word. Say whom, for example "${word} jobs@board.example".`
          : `Several senders wait: ${asked.map(({ sender }) => shown(sender)).join(', ')}. Say for example "${word} ${shown(asked[0]?.sender ?? '')}".`,
      ),
    ];
  const sender = named ?? asked[0]?.sender ?? '';
  const verdict = word === 'allow' ? 'allowed' : 'blocked';
  return [
    { type: 'alert_sender_set', clientId, sender, verdict, at },
    { type: 'alert_mails_released', clientId },
    { type: 'preference_removed', clientId, key: 'desk.sender_asked' },
    row(home, at, `alerts.sender_${verdict}`),
    say(
      word === 'allow'
        ? `Noted: I read job alerts from ${shown(sender)}. "block ${shown(sender)}" ends it.`
        : `Noted: mails from ${shown(sender)} are thrown away unread. "allow ${shown(sender)}" takes it back.`,
    ),
  ];
}

function forget(
  deps: AlertSettingsDeps,
  home: Home,
  senders: readonly AlertSender[],
  named: string | null,
): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const sender = senders.find((item) => item.sender === named)?.sender;
  if (sender === undefined) return [say('I do not know that sender. /alerts lists them.')];
  return [
    { type: 'alert_sender_removed', clientId: home.client.id, sender },
    row(home, at, 'alerts.sender_forgotten'),
    say(`Forgotten: when a mail comes from ${shown(sender)} again, I ask you.`),
  ];
}

function newAddress(
  deps: AlertSettingsDeps,
  home: Home,
  place: AlertPlace,
  action: string,
): Change[] {
  const at = deps.clock.now();
  const token = newAlertToken(deps.ids);
  const clientId = home.client.id;
  return [
    { type: 'alert_address_made', clientId, conversationId: home.conversation.id, token, at },
    row(home, at, action),
    outboundText(
      deps.ids,
      home.conversation,
      at,
      [
        action === 'alerts.address_renewed'
          ? 'Your new alert address; the old one takes nothing any more:'
          : 'Your private address for job alerts:',
        alertAddress(place, token),
        'Forward alert mails of LinkedIn, Indeed and others there, by hand or by a rule of your mailbox, and their jobs come here with a score. Links in them are never opened.',
        'Whoever knows the address can write to it, so give it to nobody. A sender that I do not know is asked about first. /testalert tries it out; /alerts renew gives another.',
      ].join('\n'),
    ),
  ];
}

function view(
  place: AlertPlace,
  address: AlertAddress,
  senders: readonly AlertSender[],
  held: number,
  digest: boolean,
  timeZone: string,
): string {
  const named = (verdict: AlertSender['verdict']) =>
    senders
      .filter((item) => item.verdict === verdict)
      .map(({ sender }) => (sender === NOBODY ? 'mails without a sender' : shown(sender)))
      .join(', ');
  return [
    `Your alert address: ${alertAddress(place, address.token)} (since ${localTime(address.createdAt, timeZone)})`,
    digest
      ? 'Jobs wait for your digest; /alerts now brings them at once.'
      : 'Jobs come as soon as a mail is in; /alerts digest keeps them for your digest.',
    `Taken from: the alerts of LinkedIn, Indeed, Glassdoor, StepStone, ZipRecruiter, Google and Xing${named('allowed') ? `, and ${named('allowed')}` : ''}`,
    named('blocked') ? `Thrown away: ${named('blocked')}` : '',
    named('asked')
      ? `Waiting for your word (${held} ${held === 1 ? 'mail' : 'mails'} held): ${named('asked')}. Say allow or block.`
      : '',
    '/testalert tries it out; /alerts renew, /alerts end.',
  ]
    .filter(Boolean)
    .join('\n');
}

function row({ client, conversation }: Home, at: Date, action: string): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { client, conversation, at },
      {
        source: 'chat',
        dataCategory: 'contact',
        purpose: 'take job alerts as the client wants it',
        actor: 'human',
        action,
      },
    ),
  };
}
