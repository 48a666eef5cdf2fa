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
