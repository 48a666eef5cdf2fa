import type { Purpose } from '../desk/ports/way-out.ts';

/** One line of the list of hosts that the desk may reach. */
export interface AllowedHost {
  purpose: Purpose;
  /** "api.lever.co", an address, or "*.whatsapp.net" for every host below a name. */
  host: string;
  port: number;
  /** `public`: on the open internet only. `configured`: the operator named it, so it may be in their own network. */
  reach: 'public' | 'configured';
  /** The variable that puts it on the list. */
  because: string;
}

/** In the list: whatever page a client sends the link of. No host fits it by itself. */
export const ANY_PAGE = '*';

const PORTS: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'ws:': 80,
  'wss:': 443,
  'smtp:': 587,
  'smtps:': 465,
  'imap:': 143,
  'imaps:': 993,
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'rediss:': 6379,
};

/** Host and port of an address of the configuration; null where it names none. */
export function hostOf(address: string): { host: string; port: number } | null {
  const url = URL.parse(address);
  if (!url || url.hostname === '') return null;
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port);
  return port === undefined ? null : { host: plainHost(url.hostname), port };
}

/** As it is compared: small letters, no brackets around an IPv6 address, no dot at the end. */
export function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
