import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { BoardsHealth } from '../desk/boards-health.ts';
import type { CheckpointHealth } from '../desk/checkpoints.ts';
import type { ChannelHealth } from '../desk/ports/channel.ts';
import type { SchedulerHealth } from '../desk/ports/scheduler.ts';
import type { RepliesHealth } from '../desk/replies/reply-keeper.ts';

/** What /health tells: states, depths and ages only, nothing about anyone. */
export interface Health {
  status: 'ok' | 'degraded';
  /** Whether an admin has stopped all outgoing actions; the desk is well all the same. */
  actions: 'running' | 'stopped';
  inbox: number;
  outbox: number;
  deadLetters: number;
  unknown: number;
  queue: SchedulerHealth;
  checkpoints: CheckpointHealth;
  boards: BoardsHealth;
  /** A mailbox that is away is no fault of the desk and makes nothing degraded. */
  replies: RepliesHealth;
  channels: ChannelHealth[];
}

/** A path that a chat platform calls. */
export interface Route {
  path: string;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface HttpServer {
  /** `http://127.0.0.1:8787`, or 'off'. */
  address: string;
  /** Ends what is under way at once: a stream of events would never end by itself. */
  close(): Promise<void>;
}

/** Certificate and key, as PEM. */
export interface Tls {
  cert: string;
  key: string;
}

/**
 * Answers GET /health, the channels' webhooks and, for every other path, the console, all on the console's address. Throws
 * when the address cannot be taken; the error carries Node's `code` (EADDRINUSE, EACCES).
 */
export async function serveHttp(
  listen: { host: string; port: number },
  pages: {
    health(): Promise<Health>;
    routes: readonly Route[];
    console?: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
    tls?: Tls | null;
  },
): Promise<HttpServer> {
  const { tls = null } = pages;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0];
    const route = pages.routes.find((item) => item.path === path);
    if (route) {
      answered(route.answer(request, response), response);
      return;
    }
    if (pages.console && path !== '/health') {
      answered(pages.console(request, response), response);
      return;
    }
    if (request.method !== 'GET' || path !== '/health') {
      response.writeHead(404).end();
      return;
    }
    pages.health().then(
      (body) => {
        response.writeHead(body.status === 'ok' ? 200 : 503, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        response.end(JSON.stringify(body));
      },
      () => response.writeHead(503).end(),
    );
  };
  const server = tls
    ? createTlsServer({ ...tls, minVersion: 'TLSv1.2' }, answer)
    : createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  const bound = server.address();
  return {
    address: `${tls ? 'https' : 'http'}://${hostText(bound, listen.host)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answered(work: Promise<void>, response: ServerResponse): void {
  work.catch(() => {
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
}

function hostText(bound: AddressInfo | string | null, host: string): string {
  const port = bound && typeof bound === 'object' ? bound.port : 0;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
