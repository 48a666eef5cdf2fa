import { describe, expect, it } from 'vitest';
import { costView } from '../../src/desk/cost-view.ts';
import { factKindFrom, factsView } from '../../src/desk/facts-view.ts';
import { greeting } from '../../src/desk/greeting.ts';
import { jobCard } from '../../src/desk/job-card.ts';
import { age, localClock, localTime } from '../../src/desk/local-time.ts';
import { stageFrom } from '../../src/desk/pipeline.ts';
import { posting } from '../support/postings.ts';

const NOW = new Date('2026-11-21T10:42:00Z');

describe('what the client reads', () => {
  it('greets in four lines: what it does, what it never does, who reads along, and the question', () => {
    const lines = greeting(
      { name: 'gpt', host: 'api.example.com', retention: 'Not stored.' },
      'smtp',
    ).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe('Who reads your words: gpt at api.example.com. Not stored.');
    expect(lines[3]).toMatch(/yes or no/);
  });

  it('shows a job with place, pay or "not listed", source and age', () => {
    const card = jobCard(2, posting({ source: 'lever', isSample: true }), null, NOW);
    expect(card.split('\n')).toEqual([
      '2. TypeScript Engineer – Northwind (sample)',
      '   Berlin, Germany · remote (Europe) · pay not listed',
      '   No score yet: hand in your CV.',
      '   lever · 3 days ago',
    ]);
  });

  it('tells times in the zone of the client, and in UTC when the zone is unknown', () => {
    expect(localTime(NOW, 'Europe/Berlin')).toBe('21 Nov 2026, 11:42');
    expect(localClock(NOW, 'Asia/Tokyo')).toBe('19:42');
    expect(localClock(NOW, 'Mars/Base')).toBe('10:42');
  });

  it.each([
    [null, 'age unknown'],
    ['2026-11-21T08:00:00Z', 'today'],
    ['2026-11-22T08:00:00Z', 'today'],
    ['2026-11-20T08:00:00Z', '1 day ago'],
    ['2026-08-01T08:00:00Z', '3 months ago'],
  ])('says how old %s is', (from, words) => {
    expect(age(from === null ? null : new Date(from), NOW)).toBe(words);
  });

  it('adds costs up and never hides that a price is unknown', () => {
    const row = { day: '2026-11-21', turns: 2, inputTokens: 1000, outputTokens: 50 };
    const text = costView([
      { ...row, model: 'a', costMicroUsd: 1234 },
      { ...row, model: 'b', costMicroUsd: null },
    ]);
    expect(text).toMatch(/a · 2 turns · 1000 tokens in, 50 out · 0\.001234 USD/);
    expect(text).toMatch(/price not configured/);
    expect(text).toMatch(/plus models whose price is not configured/);
  });

  it('marks what the client told themselves', () => {
    expect(
      factsView([{ id: '1', kind: 'title', value: 'Nurse', span: null, origin: 'client' }]),
    ).toBe('Title: Nurse (told by you)');
  });

  it.each([
    ['my job title', 'title'],
    ['skills', 'skill'],
    ['phone number', 'phone'],
    ['years of experience', 'years'],
    ['shoe size', null],
  ])('knows which fact %j means', (word, kind) => {
    expect(factKindFrom(word)).toBe(kind);
  });

  it.each([
    ['interview', 'interview'],
    ['Rejected', 'closed'],
    ['sent', 'contacted'],
    ['moon', null],
  ])('knows which stage %j means', (word, stage) => {
    expect(stageFrom(word)).toBe(stage);
  });
});
