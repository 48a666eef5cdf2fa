import { expect, it } from 'vitest';
import { jobCard, jobDetails } from '../../src/desk/job-card.ts';
import { sourceCredit } from '../../src/desk/source-credit.ts';
import { SOURCES } from '../../src/jobs/sources/catalog.ts';
import { posting } from '../support/postings.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

it.each(SOURCES.filter(({ listsAll }) => !listsAll).map(({ name }) => name))(
  'a board of many employers is named with its address: %s',
  (source) => {
    expect(sourceCredit(source)).toMatch(/\([\w.]+\.(com|app|gov|uk|org)\)$/);
    const job = { ...posting({ title: 'Baker' }), source, url: 'https://board.example/1' };
    expect(jobCard(1, job, null, NOW)).toContain(sourceCredit(source));
    expect(jobDetails(job, null, NOW, 1)).toContain('Link: https://board.example/1');
  },
);

it('an employer’s own board needs no more than its name', () => {
  expect(jobCard(1, posting({ title: 'Baker' }), null, NOW)).toContain(
    posting({ title: 'Baker' }).source,
  );
});

it('every board that asks for it is named with each of its variants, and linked where the job is shown', () => {
  const sources = ['lever', 'greenhouse', 'ashby', 'personio', 'workable', 'recruitee'];
  const asking = ['remotive', 'adzuna', 'jooble', 'reed', 'usajobs', 'themuse'];
  const copies = {
    variants: [...sources, ...asking].map((source) => ({
      id: source,
      places: [],
      source,
      url: `https://${source}.example/1`,
    })),
    crossListed: [{ id: 'x', title: 'Baker', company: 'Agency', source: 'himalayas' }],
    isRepost: false,
  };
  const job = posting({ title: 'Baker' });
  const card = jobCard(1, job, null, NOW, copies);
  const whole = jobDetails(job, null, NOW, 1, copies);
  for (const source of asking) {
    const [address] = /[\w.]+\.(?:com|gov|uk|org)/.exec(sourceCredit(source)) ?? [];
    expect(card).toContain(`(${address})`);
    expect(whole).toContain(`(${address}): https://${source}.example/1`);
  }
  expect(card).toContain('at Agency (Himalayas (himalayas.app))');
  expect(card).toContain('lever, greenhouse, ashby, personio +2');
  expect(whole).not.toContain('https://lever.example');
});
