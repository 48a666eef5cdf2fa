import { z } from 'zod';

const PERSON = z.strictObject({ name: z.string().nullable(), email: z.string().min(3).max(254) });

/** The fully resolved mail: what the client reads on the card is what is stored, hashed and sent. */
export const MAIL_PAYLOAD = z.strictObject({
  kind: z.literal('mail'),
  mode: z.enum(['smtp', 'handover']),
  draftId: z.string(),
  draftVersion: z.int(),
  postingId: z.string(),
  from: PERSON,
  replyTo: PERSON.nullable(),
  to: PERSON,
  /** Message-ID of the client's earlier mail that this one follows. */
  inReplyTo: z.string().min(3).max(200).optional(),
  subject: z.string().min(1).max(150),
  body: z.string().min(1).max(8000),
  attachments: z
    .array(
      z.strictObject({ name: z.string(), mime: z.string(), size: z.int(), sha256: z.string() }),
    )
    .max(3),
});
export type MailPayload = z.infer<typeof MAIL_PAYLOAD>;

/** The card says exactly what is in the payload, and nothing else decides. */
export function mailCard(payload: MailPayload): string {
  const person = (who: { name: string | null; email: string }) =>
    who.name ? `${who.name} <${who.email}>` : who.email;
  return [
    payload.mode === 'smtp'
      ? 'What will happen: this mail is sent once.'
      : 'What will happen: you get this mail as a ready file and a link; you send it yourself.',
    [
      `From: ${person(payload.from)}`,
      payload.replyTo ? `Reply-To: ${person(payload.replyTo)}` : '',
      `To: ${person(payload.to)}`,
      `Subject: ${payload.subject}`,
      payload.inReplyTo ? `In reply to: your earlier mail <${payload.inReplyTo}>` : '',
      payload.attachments.length === 0
        ? 'Attachments: none'
        : `Attachments: ${payload.attachments.map((file) => `${file.name} (${Math.ceil(file.size / 1024)} kB, sha256 ${file.sha256.slice(0, 12)}…)`).join(', ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
    payload.body,
  ].join('\n\n');
}
