import type { Socket } from 'node:net';
import { connect as secureOver } from 'node:tls';
import { AbstractConnector, type RedisOptions } from 'ioredis';
import type { WayOut } from '../desk/ports/way-out.ts';

/** Opens connections to Redis over the sockets of the guard. A class, because the client makes one for each connection. */
export function connectorOver(
  way: Pick<WayOut, 'socket'>,
): new (
  options: unknown,
) => AbstractConnector {
  return class GuardedConnector extends AbstractConnector {
    readonly #options: RedisOptions;

    constructor(options: unknown) {
      const given = options as RedisOptions;
      super(given.disconnectTimeout ?? DISCONNECT_MS);
      this.#options = given;
    }

    async connect(): Promise<Socket> {
      const { host = 'localhost', port = 6379, path, tls } = this.#options;
      this.connecting = true;
      const plain = way.socket();
      if (path) plain.connect(path);
      else plain.connect(port, host);
      const stream = tls ? secureOver({ servername: host, ...tls, socket: plain }) : plain;
      this.stream = stream;
      stream.once('error', (error) => {
        this.firstError = error;
      });
      return stream;
    }
  };
}

/** The client's own default, in milliseconds. */
const DISCONNECT_MS = 2000;
