import type { Agent } from 'node:http';
import { EgressError, type Fetch, type Purpose, type WayOut } from '../desk/ports/way-out.ts';
import { type AllowedHost, ANY_PAGE, hostOf } from './allowed-host.ts';
import { guardedAgent } from './guarded-agent.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { guardedSocket } from './guarded-socket.ts';
import { createHostCheck, type Resolve } from './host-check.ts';

export interface WaysOut {
  /** The way out for one purpose; a purpose without a host on the list leads nowhere. */
  for(purpose: Purpose): WayOut;
  /**
   * The way to what this very desk serves, with the purpose's list of hosts: over https exactly this certificate (PEM) is
   * trusted and no other. Throws when it is none.
   */
  toSelf(purpose: Purpose, certificate: string): WayOut;
  /**
   * The way to the host of one page whose link a client sent and said yes to, where the list has pages on it: over https
   * and on the open internet only. Whoever asks for it closes it. Throws `EgressError`.
   */
  page(address: string): { fetch: Fetch; close(): void };
  /** Closes the connections that `fetch` keeps open. */
  close(): void;
}

/** A quiet connection is closed after this time: the far end may be closing it at that moment. */
const IDLE_MS = 4000;

/** The ways out of this process (I11), from the list of the configuration. Nothing that was read can add to it. */
export function createWaysOut(allowed: readonly AllowedHost[], resolve?: Resolve): WaysOut {
  const agents: Agent[] = [];
  const ways = new Map<Purpose, WayOut>();
  const open = (purpose: Purpose, certificate?: string): WayOut => {
    const check = createHostCheck(
      allowed.filter((item) => item.purpose === purpose),
      resolve,
    );
    const kept = new Map<boolean, Agent>();
    const agentFor = (secure: boolean): Agent => {
      const known =
        kept.get(secure) ?? guardedAgent(check, { secure, idleMs: IDLE_MS }, certificate);
      if (!kept.has(secure)) agents.push(known);
      kept.set(secure, known);
      return known;
    };
    return {
      fetch: guardedFetch(check, agentFor),
      agent: (options) => guardedAgent(check, options, certificate),
      socket: () => guardedSocket(check),
      lookup: (host, port) => check.admit(host, port, { clear: false }),
    };
  };
  return {
    for(purpose) {
      const way = ways.get(purpose) ?? open(purpose);
      ways.set(purpose, way);
      return way;
    },
    toSelf: open,
    page(address) {
      const pages = allowed.find(
        ({ purpose, host }) => purpose === 'job pages' && host === ANY_PAGE,
      );
      const target = hostOf(address);
      if (!pages || !target)
        throw new EgressError('host_not_allowed', 'This desk opens no pages of links.');
      if (!address.startsWith('https:'))
        throw new EgressError('not_https', `${target.host} is not asked over an open connection.`);
      const one = createWaysOut([{ ...pages, ...target, port: pages.port }], resolve);
      return { fetch: one.for('job pages').fetch, close: () => one.close() };
    },
    close() {
      for (const agent of agents) agent.destroy();
    },
  };
}
