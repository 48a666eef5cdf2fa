import type { Posting } from '../../src/desk/posting.ts';

let made = 0;

/** A posting for a test; what the test does not care about has ordinary values. */
export function posting(values: Partial<Posting> = {}): Posting {
  made += 1;
  return {
    id: `test:board:${made}`,
    source: 'test',
    externalId: String(made),
    company: 'Northwind',
    title: 'TypeScript Engineer',
    places: ['Berlin, Germany'],
    remote: 'remote',
    remoteRegions: ['Europe'],
    pay: null,
    employment: 'full-time',
    seniority: null,
    language: 'en',
    url: `https://northwind.example/jobs/${made}`,
    text: 'You build services in TypeScript and PostgreSQL with a small team.',
    postedAt: new Date('2026-11-18T08:00:00Z'),
    closesAt: null,
    contact: { name: 'Mo Reyes', email: 'mo@northwind.example' },
    isSample: false,
    ...values,
  };
}
