import type { AlertPlace } from './desk/alerts/alert-address.ts';
import { ConfigError, type VariableReader } from './variables.ts';

/** How alert mails come in; null ways are off. */
export interface AlertsConfig {
  place: AlertPlace;
  /** Where the built-in receiver listens. */
  listen: { host: string; port: number } | null;
  /** Files with its certificate and key, as PEM. */
  tls: { cert: string; key: string } | null;
  /** The mailbox that alert mails are picked up from. */
  imapUrl: string | null;
  /** What a mail provider shows to POST /alerts/inbound. */
  relayToken: string | null;
}

/** Null when no alert mail is taken. Throws `ConfigError` for what does not fit together. */
export function alertsOf(read: VariableReader, consoleOn: boolean): AlertsConfig | null {
  const address = read('ALERTS_DOMAIN');
  const listen = read('ALERTS_LISTEN');
  const cert = read('ALERTS_TLS_CERT');
  const key = read('ALERTS_TLS_KEY');
  const imapUrl = read('ALERTS_IMAP_URL');
  const relayToken = read('ALERTS_RELAY_TOKEN');
  const off = listen === null || listen.toLowerCase() === 'off';
  const ways = [
    off ? null : 'ALERTS_LISTEN',
    imapUrl && 'ALERTS_IMAP_URL',
    relayToken && 'ALERTS_RELAY_TOKEN',
  ];
  const [way] = ways.filter(Boolean);
  if (!way) return null;
  if (!address)
    throw new ConfigError(
      `ALERTS_DOMAIN is missing. With ${way} it should be the domain of the alert addresses, for example alerts.example.com, or the mailbox, for example desk.alerts@example.com.`,
    );
  if ((cert === null) !== (key === null))
    throw new ConfigError(
      'ALERTS_TLS_CERT and ALERTS_TLS_KEY go together. They should be files with a certificate and its key, as PEM.',
    );
  if (relayToken !== null && !consoleOn)
    throw new ConfigError(
      'CONSOLE_LISTEN is off. With ALERTS_RELAY_TOKEN it should be the address at which the mail provider reaches /alerts/inbound.',
    );
  return {
    place: placeOf(address),
    listen: off ? null : listenOf(listen ?? ''),
    tls: cert !== null && key !== null ? { cert, key } : null,
    imapUrl,
    relayToken,
  };
}

/** "alerts.example.com", or a mailbox that takes addresses with a plus: "desk.alerts@example.com". */
function placeOf(text: string): AlertPlace {
  const [first = '', domain] = text.toLowerCase().split('@');
  return domain === undefined ? { local: 'alerts', domain: first } : { local: first, domain };
}

function listenOf(text: string): { host: string; port: number } {
  const at = text.lastIndexOf(':');
  const port = Number(text.slice(at + 1));
  if (port > 65_535)
    throw new ConfigError('ALERTS_LISTEN is not usable. Its port should be from 0 to 65535.');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port };
}
