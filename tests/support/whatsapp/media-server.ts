import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getMediaKeys } from '@whiskeysockets/baileys';

export type MediaFault = 'gone' | 'endless' | 'cut' | 'flipped';

export interface MediaServer {
  url: string;
  /** Encrypts a file as a phone does, serves it, and gives what the message says about it. */
  put(
    bytes: Uint8Array,
    type: 'document' | 'audio',
    fault?: MediaFault,
  ): Promise<{
    directPath: string;
    mediaKey: Uint8Array;
    fileSha256: Uint8Array;
    fileEncSha256: Uint8Array;
    fileLength: number;
  }>;
  close(): Promise<void>;
}

/** The host that encrypted files are fetched from, over plain HTTP on this machine. */
export async function startMediaServer(): Promise<MediaServer> {
  const files = new Map<string, { bytes: Buffer; fault: MediaFault | undefined }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (!file || file.fault === 'gone') return void response.writeHead(410).end();
    if (file.fault !== 'endless') return void response.writeHead(200).end(file.bytes);
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) {
        // Fill the buffer, then wait until it is empty again.
      }
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async put(bytes, type, fault) {
      const mediaKey = randomBytes(32);
      const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, type);
      const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      const mac = createHmac('sha256', macKey ?? '')
        .update(iv)
        .update(body)
        .digest()
        .subarray(0, 10);
      const sealed = Buffer.concat([body, mac]);
      if (fault === 'flipped') sealed.writeUInt8(sealed.readUInt8(3) ^ 1, 3);
      const directPath = `/v/t62/${randomBytes(8).toString('hex')}.enc`;
      files.set(directPath, { bytes: fault === 'cut' ? sealed.subarray(0, 20) : sealed, fault });
      return {
        directPath,
        mediaKey,
        fileSha256: createHash('sha256').update(bytes).digest(),
        fileEncSha256: createHash('sha256').update(sealed).digest(),
        fileLength: bytes.byteLength,
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
