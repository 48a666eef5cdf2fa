import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getMediaKeys, type MediaType } from '@whiskeysockets/baileys';
import { z } from 'zod';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Fetch } from '../../desk/ports/way-out.ts';

const BYTES = z.string().transform((text) => Buffer.from(text, 'base64'));

/** What is needed to fetch a file again: kept, sealed, with the inbox item, and gone with it. */
const MEDIA = z.object({
  type: z.enum(['document', 'audio', 'image']),
  path: z.string().regex(/^\/[^\s]*$/),
  key: BYTES,
  sha256: BYTES.nullable(),
});

export interface MediaSource {
  type: 'document' | 'audio' | 'image';
  directPath: string | null | undefined;
  mediaKey: Uint8Array | null | undefined;
  fileSha256: Uint8Array | null | undefined;
}

/** Null when the message does not say where its file is. */
export function mediaRef(source: MediaSource): string | null {
  if (!source.directPath || !source.mediaKey) return null;
  return JSON.stringify({
    type: source.type,
    path: source.directPath,
    key: Buffer.from(source.mediaKey).toString('base64'),
    sha256: source.fileSha256 ? Buffer.from(source.fileSha256).toString('base64') : null,
  });
}

const MAC = 10;
/** Padding and the code at the end of an encrypted file. */
const OVERHEAD = 16 + MAC;

/**
 * Fetches, checks and decrypts a file. What arrives is counted, the code at its end is checked before anything is
 * decrypted, and the hash that the message named must fit. Throws `ChannelError`.
 */
export async function fetchMedia(
  ref: string,
  base: string,
  guarded: Fetch,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const media = readRef(ref);
  const sealed = await download(
    new URL(media.path, base),
    base,
    guarded,
    maxBytes + OVERHEAD,
    signal,
  );
  const { iv, cipherKey, macKey } = await getMediaKeys(media.key, media.type satisfies MediaType);
  if (sealed.byteLength <= MAC || !macKey) throw damaged();
  const body = sealed.subarray(0, -MAC);
  const expected = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, MAC);
  if (!timingSafeEqual(expected, sealed.subarray(-MAC))) throw damaged();
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  let bytes: Buffer;
  try {
    bytes = Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw damaged();
  }
  if (media.sha256 && !createHash('sha256').update(bytes).digest().equals(media.sha256))
    throw damaged();
  if (bytes.byteLength > maxBytes) throw tooBig();
  return bytes;
}

function readRef(ref: string): z.infer<typeof MEDIA> {
  try {
    return MEDIA.parse(JSON.parse(ref));
  } catch {
    throw gone();
  }
}

async function download(
  url: URL,
  base: string,
  guarded: Fetch,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  // A path that begins with two slashes would name a host.
  if (url.origin !== new URL(base).origin) throw gone();
  const response = await guarded(url, {
    signal,
    headers: { origin: 'https://web.whatsapp.com' },
  }).catch(() => {
    throw notFetched();
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw [403, 404, 410].includes(response.status) ? gone() : notFetched();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooBig();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ChannelError ? error : notFetched();
  }
  return Buffer.concat(chunks);
}

function tooBig(): ChannelError {
  return new ChannelError('too_big', 'The file is too large.');
}

function gone(): ChannelError {
  return new ChannelError(
    'gone',
    'WhatsApp does not have that file any more. Please send it again.',
  );
}

function damaged(): ChannelError {
  return new ChannelError('damaged', 'That file arrived damaged. Please send it again.');
}

function notFetched(): ChannelError {
  return new ChannelError(
    'not_fetched',
    'I could not fetch the file from WhatsApp. Please send it again.',
  );
}
