import { createHash } from 'node:crypto';
import type { Clock } from '../desk/ports/clock.ts';
import type { Mailer } from '../desk/ports/mailer.ts';
import type { OperatorMail } from '../desk/ports/operator-mail.ts';
import { readAddress } from './address.ts';
import { MailConfigError } from './mail-config-error.ts';

const SEND_MS = 10_000;

/**
 * Checkpoints in the operators' mailbox: a witness that nobody on this machine can rewrite. Null without an address.
 * Throws `MailConfigError` when the address cannot be used, or when there is no server to send by.
 */
export function createOperatorMail(
  mailer: Mailer,
  address: string | null,
  clock: Clock,
): OperatorMail | null {
  if (address === null) return null;
  const to = readAddress(address);
  const { from } = mailer;
  if (!to || !from)
    throw new MailConfigError(
      'OPERATOR_MAIL is not usable. It should be one address, for example ops@example.com, and needs SMTP_URL and MAIL_FROM.',
    );
  return {
    async sendCheckpoint(line) {
      const id = createHash('sha256').update(line).digest('hex').slice(0, 32);
      const { result } = await mailer.send(
        {
          from,
          replyTo: null,
          to,
          subject: 'Checkpoint of the audit log',
          body: `${WORDS}\n\n${line}\n`,
          attachments: [],
          messageId: `${id}@checkpoint.${from.email.split('@')[1] ?? 'localhost'}`,
          date: clock.now(),
        },
        AbortSignal.timeout(SEND_MS),
      );
      return result === 'accepted';
    },
  };
}

const WORDS = `Keep this mail. The line below states how far the audit log of the desk reached, signed by the desk.
To hold the log against it, save the line in a file and run: sayso audit verify --checkpoint FILE`;
