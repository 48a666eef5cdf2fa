import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentrySink {
  dsn: string;
  /** What was received, headers and body of each request. */
  received: { headers: string; body: string }[];
  refuse(status: number): void;
  close(): Promise<void>;
}

/** A server of the test's own that takes error reports. */
export async function startSentrySink(): Promise<SentrySink> {
  const received: SentrySink['received'] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = `${request.url} ${JSON.stringify(request.headers)}`;
      received.push({ headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://publickey@127.0.0.1:${port}/42`,
    received,
    refuse: (with_) => {
      status = with_;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
