import { createServer } from 'node:http';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

export interface Collector {
  url: string;
  /** Everything that was posted so far, unpacked, as one text. */
  received(): string;
  close(): Promise<void>;
}

/** A loopback server that takes whatever a tracing client uploads. */
export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    bodies.push(unpacked(Buffer.concat(chunks)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the collector has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => bodies.join('\n'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function unpacked(body: Buffer): string {
  if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body).toString();
  if (body.readUInt32LE !== undefined && body.length > 4 && body.readUInt32LE(0) === 0xfd2fb528)
    return zstdDecompressSync(body).toString();
  return body.toString();
}
