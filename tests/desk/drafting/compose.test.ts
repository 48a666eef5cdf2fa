import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/desk/cv.ts';
import type { DraftWishes } from '../../../src/desk/draft.ts';
import { composeOutreach } from '../../../src/desk/drafting/compose.ts';
import { posting } from '../../support/postings.ts';

const PLAIN: DraftWishes = { length: 'normal', tone: 'plain', mention: [], leaveOut: [] };

const FACTS: Fact[] = (
  [
    ['name', 'Ada Brook'],
    ['title', 'Backend Engineer'],
    ['email', 'ada@brook.example'],
    ['skill', 'TypeScript'],
    ['skill', 'Kafka'],
    ['skill', 'PostgreSQL'],
    ['achievement', 'Cut invoice latency by 40 % with a Kafka pipeline'],
    ['achievement', 'Led the move of 12 services to TypeScript'],
    ['achievement', 'Ran the weekly lunch'],
  ] as const
).map(([kind, value], index) => ({ id: `f${index}`, kind, value, span: null, origin: 'cv' }));

function compose(wishes: Partial<DraftWishes> = {}, facts: readonly Fact[] = FACTS) {
  return composeOutreach({
    facts,
    posting: posting({
      title: 'TypeScript Engineer',
      company: 'Northwind',
      text: 'You build services in TypeScript and PostgreSQL.',
    }),
    to: { name: 'Mo Reyes', email: 'mo@northwind.example', source: 'board' },
    wishes: { ...PLAIN, ...wishes },
  });
}

describe('composeOutreach', () => {
  it('speaks to the contact about the posting, from facts only', () => {
    const draft = compose();
    expect(draft).toMatchObject({ ok: true, subject: 'TypeScript Engineer – Ada Brook' });
    if (!draft.ok) return;
    expect(draft.body).toContain('Hello Mo Reyes,');
    expect(draft.body).toContain('TypeScript Engineer at Northwind');
    expect(draft.body).toContain('Backend Engineer');
    expect(draft.body).toContain('TypeScript and PostgreSQL');
    expect(draft.body).toContain('ada@brook.example');
    // Kafka is in the CV, but nobody asked for it here.
    expect(draft.body).not.toContain('your posting asks for Kafka');
  });

  it('is the same text for the same wishes', () => {
    expect(compose({ length: 'long' })).toEqual(compose({ length: 'long' }));
  });

  it('gets shorter and longer as asked', () => {
    const sizes = (['short', 'normal', 'long'] as const).map((length) => {
      const draft = compose({ length });
      return draft.ok ? draft.body.length : 0;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });

  it('mentions what the client asks for in the words of the CV', () => {
    const draft = compose({ length: 'short', mention: ['kafka'] });
    expect(draft.ok && draft.body).toContain('Cut invoice latency by 40 % with a Kafka pipeline');
  });

  it('refuses to mention what no fact supports', () => {
    expect(compose({ mention: ['Kubernetes', 'Kafka'] })).toEqual({
      ok: false,
      unsupported: ['Kubernetes'],
    });
    // "Go" is not in "Google", nor "Type" in "TypeScript".
    expect(compose({ mention: ['Type'] })).toEqual({ ok: false, unsupported: ['Type'] });
  });

  it('leaves out what the client does not want in', () => {
    const draft = compose({ length: 'long', leaveOut: ['Kafka'] });
    expect(draft.ok && draft.body).not.toMatch(/kafka/i);
  });

  it('keeps line breaks out of the subject, so that no header can be added', () => {
    const draft = composeOutreach({
      facts: FACTS,
      posting: posting({ title: 'Engineer\r\nBcc: all@elsewhere.example' }),
      to: null,
      wishes: PLAIN,
    });
    expect(draft.ok && draft.subject).not.toMatch(/[\r\n]/);
  });

  it('writes a decent mail from almost nothing', () => {
    const draft = compose({}, []);
    expect(draft.ok && draft.body).toMatch(/^Hello Mo Reyes,/);
    expect(draft.ok && draft.body).not.toMatch(/undefined|null/);
  });
});
