import { GrammyError, HttpError } from 'grammy';
import type { SendResult } from '../../desk/ports/channel.ts';

export type NotAccepted = Exclude<SendResult, { result: 'accepted' }>;

/**
 * What a failed call says about the message. Telegram's own refusals are certain. A connection that was never made is
 * certain too. Everything else (a lost answer, a gateway's error page, a timeout) leaves open whether it arrived.
 */
export function sendFailure(error: unknown): NotAccepted {
  if (error instanceof GrammyError) return refusal(error);
  if (error instanceof HttpError && neverConnected(error.error))
    return { result: 'not_sent', next: 'retry', code: 'offline', retryAfterMs: OFFLINE_MS };
  return { result: 'unknown', code: 'no_answer' };
}

const OFFLINE_MS = 3000;

function refusal(error: GrammyError): NotAccepted {
  const code = `telegram_${error.error_code}`;
  const drop = (name = code): NotAccepted => ({
    result: 'not_sent',
    next: 'drop',
    code: name,
    retryAfterMs: null,
  });
  switch (error.error_code) {
    case 429:
      return {
        result: 'not_sent',
        next: 'retry',
        code: 'rate_limited',
        retryAfterMs: (error.parameters.retry_after ?? 1) * 1000,
        tooFast: 'chat',
      };
    case 401:
    case 404:
      // The token is refused, not the message: it waits until the operator has put that right.
      return { result: 'not_sent', next: 'retry', code: 'unauthorized', retryAfterMs: 30_000 };
    case 403:
      return { result: 'not_sent', next: 'blocked', code: 'blocked', retryAfterMs: null };
    case 400:
      return /chat not found|user is deactivated/i.test(error.description)
        ? { result: 'not_sent', next: 'blocked', code: 'chat_not_found', retryAfterMs: null }
        : drop();
    case 409:
      return { result: 'not_sent', next: 'retry', code, retryAfterMs: null };
    default:
      // An error inside Telegram may come after the message was taken.
      return error.error_code >= 500 ? { result: 'unknown', code } : drop();
  }
}

/** The connection failed before a byte of the message left. */
function neverConnected(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause ? String(cause.code) : '';
  return (
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code) ||
    // The reason names the step that failed; the address itself is never passed on.
    /reason: (connect|getaddrinfo) /.test(cause.message)
  );
}

/** Telegram's own word for what is wrong, or null for anything that did not come from Telegram. */
export function refusalOf(error: unknown): { code: number; text: string } | null {
  return error instanceof GrammyError
    ? { code: error.error_code, text: error.description.toLowerCase() }
    : null;
}

/** Milliseconds that Telegram asked to wait; null when it did not. */
export function askedToWait(error: unknown): number | null {
  if (!(error instanceof GrammyError) || error.error_code !== 429) return null;
  return (error.parameters.retry_after ?? 1) * 1000;
}
