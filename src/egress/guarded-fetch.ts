import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { EgressError, type Fetch } from '../desk/ports/way-out.ts';
import { plainHost } from './allowed-host.ts';
import type { HostCheck } from './host-check.ts';

/** Answers that have no body by definition. */
const BODILESS = [204, 205, 304];

/**
 * `fetch` over the agents of the guard. The platform's own cannot be given a look-up, so its connections could not be
 * pinned. Bodies are sent whole, with their length; answers come as they arrive.
 */
export function guardedFetch(check: HostCheck, agentFor: (secure: boolean) => Agent): Fetch {
  return async (input, init) => {
    const url = addressOf(input);
    const secure = url.protocol === 'https:';
    // Said here as well, before anything is made of a connection that may be open already.
    check.admit(url.hostname, Number(url.port) || (secure ? 443 : 80), { clear: !secure });
    const request = new Request(input, init);
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
    const answer = await send(request, url, agentFor(secure), body);
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && status !== 304 && request.redirect !== 'manual') {
      answer.destroy();
      throw new EgressError(
        'redirect',
        `${plainHost(url.hostname)} points to another address, which is not followed.`,
      );
    }
    return toResponse(answer, status);
  };
}

/** Read before the platform does, whose own fault would repeat the whole address. */
function addressOf(input: Parameters<Fetch>[0]): URL {
  const url = URL.parse(input instanceof Request ? input.url : String(input));
  if (!url) throw new EgressError('bad_address', 'That is no web address.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new EgressError('not_https', `${url.protocol} is no web address.`);
  if (url.username !== '' || url.password !== '')
    throw new EgressError('bad_address', 'An address with a user name or password is not asked.');
  return url;
}

function send(
  request: Request,
  url: URL,
  agent: Agent,
  body: Buffer | null,
): Promise<IncomingMessage> {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const outgoing = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: request.method,
      agent,
      headers: {
        ...Object.fromEntries(request.headers),
        ...(body ? { 'content-length': body.byteLength } : {}),
      },
    });
    let answered: IncomingMessage | null = null;
    const abort = () => {
      // Whoever reads the answer learns why it ends.
      answered?.destroy(signal.reason instanceof Error ? signal.reason : undefined);
      outgoing.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    outgoing.once('response', (answer) => {
      answered = answer;
      answer.once('close', () => signal.removeEventListener('abort', abort));
      resolve(answer);
    });
    outgoing.once('error', (error) => {
      signal.removeEventListener('abort', abort);
      reject(signal.aborted ? signal.reason : error);
    });
    outgoing.end(body ?? undefined);
  });
}

function toResponse(answer: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  if (BODILESS.includes(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  // The two declarations of a web stream, Node's and the platform's, name one class.
  return new Response(Readable.toWeb(answer) as ReadableStream, { status, headers });
}
