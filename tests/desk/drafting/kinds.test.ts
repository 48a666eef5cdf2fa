import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/desk/cv.ts';
import type { DraftWishes } from '../../../src/desk/draft.ts';
import { composeCoverLetter } from '../../../src/desk/drafting/cover-letter.ts';
import { composeFollowUp } from '../../../src/desk/drafting/follow-up.ts';
import { answeredLines } from '../../../src/desk/drafting/parts.ts';
import { posting } from '../../support/postings.ts';

const PLAIN: DraftWishes = { length: 'normal', tone: 'plain', mention: [], leaveOut: [] };
const FACTS: Fact[] = (
  [
    ['name', 'Ada Brook'],
    ['title', 'Backend Engineer'],
    ['email', 'ada@brook.example'],
    ['skill', 'TypeScript'],
    ['skill', 'Kafka'],
    ['achievement', 'Cut invoice latency by 40 % with a Kafka pipeline'],
    ['achievement', 'Led the move of 12 services to TypeScript'],
    ['achievement', 'Ran the weekly lunch'],
  ] as const
).map(([kind, value], index) => ({ id: `f${index}`, kind, value, span: null, origin: 'cv' }));
const JOB = posting({
  title: 'TypeScript Engineer',
  company: 'Northwind',
  text: [
    'About us',
    '- You move services to TypeScript',
    '- You run event pipelines on Kafka',
    '- Apply at https://evil.example/kafka or kafka@evil.example',
    '- You speak Klingon',
  ].join('\n'),
});
const input = (wishes: Partial<DraftWishes> = {}, job = JOB) => ({
  facts: FACTS,
  posting: job,
  to: { name: 'Mo Reyes', email: 'mo@northwind.example', source: 'board' as const },
  wishes: { ...PLAIN, ...wishes },
});
const bodyOf = (text: ReturnType<typeof composeCoverLetter>) => (text.ok ? text.body : '');

describe('a cover letter', () => {
  it("sets the CV's own words beside the posting's own words", () => {
    const body = bodyOf(composeCoverLetter(input()));
    expect(body).toContain('Hello Mo Reyes,');
    expect(body).toContain('apply for the position TypeScript Engineer at Northwind');
    expect(body).toContain(
      'You write: “You move services to TypeScript”. From my CV: Led the move of 12 services to TypeScript.',
    );
    expect(body).toContain('You write: “You run event pipelines on Kafka”. ');
    expect(body).not.toContain('Klingon');
    expect(body).not.toContain('evil');
    expect(composeCoverLetter(input())).toMatchObject({
      subject: 'Application: TypeScript Engineer – Ada Brook',
    });
  });

  it('says nothing that no fact says, and leaves out what the client wants out', () => {
    expect(composeCoverLetter(input({ mention: ['Rust'] }))).toEqual({
      ok: false,
      unsupported: ['Rust'],
    });
    expect(bodyOf(composeCoverLetter(input({ leaveOut: ['Kafka'] })))).not.toMatch(/CV.*Kafka/);
    expect(bodyOf(composeCoverLetter(input({ mention: ['lunch'] })))).toContain(
      'On lunch, my CV says: Ran the weekly lunch.',
    );
  });

  it('is longer or shorter, warmer or more formal as asked', () => {
    const length = (wish: DraftWishes['length']) =>
      bodyOf(composeCoverLetter(input({ length: wish }))).length;
    expect(length('short')).toBeLessThan(length('long'));
    expect(bodyOf(composeCoverLetter(input({ tone: 'formal' })))).toContain('Yours sincerely,');
    expect(bodyOf(composeCoverLetter(input({ tone: 'warm' })))).toContain('very happy to talk');
  });
});

describe('a follow-up', () => {
  const thread = {
    messageId: 'a@b',
    subject: 'Re: Re: TypeScript Engineer – Ada Brook',
    sentAt: '2026-11-14T10:00:00.000Z',
  };

  it('names the day of the first mail and keeps its subject', () => {
    const text = composeFollowUp(input(), thread);
    expect(text).toMatchObject({ ok: true, subject: 'Re: TypeScript Engineer – Ada Brook' });
    expect(bodyOf(text)).toContain('I wrote to you on 14 November about your opening');
  });

  it('claims no day and no mail of the desk where there is none', () => {
    const text = composeFollowUp(input({ tone: 'formal' }), null);
    expect(bodyOf(text)).toContain('I wrote to you some time ago about');
    expect(text).toMatchObject({ subject: 'Re: TypeScript Engineer – Ada Brook' });
    expect(composeFollowUp(input({ mention: ['Rust'] }), null)).toMatchObject({ ok: false });
  });
});

describe('what a posting asks and a CV answers', () => {
  it('is quoted word for word on both sides, each line and each fact once, whatever the texts are', () => {
    const words = fc.array(
      fc.constantFrom(
        'kafka',
        'services',
        'TypeScript',
        'move',
        'lunch',
        'You',
        'https://x.example',
        '“a”',
        '-',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (lines) => {
        const text = lines.map((line) => line.join(' ')).join('\n');
        const answered = answeredLines(FACTS, posting({ text }), 5);
        for (const { asked, fact } of answered) {
          expect(text).toContain(asked);
          expect(FACTS.map(({ value }) => value)).toContain(fact);
          expect(asked).not.toMatch(/https?:|[“”@]/);
        }
        expect(new Set(answered.map(({ fact }) => fact)).size).toBe(answered.length);
      }),
    );
  });
});
