import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/desk/ports/mailer.ts';
import { composeMail } from '../../src/mail/compose.ts';

const LINE = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Z}\p{Co}\p{Cn}]+/gu, ' ').trim())
  .filter((text) => text !== '');

function mailOf(parts: { name: string; subject: string; body: string }): OutgoingMail {
  return {
    from: { name: parts.name, email: 'desk@sayso.example' },
    replyTo: { name: parts.name, email: 'ada@brook.example' },
    to: { name: parts.name, email: 'mo@northwind.example' },
    subject: parts.subject,
    body: parts.body,
    attachments: [
      { name: 'cv.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode(parts.body) },
    ],
    messageId: 'a1.b2@sayso.example',
    date: new Date('2026-11-21T10:00:00Z'),
  };
}

describe('a composed mail', () => {
  it('reads back as what was approved, whatever the words are', async () => {
    await fc.assert(
      fc.asyncProperty(
        LINE,
        LINE,
        fc.array(LINE, { minLength: 1 }),
        async (name, subject, lines) => {
          const body = lines.join('\n');
          const parsed = await PostalMime.parse(await composeMail(mailOf({ name, subject, body })));
          expect(parsed.from).toEqual({ name, address: 'desk@sayso.example' });
          expect(parsed.to).toEqual([{ name, address: 'mo@northwind.example' }]);
          expect(parsed.replyTo).toEqual([{ name, address: 'ada@brook.example' }]);
          expect(parsed.subject).toBe(subject);
          expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(body.trimEnd());
          const attached = parsed.attachments[0]?.content;
          expect(attached instanceof ArrayBuffer && new TextDecoder().decode(attached)).toBe(body);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('answers an earlier mail in its thread, and takes no other words for its id', async () => {
    const mail = mailOf({ name: 'Ada', subject: 'Re: Engineer', body: 'Hello' });
    const parsed = await PostalMime.parse(
      await composeMail({ ...mail, inReplyTo: 'c3.d4@sayso.example' }),
    );
    expect(parsed.inReplyTo).toBe('<c3.d4@sayso.example>');
    expect(parsed.references).toBe('<c3.d4@sayso.example>');
    for (const inReplyTo of ['a@b>\r\nBcc: x@y.example', 'no id', 'x'])
      await expect(composeMail({ ...mail, inReplyTo })).rejects.toThrow('Message-ID');
  });

  it('has the headers it needs, and no others', async () => {
    const mail = mailOf({ name: 'Ada', subject: 'Hello', body: 'Hi' });
    const { headers } = await PostalMime.parse(await composeMail(mail));
    expect(headers.map(({ key }) => key).sort()).toEqual([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
    ]);
  });

  it('keeps its lines within what servers must take', async () => {
    const mail = mailOf({ name: 'Ada', subject: 'ü'.repeat(300), body: 'word '.repeat(2000) });
    const text = Buffer.from(await composeMail(mail)).toString('latin1');
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
