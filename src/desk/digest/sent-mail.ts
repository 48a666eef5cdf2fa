import { z } from 'zod';
import type { DraftThread, Recipient } from '../draft.ts';
import { idempotencyKey, messageIdOf } from '../payload.ts';
import type { Posting } from '../posting.ts';
import type { SentMail } from './follow-up.ts';

/** The tool whose done actions are mails to employers. */
export const MAIL_TOOL = 'send_outreach';

const PERSON = z.object({ name: z.string().nullable(), email: z.string() });
const PAYLOAD = z.object({
  mode: z.enum(['smtp', 'handover']),
  postingId: z.string(),
  from: PERSON,
  /** Where answers go when not to the sender. */
  replyTo: PERSON.nullish(),
  to: PERSON,
  subject: z.string(),
});
export type MailContent = z.infer<typeof PAYLOAD>;

/** What was sent; null when the client had the content deleted. */
export function contentOf(mail: Pick<SentMail, 'payload'>): MailContent | null {
  if (mail.payload === '') return null;
  const read = PAYLOAD.safeParse(JSON.parse(mail.payload));
  return read.success ? read.data : null;
}

/** The last mail that the desk itself sent for a posting, as what a follow-up answers; null when none is kept. */
export function lastThread(
  mails: readonly SentMail[],
  posting: Posting,
): { thread: DraftThread; to: Recipient; at: Date } | null {
  for (const mail of mails.toReversed()) {
    const content = contentOf(mail);
    if (content?.mode !== 'smtp' || content.postingId !== posting.id) continue;
    const key = idempotencyKey(mail.approvalId, mail.payloadHash);
    return {
      thread: {
        messageId: messageIdOf(key, content.from.email),
        subject: content.subject,
        sentAt: mail.at.toISOString(),
      },
      // The client approved this recipient on the card of that mail.
      to: {
        ...content.to,
        source: posting.contact?.email === content.to.email ? 'board' : 'client',
      },
      at: mail.at,
    };
  }
  return null;
}
