import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../desk/ports/mailer.ts';
import { isHeaderSafe, readAddress } from './address.ts';

/** The mail cannot be written as it is: a header holds a line break, or an address is not one address. */
export class MailFormError extends Error {
  override readonly name = 'MailFormError';
}

/**
 * The mail as RFC 5322 bytes. The same mail gives the same bytes: date, Message-ID and boundaries come from it.
 * Throws `MailFormError` before anything could be injected into a header.
 */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const people = [mail.from, mail.to, ...(mail.replyTo ? [mail.replyTo] : [])];
  const headers = [
    mail.subject,
    mail.messageId,
    ...people.flatMap(({ name, email }) => [name ?? '', email]),
    ...mail.attachments.flatMap(({ name, mime }) => [name, mime]),
  ];
  if (!headers.every(isHeaderSafe))
    throw new MailFormError('A header of the mail holds a line break.');
  if (![mail.messageId, mail.inReplyTo ?? mail.messageId].every((id) => MESSAGE_ID.test(id)))
    throw new MailFormError('The Message-ID of the mail is not one.');
  if (!people.every(({ email }) => readAddress(email)?.email === email))
    throw new MailFormError('An address of the mail is not one plain address.');
  const composer = new MailComposer({
    from: address(mail.from),
    to: address(mail.to),
    ...(mail.replyTo ? { replyTo: address(mail.replyTo) } : {}),
    subject: mail.subject,
    // CRLF from the start: the bytes that are shown are then the bytes on the wire. A lone CR counts as a line
    // break too, because some servers take it for one and would see the end of the mail in "\r.\r".
    text: mail.body.replace(/\r\n?|\n/g, '\r\n'),
    date: mail.date,
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo
      ? { inReplyTo: `<${mail.inReplyTo}>`, references: `<${mail.inReplyTo}>` }
      : {}),
    // Boundaries would be random otherwise, and the file would differ from what is sent.
    baseBoundary: mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: mail.attachments.map(({ name, mime, bytes }) => ({
      filename: name,
      contentType: mime,
      content: Buffer.from(bytes),
    })),
  });
  return composer.compile().build();
}

const MESSAGE_ID = /^[\w!#$%&'*+/=?^`{|}~.@-]{3,200}$/;

function address({ name, email }: { name: string | null; email: string }) {
  return { name: name ?? '', address: email };
}
