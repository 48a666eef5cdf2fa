import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/mail/address.ts';
import { mailtoLink } from '../../src/mail/mailto.ts';

describe('mailtoLink', () => {
  it('opens as the same mail', () => {
    const mail = {
      to: 'mo+jobs@northwind.example',
      subject: 'A & B?',
      body: 'Hello,\n\nÜ 100 % ✓',
    };
    const link = new URL(mailtoLink(mail));
    expect(decodeURIComponent(link.pathname)).toBe(mail.to);
    expect(link.searchParams.get('subject')).toBe(mail.subject);
    expect(link.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(mail.body);
  });

  it('is never longer than mail programs take, and says when it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 5000, size: 'max' }), (body) => {
        expect(mailtoLink({ to: 'a@b.example', subject: 's', body }).length).toBeLessThanOrEqual(
          2000,
        );
      }),
    );
    const cut = mailtoLink({ to: 'a@b.example', subject: 's', body: '😀'.repeat(3000) });
    expect(new URL(cut).searchParams.get('body')).toMatch(/^(😀)+\r\n\r\n\[cut here/u);
  });
});

describe('readAddress', () => {
  it.each([
    ['a@b.example', { name: null, email: 'a@b.example' }],
    ['Ada Brook <ada@brook.example>', { name: 'Ada Brook', email: 'ada@brook.example' }],
    ['"Brook, Ada" <ada@brook.example>', { name: 'Brook, Ada', email: 'ada@brook.example' }],
    ['<a@b.example>', { name: null, email: 'a@b.example' }],
  ])('reads %j', (text, address) => {
    expect(readAddress(text)).toEqual(address);
  });

  it.each([
    '',
    'a',
    'a@',
    '@b',
    'a@b c',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: x@y',
    'A <a@b>, B <c@d>',
  ])('refuses %j', (text) => {
    expect(readAddress(text)).toBeNull();
  });
});
