import { describe, expect, it } from 'vitest';
import type { MatchPosting } from '../../src/match/match-input.ts';
import { queryFits, readJobQuery } from '../../src/match/query.ts';

const places = (text: string) => readJobQuery(text).places.map(({ name }) => name);

describe('reading a request', () => {
  it('reads mode, skill and region', () => {
    const query = readJobQuery('find me remote TypeScript jobs in Europe');
    expect(query).toMatchObject({
      remote: 'remote',
      skills: ['TypeScript'],
      words: ['typescript'],
    });
    expect(query.places.map(({ name }) => name)).toEqual(['Europe']);
  });

  it('reads employment, occupation and town', () => {
    const query = readJobQuery('part-time nurse in Hamburg');
    expect(query).toMatchObject({ employment: 'part-time', occupations: ['registered nurse'] });
    expect(places('part-time nurse in Hamburg')).toEqual(['Hamburg']);
  });

  it('reads a language of one or two letters in small letters before what it is of', () => {
    for (const text of ['find me go jobs', 'Go developer'])
      expect(readJobQuery(text).skills, text).toEqual(['Go']);
    expect(readJobQuery('r developer in Lyon').skills).toContain('R');
    expect(readJobQuery('jobs to go to work by bike').skills).not.toContain('Go');
  });

  it.each([
    ['nurse jobs in the uk', ['United Kingdom']],
    ['nurse jobs uk', ['United Kingdom']],
    ['remote jobs in the us', ['United States']],
    ['remote work within the eu', ['EU']],
    ['what is there for us', []],
    ['someone who works with us', []],
  ])('knows countries in small letters: %j', (text, names) => expect(places(text)).toEqual(names));

  it('takes a distance out of the words', () => {
    for (const [text, distance] of [
      ['nurse jobs within 20 km of Lyon', 'within 20 km of'],
      ['Pflege im Umkreis von 30 km', 'im Umkreis von 30 km'],
      ['infirmière à moins de 15 km de Lyon', 'moins de 15 km'],
    ] as const) {
      const query = readJobQuery(text);
      expect(query.distance, text).toContain(distance);
      expect(query.words.join(' '), text).not.toMatch(/km|\d/);
    }
    expect(readJobQuery('jobs at 3M').distance).toBeUndefined();
  });

  it('reads a pay floor', () => {
    const query = readJobQuery('jobs as accountant near Madrid over 50k');
    expect(query.payFloor).toMatchObject({ min: 50_000, period: 'year' });
    expect(query.words).toEqual(['accountant']);
    expect(readJobQuery('cook for at least €18 per hour').payFloor).toMatchObject({
      min: 18,
      period: 'hour',
      currency: 'EUR',
    });
  });

  it('reads seniority and leaves out what is not wanted', () => {
    const query = readJobQuery('junior data analyst, no travel');
    expect(query.seniority).toBe('junior');
    expect(query.words).toEqual(['data', 'analyst']);
  });

  it('takes an empty request', () => {
    expect(readJobQuery('')).toMatchObject({ words: [], skills: [], occupations: [], places: [] });
  });
});

describe('whether a posting fits a request', () => {
  const base: MatchPosting = {
    id: '1',
    title: 'TypeScript Engineer',
    text: 'Build web apps with TypeScript.',
    remote: 'remote',
    places: ['Remote - EU'],
  };
  const fits = (request: string, change: Partial<MatchPosting> = {}) =>
    queryFits(readJobQuery(request), { ...base, ...change }).fits;

  it('wants the place and the mode', () => {
    expect(fits('remote TypeScript jobs in Spain')).toBe(true);
    expect(fits('remote TypeScript jobs in Spain', { places: ['Remote (US)'] })).toBe(false);
    expect(fits('remote TypeScript jobs', { remote: 'onsite', places: ['Madrid'] })).toBe(false);
  });

  it('never fails on unknown pay, and fails on pay below the floor', () => {
    expect(fits('TypeScript over 50k')).toBe(true);
    expect(fits('TypeScript over 50k', { pay: { min: 30_000, max: 40_000, period: 'year' } })).toBe(
      false,
    );
    expect(fits('TypeScript over 50k', { pay: { max: 6_000, period: 'month' } })).toBe(true);
  });

  it('wants one of the words, skills or occupations asked for', () => {
    expect(fits('nurse in Spain')).toBe(false);
    expect(fits('TS developer')).toBe(true);
  });

  it('wants stated part-time', () => {
    expect(fits('part-time TypeScript')).toBe(false);
    expect(fits('part-time TypeScript', { text: 'TypeScript, Teilzeit möglich' })).toBe(true);
  });

  it('says why not', () => {
    expect(queryFits(readJobQuery('TypeScript in Japan'), base)).toEqual({
      fits: false,
      because: 'it is in Remote - EU',
    });
  });
});
