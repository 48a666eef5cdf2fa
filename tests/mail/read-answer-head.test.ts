import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswerHead } from '../../src/mail/read-answer-head.ts';

const OF = { uid: 4, receivedAt: new Date('2026-11-21T10:00:00Z') };
const OWN = '019aa5b0-0000-7000-8000-000000000001.0123456789abcdef@sayso.example';
const read = (head: string | Uint8Array) =>
  readAnswerHead(typeof head === 'string' ? Buffer.from(head, 'latin1') : head, OF);

describe('the head of an answer', () => {
  it('gives sender, subject, marks and the ids that the desk may have given', async () => {
    expect(
      await read(
        [
          'Return-Path: <jane@acme.example>',
          'Message-ID: <a1@acme.example>',
          `In-Reply-To: <${OWN}>`,
          'References: <other@acme.example>',
          ` <${OWN}>`,
          'From: =?utf-8?q?J=C3=A4ne?= Doe <Jane@ACME.example>',
          'Subject: =?utf-8?b?UmU6IFPDvMOfZXM=?=',
          'Auto-Submitted: no',
          '',
          '',
        ].join('\r\n'),
      ),
    ).toEqual({
      ...OF,
      messageId: 'a1@acme.example',
      answers: [OWN],
      from: { name: 'Jäne Doe', email: 'jane@acme.example' },
      subject: 'Re: Süßes',
      returnPath: 'jane@acme.example',
      marks: new Map([['auto-submitted', 'no']]),
    });
  });

  it('takes the nearest mail first', async () => {
    const other = OWN.replace('000001', '000002');
    const { answers } = await read(`References: <${OWN}>\r\n <${other}>\r\n\r\n`);
    expect(answers).toEqual([other, OWN]);
  });

  it('takes a lone id without brackets, and a null return path for what it is', async () => {
    expect(await read(`in-reply-to: ${OWN}\nReturn-Path: <>\n\n`)).toMatchObject({
      answers: [OWN],
      returnPath: '',
    });
  });

  it.each([
    ['two writers', 'From: a@b.example, c@d.example'],
    ['a group', 'From: friends: a@b.example, c@d.example;'],
    ['no address', 'From: Jane Doe'],
    ['an address that is none', 'From: <not an address@x>'],
    ['nothing', ''],
  ])('names no sender for %s', async (_, line) => {
    expect((await read(`${line}\r\n\r\n`)).from).toBeNull();
  });

  it('stops at the end of the head, whatever a server sends behind it', async () => {
    const head = await read(`Subject: mine\r\n\r\nIn-Reply-To: <${OWN}>\r\nSubject: body\r\n`);
    expect(head).toMatchObject({ subject: 'mine', answers: [] });
  });

  it('reads a head of 100 kB: ids at both ends of a chain, and fields behind it', async () => {
    const chain = Array.from({ length: 2500 }, (_, n) => `<filler-${n}@acme.example.net>`);
    const other = OWN.replace('000001', '000002');
    const references = [`<${OWN}>`, ...chain, `<${other}>`].join('\r\n ');
    expect(references.length).toBeGreaterThan(70_000);
    const head = await read(
      `References: ${references}\r\nSubject: ${'long '.repeat(6000)}\r\nFrom: j@acme.example\r\n\r\n`,
    );
    expect(head.answers).toEqual([other, OWN]);
    expect(head.from).toEqual({ name: null, email: 'j@acme.example' });
    expect(head.subject.length).toBeLessThan(10_000);
  });

  it('bounds a head of many thousand ids that the desk may have given', async () => {
    const many = Array.from(
      { length: 5000 },
      (_, n) => `<${OWN.replace('000001', String(n).padStart(6, '0'))}>`,
    );
    expect((await read(`References: ${many.join(' ')}\r\n\r\n`)).answers.length).toBeLessThan(51);
  });

  it('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const head = await read(bytes);
        expect(head.uid).toBe(4);
      }),
    );
    const names = ['From', 'Subject', 'References', 'In-Reply-To', 'Message-ID', 'Return-Path'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 80 }))),
        async (fields) => {
          const text = fields.map(([name, value]) => `${name}: ${value}`).join('\r\n');
          const head = await readAnswerHead(Buffer.from(text), OF);
          expect(typeof head.subject).toBe('string');
        },
      ),
    );
  });
});
