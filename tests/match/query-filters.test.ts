import { describe, expect, it } from 'vitest';
import { readJobQuery } from '../../src/match/query.ts';
import { readFilters, writeFilters } from '../../src/match/query-filters.ts';

describe('filters in a request', () => {
  it.each([
    ['nurse posted in the last 3 days', { postedDays: 3 }],
    ['nurse, not older than two weeks', { postedDays: 14 }],
    ['nurse not older than 2 weeks', { postedDays: 14 }],
    ['new this week: nurse', { postedDays: 7 }],
    ['nurse posted today', { postedDays: 1 }],
    ['nurse since yesterday', { postedDays: 2 }],
    ['last 24 hours nurse', { postedDays: 1 }],
    ['nurse jobs in German', { language: 'de' }],
    ['nurse jobs in Germany', {}],
    ['nurse on greenhouse', { source: 'greenhouse' }],
    ['nurse company:"Acme Corp" since:5', { company: 'Acme Corp', postedDays: 5 }],
    ['German teacher', {}],
  ])('"%s"', (said, filters) => expect(readFilters(said).filters).toEqual(filters));

  it('are no words of the work', () => {
    expect(readJobQuery('nurse posted in the last 3 days from lever').words).toEqual(['nurse']);
    expect(readJobQuery('nurse jobs in German').words).toEqual(['nurse']);
  });

  it('are read again as they were written', () => {
    const filters = { company: 'Acme "X" Corp', source: 'lever', language: 'de', postedDays: 7 };
    expect(readFilters(writeFilters(filters)).filters).toEqual({
      ...filters,
      company: 'Acme X Corp',
    });
    expect(writeFilters({})).toBe('');
  });
});
