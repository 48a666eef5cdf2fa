import type { AlertSender } from '../ports/alert-store.ts';
import { type AlertPlace, alertAddress, tokenIn } from './alert-address.ts';

export interface MailParties {
  /** Who handed the mail over; null where that is not known. */
  envelope: string | null;
  /** Who wrote it, as it says itself. */
  from: string | null;
}

export type SenderVerdict =
  | { verdict: 'read' }
  /** Made by the desk itself for /testalert. */
  | { verdict: 'test' }
  | { verdict: 'drop' }
  /** `about`: whom the client has to decide on. */
  | { verdict: 'hold'; about: string };

/**
 * May this mail be read? Both who wrote it and who handed it over have to be trusted: a sender that the client allowed,
 * or one of the boards that everybody takes alerts from, brought by the board itself, by the client's own forwarding
 * rule (it writes the secret token into the envelope) or by a forwarder that the client allowed.
 */
export function judgeSender(
  { envelope, from }: MailParties,
  own: { place: AlertPlace; token: string; senders: readonly AlertSender[] },
): SenderVerdict {
  const carrier = envelope === null || envelope === '' ? null : readEnvelope(envelope, own);
  const verdictOn = (party: string | null) =>
    own.senders.find(({ sender }) => sender === party)?.verdict ?? null;
  const parties = [from, carrier?.address ?? null];
  if (parties.some((party) => verdictOn(party) === 'blocked')) return { verdict: 'drop' };
  if (from === alertAddress(own.place, own.token)) return { verdict: 'test' };
  const written = verdictOn(from) === 'allowed' || isKnownSender(from);
  const carried =
    carrier === null ||
    carrier.ours ||
    carrier.address === from ||
    (from !== null && sameOwner(carrier.address, from)) ||
    verdictOn(carrier.address) === 'allowed';
  if (written && carried) return { verdict: 'read' };
  return {
    verdict: 'hold',
    about: (written ? carrier?.address : from) ?? carrier?.address ?? NOBODY,
  };
}

/** Stands for mails that name no sender at all. */
export const NOBODY = 'a mail without a sender';

/** Boards whose alerts people have sent to themselves; nothing else may come from there without being asked about. */
const KNOWN =
  /@(?:[\w-]+\.)*(?:linkedin\.com|indeed\.com|indeedemail\.com|glassdoor\.(?:com|co\.uk|de|fr|ie|ca)|stepstone\.(?:de|at|be|nl|com)|ziprecruiter\.(?:com|co\.uk)|xing\.com)$|^[\w.-]*(?:alerts?|notify)[\w.-]*noreply@google\.com$/;

export function isKnownSender(address: string | null): boolean {
  return address !== null && KNOWN.test(address);
}

/** Forwarders rewrite the envelope; below it stands whom they do it for. */
function readEnvelope(
  envelope: string,
  own: { place: AlertPlace; token: string },
): { address: string; ours: boolean } {
  const folded = envelope.toLowerCase();
  // A forwarding rule of Gmail: ada+caf_=alerts+<token>=example.com@gmail.com
  const gmail = /^(.+?)\+caf_=(.+)=([a-z0-9.-]+)@(.+)$/.exec(folded);
  if (gmail)
    return {
      address: `${gmail[1]}@${gmail[4]}`,
      ours: tokenIn(`${gmail[2]}@${gmail[3]}`, own.place) === own.token,
    };
  // The sender rewriting scheme: SRS0=hash=tt=linkedin.com=bounce@forwarder.example
  const srs = /^srs[01][=+-].*?=([a-z0-9.-]+\.[a-z]{2,})=([^=@]+)@/.exec(folded);
  if (srs) return { address: `${srs[2]}@${srs[1]}`, ours: false };
  return { address: folded.replace(/^prvs=[^=]+=/, ''), ours: false };
}

/** Mails of one house come from many of its servers: bounce.linkedin.com writes for linkedin.com. */
function sameOwner(one: string, other: string): boolean {
  return owner(one) === owner(other) && !FREE_MAIL.test(owner(one));
}

function owner(address: string): string {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  const two = /^(?:co|com|org|net|ac|gov|edu)\.[a-z]{2}$/.test(labels.slice(-2).join('.'));
  return labels.slice(two ? -3 : -2).join('.');
}

/** Everybody has an address there: two of them are two people. */
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|gmx|web|mail|proton|protonmail|pm|posteo|mailbox|t-online|freenet|zoho|yandex|fastmail|hey|tutanota|tuta|orange|wanadoo|free|laposte|libero|o2|wp|onet)\.[a-z.]{2,6}$/;
