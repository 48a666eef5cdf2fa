import { createHash } from 'node:crypto';
import type { Clock } from '../desk/ports/clock.ts';
import type { Mailer } from '../desk/ports/mailer.ts';
import type { BoardTrouble, OperatorMail } from '../desk/ports/operator-mail.ts';
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
  const send = async (kind: string, key: string, subject: string, body: string) => {
    const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const { result } = await mailer.send(
      {
        from,
        replyTo: null,
        to,
        subject,
        body,
        attachments: [],
        // The same news has the same id, so that a mail that was sent twice is known as one.
        messageId: `${id}@${kind}.${from.email.split('@')[1] ?? 'localhost'}`,
        date: clock.now(),
      },
      AbortSignal.timeout(SEND_MS),
    );
    return result === 'accepted';
  };
  return {
    sendCheckpoint: (line) =>
      send('checkpoint', line, 'Checkpoint of the audit log', `${WORDS}\n\n${line}\n`),
    sendBoardTrouble(boards) {
      const key = boards.map(({ board, since }) => `${board} ${since?.getTime() ?? 0}`).join('\n');
      const [first] = boards;
      const subject =
        boards.length === 1 ? `Job board ${first?.board}` : `${boards.length} job boards`;
      return send(
        'boards',
        key,
        subject,
        `${boards.map(paragraph).join('\n\n')}\n\n${BOARD_WORDS}\n`,
      );
    },
    sendConversationWaits: (id, since) =>
      send(
        'takeover',
        `${id} ${since.getTime()}`,
        'A client waits for a person',
        `A client has asked for a person and nobody has come yet.\nConversation: ${id}\n\n${WAITING_WORDS}\n`,
      ),
  };
}

const WORDS = `Keep this mail. The line below states how far the audit log of the desk reached, signed by the desk.
To hold the log against it, save the line in a file and run: sayso audit verify --checkpoint FILE`;

function paragraph({ board, trouble, since }: BoardTrouble): string {
  const last = since ? `It last answered at ${since.toISOString()}.` : 'It never answered.';
  return `${board} ${trouble}.\n${last}`;
}

const WAITING_WORDS =
  'Open the console, look under the requests of the inbox and take it over. The client is told when nobody is free.';

const BOARD_WORDS =
  'Its jobs stay in the index as they were. Run sayso doctor for how it is now; you are told again when a board breaks anew.';
