import type { Mailer } from '../desk/ports/mailer.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { readAddress } from './address.ts';
import { createHandoverMailer } from './handover-mailer.ts';
import { MailConfigError } from './mail-config-error.ts';

/**
 * The mailer of the configuration. The SMTP part is loaded only when it is used.
 * Throws `MailConfigError` when SMTP_URL or MAIL_FROM cannot be used.
 */
export async function openMailer(options: {
  smtpUrl: string | null;
  mailFrom: string | null;
  way: Pick<WayOut, 'socket'>;
}): Promise<Mailer> {
  if (options.smtpUrl === null) return createHandoverMailer();
  const from = readAddress(options.mailFrom ?? '');
  if (!from)
    throw new MailConfigError(
      'MAIL_FROM is not usable. It should be one address, for example "Sayso <desk@example.com>".',
    );
  const { createSmtpMailer } = await import('./smtp-mailer.ts');
  return createSmtpMailer({ url: options.smtpUrl, from, timeoutMs: 20_000, way: options.way });
}
