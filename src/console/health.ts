import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BoardsHealth } from '../desk/boards-health.ts';
import type { CheckpointHealth } from '../desk/checkpoints.ts';
import type { ChannelHealth } from '../desk/ports/channel.ts';
import type { SchedulerHealth } from '../desk/ports/scheduler.ts';

/** What /health tells: states, depths and ages only, nothing about anyone. */
export interface Health {
  status: 'ok' | 'degraded';
  inbox: number;
  outbox: number;
  deadLetters: number;
  unknown: number;
  queue: SchedulerHealth;
  checkpoints: CheckpointHealth;
  boards: BoardsHealth;
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
  close(): Promise<void>;
}

/**
 * Answers GET /health and the channels' webhooks on the console's address. Throws when the address cannot be taken; the
 * error carries Node's `code` (EADDRINUSE, EACCES).
 */
export async function serveHttp(
  listen: { host: string; port: number },
  pages: { health(): Promise<Health>; routes: readonly Route[] },
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const route = pages.routes.find((item) => item.path === path);
    if (route) {
      route.answer(request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
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
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  const bound = server.address();
  return {
    address: `http://${hostText(bound, listen.host)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostText(bound: AddressInfo | string | null, host: string): string {
  const port = bound && typeof bound === 'object' ? bound.port : 0;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
