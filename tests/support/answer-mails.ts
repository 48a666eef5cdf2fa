/** Words that stand in the text of every answer, and may come nowhere. */
export const BODY_CANARY = 'Xanthippe-walks-at-dawn-4711';

export interface AnswerOptions {
  /** Without angle brackets; null: the field is left out. */
  id?: string | null;
  inReplyTo?: string;
  references?: string;
  from?: string;
  subject?: string;
  /** More lines of the head. */
  extra?: readonly string[];
  contentType?: string;
}

/** A mail as it lies in a mailbox, with a text and an attachment that nobody should fetch. */
export function answerMail(options: AnswerOptions = {}): string {
  const { id = 'answer-1@mail.acme.example', inReplyTo, references } = options;
  return [
    'Received: from mx.acme.example by mail.example; Sat, 21 Nov 2026 10:00:00 +0000',
    ...(options.extra ?? []),
    `From: ${options.from ?? 'Jane Doe <jane@acme.example>'}`,
    'To: desk@sayso.example',
    `X-Private-Note: ${BODY_CANARY}`,
    `Subject: ${options.subject ?? 'Re: TypeScript Engineer 1'}`,
    ...(id === null ? [] : [`Message-ID: <${id}>`]),
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    ...(references === undefined ? [] : [`References: ${references}`]),
    `Content-Type: ${options.contentType ?? 'multipart/mixed; boundary=b'}`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `Come for an interview. ${BODY_CANARY}`,
    '--b',
    'Content-Type: application/pdf; name=offer.pdf',
    '',
    BODY_CANARY,
    '--b--',
    '',
  ].join('\r\n');
}

/** What a server says of a mail that it could not deliver. */
export function bounceOf(messageId: string, more: AnswerOptions = {}): string {
  return answerMail({
    id: 'bounce-1@mx.example',
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    subject: 'Undelivered Mail Returned to Sender',
    inReplyTo: messageId,
    references: `<${messageId}>`,
    extra: ['Return-Path: <>', 'Auto-Submitted: auto-replied'],
    contentType: 'multipart/report; report-type=delivery-status; boundary=b',
    ...more,
  });
}
