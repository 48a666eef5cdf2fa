import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { alertAddress, tokensIn } from '../desk/alerts/alert-address.ts';
import { type AlertIntake, type Intake, MAX_ALERT_BYTES } from '../desk/alerts/intake.ts';
import { readHead } from '../desk/alerts/mail-head.ts';

export const RELAY_PATH = '/alerts/inbound';
/** A mail in JSON grows by a third in base64, and by more where it is escaped. */
const MAX_BODY = MAX_ALERT_BYTES * 2;
const BODY_MS = 30_000;
const MAX_RECIPIENTS = 10;

const BODY = z.object({
  to: z.union([z.string(), z.array(z.string()).min(1).max(MAX_RECIPIENTS)]),
  /** Who handed it over, by the envelope. */
  from: z.string().max(320).nullish(),
  raw: z.string().min(1),
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
});

interface RelayDeps {
  intake: AlertIntake;
  /** What a caller has to show as its bearer token. */
  token: string;
}

/**
 * Answers POST /alerts/inbound, for mail providers that hand mail over by webhook: JSON with `to` and `raw`, or the mail
 * itself as message/rfc822. 200 only when it is on the disk (I1); on 5xx and 429 the provider sends it again.
 */
export async function answerRelay(
  { intake, token }: RelayDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = (status: number, result: string) => {
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ result }));
  };
  if (request.method !== 'POST') return end(405, 'method_not_allowed');
  if (!isBearer(token, request.headers.authorization)) return end(401, 'unauthorized');
  const body = await readBody(request);
  if (body === null) return end(413, 'too_large');
  const mail = readMail(intake, request.headers['content-type'] ?? '', body);
  if (!mail) return end(400, 'unreadable');
  try {
    let result: Intake = 'unknown';
    for (const to of mail.to.slice(0, MAX_RECIPIENTS)) {
      const one = await intake.take({ to, via: 'http', envelope: mail.from, bytes: mail.bytes });
      if (RANK.indexOf(one) > RANK.indexOf(result)) result = one;
    }
    end(STATUS[result], result);
  } catch {
    end(503, 'try_again');
  }
}

/** With several recipients: what has to be said loudest comes last. */
const RANK: readonly Intake[] = ['unknown', 'duplicate', 'taken', 'too_large', 'too_many'];
const STATUS: Readonly<Record<Intake, number>> = {
  taken: 200,
  duplicate: 200,
  unknown: 404,
  too_many: 429,
  too_large: 413,
};

/** Hashed first, so that neither the time nor the length tells anything. */
function isBearer(token: string, header: string | undefined): boolean {
  const given = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token)) && given !== '';
}

function readMail(
  { place }: AlertIntake,
  type: string,
  body: Buffer,
): { to: string[]; from: string | null; bytes: Buffer } | null {
  if (/^message\/rfc822\b/i.test(type)) {
    const to = tokensIn(readHead(body).recipients, place).map((token) =>
      alertAddress(place, token),
    );
    return { to, from: null, bytes: body };
  }
  const parsed = BODY.safeParse(jsonOf(body));
  if (!parsed.success) return null;
  const { to, from, raw, encoding } = parsed.data;
  return {
    to: [to].flat().map(bareAddress),
    from: from === null || from === undefined ? null : bareAddress(from),
    bytes: Buffer.from(raw, encoding),
  };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

/** "Ada <ada@brook.example>" */
function bareAddress(text: string): string {
  return /<([^<>]{1,320})>/.exec(text)?.[1] ?? text.trim();
}

/** Null when it is too long, or takes too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const late = setTimeout(() => request.destroy(), BODY_MS);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > MAX_BODY) return null;
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(late);
  }
  return Buffer.concat(chunks);
}
