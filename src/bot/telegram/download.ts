import type { Api } from 'grammy';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Fetch } from '../../desk/ports/way-out.ts';
import { refusalOf } from './failure.ts';
import { grammySignal } from './telegram-api.ts';

/** Telegram's cloud hands out files up to this size. */
const TELEGRAM_LIMIT = 20 * 1024 * 1024;

/**
 * Bytes of a file that a client sent. The size that Telegram states is not trusted: what arrives is counted.
 * Throws `ChannelError` ('too_big', 'gone', 'not_fetched'); neither its message nor its cause names the address, which
 * holds the bot's token.
 */
export async function downloadFile(
  deps: { api: Api; apiRoot: string; token: string; fetch: Fetch },
  fileId: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const limit = Math.min(maxBytes, TELEGRAM_LIMIT);
  const file = await deps.api.getFile(fileId, grammySignal(signal)).catch((error: unknown) => {
    const refusal = refusalOf(error);
    if (refusal?.text.includes('file is too big')) throw tooBig();
    throw refusal?.code === 400 ? gone() : notFetched();
  });
  if ((file.file_size ?? 0) > limit) throw tooBig();
  if (!file.file_path) throw gone();
  const address = `${deps.apiRoot}/file/bot${deps.token}/${file.file_path}`;
  const response = await deps.fetch(address, { signal }).catch(() => {
    throw notFetched();
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw response.status === 404 ? gone() : notFetched();
  }
  return counted(response.body, limit);
}

async function counted(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > limit) throw tooBig();
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
    'Telegram does not have that file any more. Please send it again.',
  );
}

function notFetched(): ChannelError {
  return new ChannelError(
    'not_fetched',
    'I could not fetch the file from Telegram. Please send it again.',
  );
}
