import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isClosedBoard } from '../desk/closed-boards.ts';
import { EgressError } from '../desk/ports/way-out.ts';
import { isOwnAddress, isPublicAddress } from './addresses.ts';
import { type AllowedHost, plainHost } from './allowed-host.ts';

/** Name to addresses: the system's own, or a test's. */
export type Resolve = typeof systemLookup;

export interface HostCheck {
  /**
   * The look-up for one connection, which finds checked addresses only. Throws `EgressError` when the host is not on the
   * list. `clear`: what is sent can be read on the way, so it must stay in the operator's own network.
   */
  admit(host: string, port: number, kind: { clear: boolean }): LookupFunction;
}

/** Compares with the list of one purpose. Boards that forbid automation are refused, whatever the list says. */
export function createHostCheck(
  allowed: readonly AllowedHost[],
  resolve: Resolve = systemLookup,
): HostCheck {
  return {
    admit(name, port, { clear }) {
      const host = plainHost(name);
      if (isClosedBoard(host))
        throw new EgressError(
          'forbidden_host',
          `${host} is never asked by the desk; open it in your own browser.`,
        );
      const entry = allowed.find((item) => item.port === port && fits(item.host, host));
      if (!entry)
        throw new EgressError(
          'host_not_allowed',
          `${host} (port ${port}) is not on the list of hosts that this desk may ask.`,
        );
      const judge = (addresses: readonly string[]) => refuse(host, addresses, entry.reach, clear);
      // Node asks no look-up for an address.
      if (isIP(host) !== 0) {
        const fault = judge([host]);
        if (fault) throw fault;
      }
      return checkedLookup(resolve, judge);
    },
  };
}

function fits(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : plainHost(pattern) === host;
}

/** One wrong address among several is enough to refuse: which one is used is chance. */
function refuse(
  host: string,
  addresses: readonly string[],
  reach: AllowedHost['reach'],
  clear: boolean,
): EgressError | null {
  if (addresses.length === 0) return new EgressError('no_such_host', `${host} cannot be found.`);
  if (clear && !addresses.every(isOwnAddress))
    return new EgressError('not_https', `${host} is not asked over an open connection.`);
  const fine = (address: string) =>
    isPublicAddress(address) || (reach === 'configured' && isOwnAddress(address));
  if (addresses.every(fine)) return null;
  return new EgressError(
    'private_address',
    `${host} points into a private network, so it is not asked.`,
  );
}

/** The connection goes to the very addresses that were judged, so a name cannot change in between. */
function checkedLookup(
  resolve: Resolve,
  judge: (addresses: readonly string[]) => EgressError | null,
): LookupFunction {
  return (host, options, done) => {
    // `family` may be a word in Node's own types; its look-up takes the number.
    const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : options.family;
    resolve(host, { ...options, family: family ?? 0, all: true }, (error, found) => {
      if (error) return done(error, []);
      const fault = judge(found.map(({ address }) => address));
      const [first] = found;
      if (fault || !first) return done(fault ?? new Error('No address.'), []);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
