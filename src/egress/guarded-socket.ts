import { Socket } from 'node:net';
import type { HostCheck } from './host-check.ts';

/**
 * A socket that is not connected yet, for the clients of databases, queues and mail servers, which speak TLS over it by
 * themselves. A host that is not on the list ends it with an `EgressError`.
 */
export function guardedSocket(check: HostCheck): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket);
  const guarded = (
    target: number | string | object,
    host?: string | (() => void),
    connected?: () => void,
  ): Socket => {
    // A socket file is on this machine.
    if (typeof target === 'string') return connect(target, onConnect(host));
    if (typeof target !== 'number' || typeof host !== 'string')
      throw new TypeError(
        'A guarded socket takes a port and a host, or the path of a socket file.',
      );
    try {
      const lookup = check.admit(host, target, { clear: false });
      return connect({ port: target, host, lookup }, onConnect(connected));
    } catch (error) {
      return socket.destroy(error instanceof Error ? error : new Error('refused'));
    }
  };
  socket.connect = guarded;
  return socket;
}

function onConnect(listener: unknown): (() => void) | undefined {
  return typeof listener === 'function' ? () => void listener() : undefined;
}
