import { lookup as resolveHost } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './addresses.ts';
import { SourceError } from './board-parse.ts';

export interface EgressOptions {
  /** Hosts that may be asked: "api.lever.co", or "host:port" where the port matters. Nothing else. */
  allow: readonly string[];
  /** Lets hosts on the list be on this machine, over plain http: for tests and measurements. */
  allowLoopback?: boolean;
  /** Name to addresses; the system's own when absent. */
  resolve?: (host: string) => Promise<string[]>;
  /** Bytes of an answer that are read at the most. */
  maxBytes?: number;
}

export interface EgressResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export type EgressFetch = (url: string, signal: AbortSignal) => Promise<EgressResponse>;

const MAX_REDIRECTS = 3;
const DEFAULT_MAX_BYTES = 15 * 1024 * 1024;

/** Boards that forbid automation: refused always, whatever the list says (I11). */
const FORBIDDEN =
  /(^|\.)(linkedin\.com|lnkd\.in|indeed\.[a-z.]+|glassdoor\.[a-z.]+|ziprecruiter\.[a-z.]+)$/;

/**
 * The way out (I11): GET over https to a host on the list, whose address is public, with redirects checked again by
 * the same rules. The connection goes to the very address that was checked, so a name cannot change in between.
 * Throws `SourceError` with a short code; messages hold the host at most.
 */
export function createEgressFetch(options: EgressOptions): EgressFetch {
  const allowed = new Set(options.allow.map((host) => host.toLowerCase()));
  return async (address, signal) => {
    let url = check(address, allowed, options.allowLoopback ?? false);
    for (let hop = 0; ; hop++) {
      const response = await get(url, await addressOf(url, options), options, signal);
      const target = response.headers.location;
      if (response.status < 300 || response.status > 399 || target === undefined) return response;
      if (hop === MAX_REDIRECTS)
        throw new SourceError('too_many_redirects', `${url.host} redirects too often.`);
      const next = URL.parse(target, url.href);
      if (!next)
        throw new SourceError(
          'bad_redirect',
          `${url.host} redirects to something that is no address.`,
        );
      url = check(next.href, allowed, options.allowLoopback ?? false);
    }
  };
}

/** The URL, if it may be asked at all. */
function check(address: string, allowed: ReadonlySet<string>, allowLoopback: boolean): URL {
  const url = URL.parse(address);
  if (!url) throw new SourceError('bad_address', 'That is no web address.');
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (FORBIDDEN.test(host))
    throw new SourceError(
      'forbidden_host',
      `${host} is never asked by the desk; open it in your own browser.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new SourceError('bad_address', 'An address with a user name or password is not asked.');
  const loopback = allowLoopback && (host === 'localhost' || isLoopbackAddress(bare(host)));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new SourceError('not_https', `${host} is not asked over an open connection.`);
  // A host without a port stands for the protocol's own; another port has to be on the list.
  if (!(url.port === '' && allowed.has(host)) && !allowed.has(`${host}:${url.port}`))
    throw new SourceError(
      'host_not_allowed',
      `${host} is not on the list of hosts that this desk may ask.`,
    );
  return url;
}

async function addressOf(url: URL, options: EgressOptions): Promise<string> {
  const host = bare(url.hostname);
  const addresses = isIP(host)
    ? [host]
    : await (options.resolve ?? systemResolve)(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) throw new SourceError('no_such_host', `${host} cannot be found.`);
  const fine = (address: string) =>
    isPublicAddress(address) || ((options.allowLoopback ?? false) && isLoopbackAddress(address));
  // One inner address among several is enough to refuse: which one is used is chance.
  if (!addresses.every(fine))
    throw new SourceError(
      'private_address',
      `${host} points into a private network, so it is not asked.`,
    );
  return first;
}

function get(
  url: URL,
  address: string,
  options: EgressOptions,
  signal: AbortSignal,
): Promise<EgressResponse> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(
      url,
      {
        signal,
        agent: false,
        headers: {
          accept: 'application/json, application/xml;q=0.9',
          'user-agent': 'Sayso career desk',
        },
        // The name goes into TLS and the Host header; the connection goes to the address that was checked.
        lookup: (_host, wanted, done) => {
          const family = isIP(address) === 6 ? 6 : 4;
          if (wanted.all) done(null, [{ address, family }]);
          else done(null, address, family);
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.byteLength;
          if (size > maxBytes) {
            response.destroy();
            reject(
              new SourceError(
                'too_large',
                `${url.host} answered with more than ${Math.floor(maxBytes / 1_048_576)} MB.`,
              ),
            );
          } else chunks.push(chunk);
        });
        response.on('end', () =>
          response.complete
            ? resolve({
                status: response.statusCode ?? 0,
                headers: flat(response.headers),
                body: Buffer.concat(chunks).toString('utf8'),
              })
            : reject(new SourceError('cut_off', `${url.host} ended its answer early.`)),
        );
        response.on('error', () =>
          reject(new SourceError('cut_off', `${url.host} ended its answer early.`)),
        );
      },
    );
    request.on('error', (error) =>
      reject(
        signal.aborted
          ? new SourceError('timeout', `${url.host} took too long to answer.`)
          : new SourceError('connection', `${url.host} cannot be reached.`, { cause: error.name }),
      ),
    );
    request.end();
  });
}

async function systemResolve(host: string): Promise<string[]> {
  return (await resolveHost(host, { all: true })).map(({ address }) => address);
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
