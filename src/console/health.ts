import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What /health tells: depths and ages only, nothing about anyone. */
export interface Health {
  status: 'ok' | 'degraded';
  inbox: number;
  outbox: number;
  deadLetters: number;
  unknown: number;
  channels: string[];
}

export interface HealthServer {
  /** `http://127.0.0.1:8787`, or 'off'. */
  address: string;
  close(): Promise<void>;
}

/**
 * Answers GET /health on the console's address. Throws when the address cannot be taken; the error carries
 * Node's `code` (EADDRINUSE, EACCES).
 */
export async function serveHealth(
  listen: { host: string; port: number },
  health: () => Promise<Health>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end();
      return;
    }
    health().then(
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
