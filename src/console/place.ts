import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Where the console stands, as far as its safety depends on it. */
export interface ConsolePlace {
  /** As in CONSOLE_LISTEN. */
  listen: { host: string; port: number };
  /** The address that operators type, where it is another one: behind a proxy. */
  url: URL | null;
  /** The desk speaks TLS by itself. */
  tls: boolean;
  /** Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or networks. */
  trustedProxies: readonly string[];
}

/** Who asks, as far as a header can be believed. */
export interface Peer {
  ip: string;
  /** Came over https, at least to the proxy. */
  isSecure: boolean;
  isProxied: boolean;
}

/** 127.0.0.0/8, ::1 and their name: nobody else reaches them. */
export function isLoopback(host: string): boolean {
  const plain = host.toLowerCase().replace(/^\[|\]$/g, '');
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && /^127\./.test(plain));
}

/** Only browsers that speak https to the console get its cookie. */
export function isSecurePlace({ tls, url }: Pick<ConsolePlace, 'tls' | 'url'>): boolean {
  return tls || url?.protocol === 'https:';
}

/** One line that says why the console would be in danger there; null where it is safe. */
export function placeFault({ listen, url, tls, trustedProxies }: ConsolePlace): string | null {
  const at = `CONSOLE_LISTEN ${listen.host}:${listen.port}`;
  if (url && url.protocol !== 'https:' && !isLoopback(url.hostname))
    return 'CONSOLE_URL is not safe. It should begin with https://, so that nobody on the way reads a sign-in.';
  if (isLoopback(listen.host)) return null;
  if (!tls && trustedProxies.length === 0)
    return `${at} can be reached from other machines. Set CONSOLE_TLS_CERT and CONSOLE_TLS_KEY, or TRUSTED_PROXY and CONSOLE_URL when a proxy with https stands in front, or listen on 127.0.0.1.`;
  if (!url && (!tls || ['0.0.0.0', '::'].includes(listen.host)))
    return `${at} needs CONSOLE_URL. It should be the address that operators type, for example https://desk.example.com.`;
  return null;
}

/** Whether TRUSTED_PROXY can be read: addresses and networks like 10.0.0.0/8. */
export function isProxyList(items: readonly string[]): boolean {
  return items.every((item) => {
    const [address = '', bits, more] = item.split('/');
    const version = isIP(address);
    if (version === 0 || more !== undefined) return false;
    const most = version === 4 ? 32 : 128;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  });
}

/** Reads who asks from a connection; a proxy is believed only when it is one of the list. */
export function createPeers(
  place: ConsolePlace,
): (request: {
  socket: { remoteAddress?: string | undefined };
  headers: IncomingHttpHeaders;
}) => Peer {
  const trusted = listOf(place.trustedProxies);
  return ({ socket, headers }) => {
    const near = plainAddress(socket.remoteAddress ?? '');
    if (!trusted(near)) return { ip: near, isSecure: place.tls, isProxied: false };
    const chain = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((item) => plainAddress(item.trim()));
    // The last one that no proxy of ours added; what stands before it anybody may have written.
    const client = chain.findLast((address) => isIP(address) !== 0 && !trusted(address));
    const proto = String(headers['x-forwarded-proto'] ?? '')
      .split(',')
      .at(-1)
      ?.trim();
    return {
      ip: client ?? near,
      // A proxy that does not say so stands where CONSOLE_URL says.
      isSecure: proto === undefined || proto === '' ? isSecurePlace(place) : proto === 'https',
      isProxied: true,
    };
  };
}

/** Whether a Host header names this console: a name that an attacker points here does not (DNS rebinding). */
export function createHostCheck(
  place: ConsolePlace,
): (host: string, isProxied: boolean) => boolean {
  const own = plainHost(place.listen.host);
  return (header, isProxied) => {
    const host = URL.parse(`http://${header}`);
    if (!host || host.host === '' || host.pathname !== '/' || host.username !== '') return false;
    const name = plainHost(host.hostname);
    if (place.url && host.hostname === place.url.hostname) return true;
    // A proxy may ask for the address that it was given.
    if (isLoopback(own) || isProxied) return isLoopback(name) || name === own;
    return name === own;
  };
}

function listOf(items: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const item of items) {
    const [address = '', bits] = item.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$/g, '');
}
