import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the host serves a file: as it is, not at all, badly, or so that it never ends. */
export type Serving = 'whole' | 404 | 410 | 'cut' | 'flipped' | 'slow' | 'stalled' | 'endless';

export interface StoredMedia {
  url: string;
  directPath: string;
  mediaKey: Uint8Array;
  fileSha256: Uint8Array;
  fileEncSha256: Uint8Array;
  fileLength: number;
}

/** Where phones put encrypted files, and clients fetch them. */
export interface MediaHost {
  /** Encrypts a file as a phone does, and gives what a message says about it. */
  put(kind: 'Document' | 'Audio' | 'Image', bytes: Uint8Array, serving?: Serving): StoredMedia;
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The paths that were asked for. */
  requests: string[];
}

const MAC_BYTES = 10;
const SLOW_CHUNKS = 10;

export function createMediaHost(): MediaHost {
  const files = new Map<string, { bytes: Buffer; serving: Serving }>();
  const requests: string[] = [];
  return {
    requests,
    put(kind, bytes, serving = 'whole') {
      const mediaKey = randomBytes(32);
      const sealed = seal(kind, mediaKey, bytes);
      const directPath = `/v/t62.7119-24/${randomBytes(12).toString('hex')}.enc?mms3=true`;
      files.set(directPath, { bytes: sealed, serving });
      return {
        // The host's real name: a client is to build the address from the path, whatever the sender wrote here.
        url: `https://mmg.whatsapp.net${directPath}`,
        directPath,
        mediaKey,
        fileSha256: createHash('sha256').update(bytes).digest(),
        fileEncSha256: createHash('sha256').update(sealed).digest(),
        fileLength: bytes.byteLength,
      };
    },
    handle(request, response) {
      const path = request.url ?? '';
      requests.push(path);
      const file = files.get(path) ?? { bytes: Buffer.alloc(0), serving: 404 };
      // A client that goes away while it is served ends the serving.
      serve(file.bytes, file.serving, response).catch(() => response.destroy());
    },
  };
}

/** The keys come from the media key by HKDF: 16 bytes IV, 32 cipher key, 32 key of the code at the end. */
function seal(kind: string, mediaKey: Buffer, bytes: Uint8Array): Buffer {
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${kind} Keys`, 112));
  const iv = keys.subarray(0, 16);
  const cipher = createCipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const code = createHmac('sha256', keys.subarray(48, 80)).update(iv).update(body).digest();
  return Buffer.concat([body, code.subarray(0, MAC_BYTES)]);
}

async function serve(bytes: Buffer, serving: Serving, response: ServerResponse): Promise<void> {
  if (typeof serving === 'number') return void response.writeHead(serving).end();
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  switch (serving) {
    case 'whole':
      return void response.end(bytes);
    case 'cut':
      return void response.end(half);
    case 'flipped':
      return void response.end(flipped(bytes));
    case 'stalled':
      return void response.write(half);
    case 'slow':
      return trickle(bytes, response);
    case 'endless':
      return flood(response);
  }
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(0) ^ 1, 0);
  return copy;
}

async function trickle(bytes: Buffer, response: ServerResponse): Promise<void> {
  const size = Math.ceil(bytes.length / SLOW_CHUNKS);
  for (let from = 0; from < bytes.length && !response.destroyed; from += size) {
    response.write(bytes.subarray(from, from + size));
    await sleep(20);
  }
  response.end();
}

async function flood(response: ServerResponse): Promise<void> {
  const chunk = Buffer.alloc(64 * 1024, 7);
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {
      // Until the client takes it more slowly than we write.
    }
  };
  response.on('drain', more);
  more();
}
