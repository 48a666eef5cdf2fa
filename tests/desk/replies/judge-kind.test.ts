import { describe, expect, it } from 'vitest';
import { judgeKind } from '../../../src/desk/replies/judge-kind.ts';

function head(lines: Record<string, string>) {
  const { from = 'jane@acme.example', subject = 'Re: Engineer', path = null, ...marks } = lines;
  return {
    from: from === '' ? null : { name: null, email: from },
    subject,
    returnPath: path,
    marks: new Map(Object.entries(marks)),
  };
}

const REPORT = 'multipart/report; report-type=delivery-status; boundary="x"';

describe('the kind of an answer', () => {
  it.each([
    ['a plain answer', {}],
    ['one that says it is of a person', { 'auto-submitted': 'no' }],
    ['one of a recruiting system that asks for silence', { 'x-auto-response-suppress': 'OOF' }],
    ['one that speaks of an office', { subject: 'Re: Our office in Berlin' }],
    ['one that speaks of a failure', { subject: 'Re: Failure is not an option' }],
    [
      'one of the postmaster as a person',
      { from: 'postmaster@acme.example', path: 'postmaster@acme.example' },
    ],
    ['one without a sender', { from: '' }],
    ['one with a strange mark', { precedence: 'first-class' }],
  ])('is a reply: %s', (_, lines) => {
    expect(judgeKind(head(lines))).toBe('reply');
  });

  it.each([
    ['RFC 3834', { 'auto-submitted': 'auto-replied' }],
    ['RFC 3834 with a comment', { 'auto-submitted': 'auto-generated (vacation)' }],
    ['Outlook', { subject: 'Automatic reply: Engineer', 'x-auto-response-suppress': 'All' }],
    ['Gmail', { subject: 'Re: Engineer', precedence: 'bulk' }],
    ['an old program', { 'x-autoreply': 'yes' }],
    ['another old program', { 'x-autorespond': 'Engineer' }],
    ['a German one', { subject: 'Automatische Antwort: Bewerbung' }],
    ['another German one', { subject: 'Abwesenheitsnotiz' }],
    ['a French one', { subject: 'Réponse automatique : Bonjour' }],
    ['a Spanish one', { subject: 'Respuesta automática' }],
    ['a Russian one', { subject: 'Автоответ: отпуск' }],
    ['a Chinese one', { subject: '自动回复:你好' }],
    ['out of office', { subject: 'Out of Office: Jane' }],
    [
      'a read receipt',
      { 'content-type': 'multipart/report; report-type=disposition-notification' },
    ],
    ['a delay', { 'content-type': REPORT, subject: 'Delayed Mail (still being retried)' }],
    [
      'a delay of Google',
      { 'content-type': REPORT, subject: 'Delivery Status Notification (Delay)' },
    ],
    [
      'a delay of Exim',
      { from: 'mailer-daemon@mx.example', subject: 'Warning: message 1abc delayed 24 hours' },
    ],
    ['a success', { 'content-type': REPORT, subject: 'Successful Mail Delivery Report' }],
    ['Exchange, passed on', { 'content-type': REPORT, subject: 'Relayed: Engineer' }],
  ])('is automatic: %s', (_, lines) => {
    expect(judgeKind(head(lines))).toBe('automatic');
  });

  it.each([
    [
      'Postfix',
      { 'content-type': REPORT, subject: 'Undelivered Mail Returned to Sender', path: '' },
    ],
    [
      'Google',
      {
        from: 'mailer-daemon@googlemail.com',
        subject: 'Delivery Status Notification (Failure)',
        'x-failed-recipients': 'a@b.example',
      },
    ],
    [
      'Exchange',
      {
        from: 'postmaster@acme.example',
        'content-type': REPORT,
        subject: 'Undeliverable: Engineer',
      },
    ],
    [
      'Exim',
      {
        from: 'Mailer-Daemon@mx.example',
        subject: 'Mail delivery failed: returning message to sender',
      },
    ],
    ['a report in capitals', { 'content-type': 'Multipart/Report; Report-Type=delivery-status' }],
    [
      'a warning that was not delivered',
      { 'content-type': REPORT, subject: 'Warning: could not be delivered' },
    ],
    [
      'the postmaster without a way back',
      { from: 'postmaster@acme.example', path: '', subject: 'x' },
    ],
  ])('is a bounce: %s', (_, lines) => {
    expect(judgeKind(head(lines))).toBe('bounce');
  });
});
