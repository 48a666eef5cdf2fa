import { OPENAI_BASE_URL } from './agent/model-description.ts';
import type { Config } from './config.ts';
import { GOOGLE } from './console-config.ts';
import type { Purpose, WayOut } from './desk/ports/way-out.ts';
import { type AllowedHost, ANY_PAGE, hostOf, plainHost } from './egress/allowed-host.ts';
import { createWaysOut } from './egress/ways-out.ts';
import { boardAddresses } from './jobs/open-boards.ts';

/**
 * Every host that this configuration lets the desk reach, each for one purpose; `sayso doctor --egress` shows it. The
 * guard is made from this very list, so there is no other. Throws `SourceError` for a board that the desk does not know.
 */
export function allowedHosts(config: Config): AllowedHost[] {
  return [
    ...model(config),
    ...telegram(config),
    ...whatsApp(config),
    ...named('outgoing mail', config.smtpUrl, 'SMTP_URL'),
    ...named('sent folder', config.imapUrl, 'IMAP_URL'),
    ...named(
      'reply mailbox',
      config.settings.repliesTracked ? config.imapUrl : null,
      'IMAP_URL, REPLIES',
    ),
    ...alerts(config),
    ...boardAddresses(config.boards, config.boardKeys).flatMap((url) =>
      open('job boards', url, 'JOB_BOARDS'),
    ),
    ...pages(config),
    ...database(config),
    ...queue(config),
    ...signIn(config),
    ...named(
      'error reports',
      config.reports.dsn,
      config.reports.live ? 'SENTRY_DSN, ERROR_REPORTS' : 'SENTRY_DSN (only by sayso crash send)',
    ),
  ];
}

/** The way to the database server, for whatever opens the store without being a desk. */
export function databaseWay(config: Config): WayOut {
  return createWaysOut(database(config)).for('database');
}

/** The way to the queue, for a command beside the desk. */
export function queueWay(config: Config): WayOut {
  return createWaysOut(queue(config)).for('queue');
}

function queue({ redisUrl }: Config): AllowedHost[] {
  return named('queue', redisUrl, 'REDIS_URL');
}

/** Links of clients lead anywhere on the open internet, each after a yes. */
function pages({ jobPages }: Config): AllowedHost[] {
  if (!jobPages) return [];
  const because = 'JOB_BOARDS';
  return [{ purpose: 'job pages', host: ANY_PAGE, port: 443, reach: 'public', because }];
}

function model({ model: chosen, transcribeModel }: Config): AllowedHost[] {
  if (chosen.kind === 'offline') return [];
  const to = (purpose: Purpose, because: string): AllowedHost[] =>
    chosen.baseUrl === null
      ? open(purpose, OPENAI_BASE_URL, because)
      : named(purpose, chosen.baseUrl, because);
  const because = chosen.baseUrl === null ? 'OPENAI_API_KEY' : 'OPENAI_BASE_URL';
  return [
    ...to('model', because),
    ...(transcribeModel === null ? [] : to('voice notes', `OPENAI_TRANSCRIBE_MODEL, ${because}`)),
  ];
}

/** Who vouches for operators; their browsers go there by themselves. */
function signIn({ console }: Config): AllowedHost[] {
  const issuer = console?.provider?.issuer;
  if (issuer === undefined) return [];
  return issuer === GOOGLE
    ? GOOGLE_HOSTS.flatMap((host) => open('sign-in', `https://${host}`, 'OIDC_CLIENT_ID'))
    : named('sign-in', issuer, 'OIDC_ISSUER');
}

/** Where it says what it offers, where codes are redeemed, and where its keys lie. */
const GOOGLE_HOSTS = ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com'];

function telegram({ telegram: bot }: Config): AllowedHost[] {
  if (!bot) return [];
  return bot.apiRoot === TELEGRAM
    ? open('telegram', bot.apiRoot, 'TELEGRAM_BOT_TOKEN')
    : named('telegram', bot.apiRoot, 'TELEGRAM_API_ROOT');
}

const TELEGRAM = 'https://api.telegram.org';

/** The mailbox of forwarded alerts, and the desk's own doors for them, which /testalert knocks at. */
function alerts({ alerts: ways, console }: Config): AllowedHost[] {
  if (!ways) return [];
  const own = (at: { host: string; port: number }, because: string): AllowedHost => ({
    purpose: 'alert test',
    host: ownHost(at.host),
    port: at.port,
    reach: 'configured',
    because,
  });
  return [
    ...named('alert mailbox', ways.imapUrl, 'ALERTS_IMAP_URL'),
    ...(ways.listen ? [own(ways.listen, 'ALERTS_LISTEN')] : []),
    ...(ways.relayToken && console ? [own(console, 'ALERTS_RELAY_TOKEN')] : []),
  ];
}

/** How this machine reaches what listens on all of its addresses. */
export function ownHost(listen: string): string {
  if (listen === '0.0.0.0') return '127.0.0.1';
  return listen === '::' ? '::1' : plainHost(listen);
}

/** Files are handed over at hosts that WhatsApp's own server names, all below one name. */
function whatsApp({ whatsapp }: Config): AllowedHost[] {
  if (!whatsapp) return [];
  return [
    ...(whatsapp.url === null
      ? open('whatsapp', 'wss://web.whatsapp.com', 'WHATSAPP')
      : named('whatsapp', whatsapp.url, 'WHATSAPP_WS_URL')),
    ...(whatsapp.mediaUrl === null
      ? open('whatsapp', 'https://*.whatsapp.net', 'WHATSAPP')
      : named('whatsapp', whatsapp.mediaUrl, 'WHATSAPP_MEDIA_URL')),
  ];
}

function database({ postgresUrl }: Config): AllowedHost[] {
  if (postgresUrl === null) return [];
  const url = new URL(postgresUrl);
  // The driver lets the host be told as a parameter as well; a folder there is that of a socket file.
  const host = url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost');
  if (host.startsWith('/')) return [];
  const port = Number(url.searchParams.get('port') ?? url.port) || 5432;
  const because = 'DATABASE_URL';
  return [{ purpose: 'database', host: plainHost(host), port, reach: 'configured', because }];
}

/** A host that the desk knows by itself: on the open internet only. */
function open(purpose: Purpose, address: string, because: string): AllowedHost[] {
  return listed(purpose, address, 'public', because);
}

/** A host that the operator named, which may be in their own network. */
function named(purpose: Purpose, address: string | null, because: string): AllowedHost[] {
  return address === null ? [] : listed(purpose, address, 'configured', because);
}

function listed(
  purpose: Purpose,
  address: string,
  reach: AllowedHost['reach'],
  because: string,
): AllowedHost[] {
  const found = hostOf(address);
  return found ? [{ purpose, ...found, reach, because }] : [];
}
