import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Larger than any update that Telegram sends. */
const MAX_BYTES = 1024 * 1024;
const HEADER = 'x-telegram-bot-api-secret-token';

export interface WebhookDeps {
  secret: string;
  /** Resolves when the update is durable. */
  accept(updates: readonly unknown[]): Promise<void>;
}

/** The word that Telegram sends with every update; made of the token, so that it need not be kept anywhere. */
export function webhookSecret(token: string): string {
  return createHmac('sha256', token).update('sayso webhook').digest('base64url');
}

/**
 * Answers one request of the webhook. 200 only after the commit (I1): on anything else Telegram sends the update again.
 * Nothing slow happens here; the turn runs later, from the inbox.
 */
export async function answerWebhook(
  deps: WebhookDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = (status: number) => {
    response.writeHead(status).end();
  };
  if (request.method !== 'POST') return end(405);
  if (!isSecret(deps.secret, request.headers[HEADER])) {
    request.resume();
    return end(401);
  }
  const body = await readBody(request);
  if (body === null) return end(413);
  let update: unknown;
  try {
    update = JSON.parse(body);
  } catch {
    return end(400);
  }
  try {
    await deps.accept([update]);
  } catch {
    return end(503);
  }
  end(200);
}

function isSecret(secret: string, given: string | string[] | undefined): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(secret);
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Null when it is longer than an update can be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
