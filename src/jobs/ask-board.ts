import { EgressError, type Fetch } from '../desk/ports/way-out.ts';
import { SourceError } from './board-parse.ts';
import type { SourceRequest } from './source.ts';

export interface BoardAnswer {
  status: number;
  /** Seconds that the board asks to wait, as it says so. */
  retryAfter: string | null;
  body: string;
  validators?: Validators;
}

/** By what a board tells that its answer is still the same. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** With the validators of an earlier answer, a board may say 304: nothing has changed. */
export type AskBoard = (
  request: SourceRequest,
  signal: AbortSignal,
  known?: Validators,
) => Promise<BoardAnswer>;

const MAX_REDIRECTS = 3;
const DEFAULT_MAX_BYTES = 15 * 1024 * 1024;

/**
 * One request at a board. The guard judges each redirect as it judged the first address, and an answer is read up to
 * `maxBytes`. What was sent besides the address, a body or a key, goes to the first host only. Throws `SourceError` with a
 * short code; messages hold the host at most.
 */
export function createAskBoard(guarded: Fetch, maxBytes = DEFAULT_MAX_BYTES): AskBoard {
  return async (request, signal, known) => {
    const plain = !request.secret && request.body === undefined && request.headers === undefined;
    let url = request.url;
    for (let hop = 0; ; hop++) {
      const { host } = parsed(url);
      const response = await guarded(url, {
        signal,
        redirect: 'manual',
        ...(request.body === undefined ? {} : { method: 'POST', body: request.body }),
        headers: {
          accept: 'application/json, application/xml;q=0.9, text/html;q=0.8',
          'user-agent': 'Sayso career desk',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
          ...(known?.etag ? { 'if-none-match': known.etag } : {}),
          ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
        },
      }).catch((error: unknown) => {
        throw faultOf(error, host, signal);
      });
      const target = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || target === null) {
        const { status, headers } = response;
        const body = await read(response, host, maxBytes, signal);
        return {
          status,
          retryAfter: headers.get('retry-after'),
          body,
          validators: {
            etag: headers.get('etag'),
            lastModified: headers.get('last-modified'),
          },
        };
      }
      await response.body?.cancel();
      if (!plain)
        throw new SourceError(
          'redirected',
          `${host} points to another address, which is not followed.`,
        );
      if (hop === MAX_REDIRECTS)
        throw new SourceError('too_many_redirects', `${host} redirects too often.`);
      const next = URL.parse(target, url);
      if (!next)
        throw new SourceError('bad_redirect', `${host} redirects to something that is no address.`);
      url = next.href;
    }
  };
}

function parsed(address: string): URL {
  const url = URL.parse(address);
  if (!url) throw new SourceError('bad_address', 'That is no web address.');
  return url;
}

async function read(
  response: Response,
  host: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes)
        throw new SourceError(
          'too_large',
          `${host} answered with more than ${Math.floor(maxBytes / 1_048_576)} MB.`,
        );
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (signal.aborted) throw faultOf(error, host, signal);
    throw new SourceError('cut_off', `${host} ended its answer early.`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function faultOf(error: unknown, host: string, signal: AbortSignal): SourceError {
  if (error instanceof EgressError) return new SourceError(error.code, error.message);
  if (signal.aborted) return new SourceError('timeout', `${host} took too long to answer.`);
  return new SourceError('connection', `${host} cannot be reached.`, {
    cause: error instanceof Error ? error.name : undefined,
  });
}
