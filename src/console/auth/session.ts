import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { NewSession } from '../../desk/ports/operator-store.ts';

const HOUR = 3_600_000;
/** A session ends when nobody used it for this time. */
export const IDLE_MS = 8 * HOUR;
/** And at the latest after this time. */
export const SESSION_MS = 7 * 24 * HOUR;

/** The value of the cookie, and what is kept of it: its digest only. */
export function newSession(at: Date): { token: string; session: NewSession } {
  const token = randomToken();
  return {
    token,
    session: {
      digest: digestOf(token),
      csrf: randomToken(),
      at,
      expiresAt: new Date(at.getTime() + SESSION_MS),
    },
  };
}

/** 256 random bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The one cookie of the desk. Over https its name begins with `__Host-`: a browser takes it then from this very host over
 * https only, so that no neighbour and nobody on the line can plant one.
 */
export interface SessionCookie {
  read(context: Context): string | null;
  set(context: Context, token: string): void;
  clear(context: Context): void;
}

export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-sayso' : 'sayso';
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  return {
    read(context) {
      const token = getCookie(context, name);
      return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
    },
    set: (context, token) => setCookie(context, name, token, options),
    clear: (context) => void deleteCookie(context, name, options),
  };
}
