import { MailConfigError } from './mail-config-error.ts';

/** A mail server as SMTP_URL names it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); otherwise STARTTLS. */
  secure: boolean;
  /** On this machine: the only place where a conversation in clear is allowed. */
  loopback: boolean;
  login: { user: string; pass: string } | null;
}

/**
 * Reads `smtp://user:password@host:587` or `smtps://…:465`; ports 587 and 465 are the submission ports of RFC 8314.
 * Throws `MailConfigError` without repeating the text, which holds a password.
 */
export function readSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'smtps:';
  const host = url?.hostname.replace(/^\[|\]$/g, '').toLowerCase() ?? '';
  const user = decoded(url?.username ?? '');
  const pass = decoded(url?.password ?? '');
  if (
    !url ||
    (!secure && url.protocol !== 'smtp:') ||
    host === '' ||
    user === null ||
    pass === null
  )
    throw new MailConfigError(
      'SMTP_URL is not usable. It should be smtp://user:password@host:587 or smtps://user:password@host:465, with special characters percent-encoded.',
    );
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    loopback: host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host),
    login: user === '' ? null : { user, pass },
  };
}

/** Null for a stray percent sign, which passwords have when nobody encoded them. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
