import { MailConfigError } from './mail-config-error.ts';
import { readServerUrl, type ServerUrl } from './server-url.ts';

export interface SmtpServer extends Pick<ServerUrl, 'host' | 'secure' | 'loopback'> {
  port: number;
  login: { user: string; pass: string } | null;
}

/**
 * Reads `smtp://user:password@host:587` or `smtps://…:465`; ports 587 and 465 are the submission ports of RFC 8314.
 * Throws `MailConfigError` without repeating the text, which holds a password.
 */
export function readSmtpUrl(text: string): SmtpServer {
  const server = readServerUrl(text, 'smtp');
  if (!server)
    throw new MailConfigError(
      'SMTP_URL is not usable. It should be smtp://user:password@host:587 or smtps://user:password@host:465, with special characters percent-encoded.',
    );
  const { host, port, secure, loopback, user, pass } = server;
  return {
    host,
    port: port ?? (secure ? 465 : 587),
    secure,
    loopback,
    login: user === '' ? null : { user, pass },
  };
}
