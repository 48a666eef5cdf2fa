import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AgentOptions } from '../desk/ports/way-out.ts';
import type { HostCheck } from './host-check.ts';
import { pinned } from './pinned-certificate.ts';

/**
 * An agent of the platform whose every new connection is admitted by the check first.
 * @param certificate  PEM: the one certificate that is taken, instead of any that an authority signed
 */
export function guardedAgent(
  check: HostCheck,
  options: AgentOptions,
  certificate?: string,
): HttpAgent {
  const settings = { keepAlive: true, timeout: options.idleMs, scheduling: 'lifo' } as const;
  const agent = options.secure
    ? new HttpsAgent({ ...settings, ...(certificate === undefined ? {} : pinned(certificate)) })
    : new HttpAgent(settings);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (target, done) => {
    try {
      const { host, port } = target;
      const lookup = check.admit(host ?? '', Number(port), { clear: !options.secure });
      // The rest of what a caller may set (a socket file, a look-up of its own) would go round the check.
      return connect({ ...target, socketPath: undefined, lookup }, done);
    } catch (error) {
      done?.(error instanceof Error ? error : new Error('refused'), undefined as never);
      return undefined;
    }
  };
  return agent;
}
