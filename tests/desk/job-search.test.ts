import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyLines } from '../../src/desk/job-copies.ts';
import { createJobIndex, withProfile } from '../../src/desk/job-index.ts';
import { createJobSearch, type JobSearch } from '../../src/desk/job-search.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import type { Posting } from '../../src/desk/posting.ts';
import { advert } from '../support/adverts.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { posting } from '../support/postings.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);
const server = await findPostgres();
afterAll(() => server?.close());

describe.each([
  ['SQLite', openTestStore],
  ...(server ? [['PostgreSQL', () => openPostgresStore(server.url)] as const] : []),
] as const)('search on %s', (_name, open) => {
  let test: { store: Store; remove(): Promise<void> };
  let jobs: JobSearch;
  beforeEach(async () => {
    test = await open();
    jobs = createJobSearch(createJobIndex(test.store), {
      store: test.store,
      clock: { now: () => NOW },
    }).for('public');
  });
  afterEach(() => test.remove());

  const save = (...postings: Posting[]) => test.store.savePostings(postings.map(withProfile), NOW);
  const search = (query: string, more: { without?: ReadonlySet<string> } = {}) =>
    jobs.search({
      query,
      limit: 10,
      applicant: { cv: null, facts: [], preferences: [] },
      ...more,
    });
  const titles = async (query: string) =>
    (await search(query)).hits.map((hit) => hit.posting.title).sort();

  it('knows a town by the places of its postings, and puts what is surely there first', async () => {
    const at = (title: string, place: string) =>
      posting({
        title,
        company: title,
        places: [place],
        remote: 'onsite',
        remoteRegions: [],
        text: `Warehouse work. ${title} is a house of its own. `.repeat(12),
      });
    await save(
      at('Warehouse Picker', 'Rotherham, UK'),
      at('Warehouse Packer', 'Doncaster, UK'),
      at('Warehouse Loader', 'Hamburg, Germany'),
      at('Warehouse Sorter', 'Leeds, UK'),
    );
    const inOrder = async (query: string) =>
      (await search(query)).hits.map(({ posting: { title } }) => title);
    // Rotherham is a town that nobody knows the distance of; Leeds and Hamburg are known to be elsewhere.
    for (const query of [
      'warehouse jobs in doncaster',
      'warehouse jobs doncaster',
      'warehouse jobs within 20 miles of Doncaster',
    ])
      expect(await inOrder(query), query).toEqual(['Warehouse Packer', 'Warehouse Picker']);
    expect((await inOrder('warehouse jobs in Leeds'))[0]).toBe('Warehouse Sorter');
    expect(await inOrder('anything in Doncaster')).toEqual([
      'Warehouse Packer',
      'Warehouse Picker',
    ]);
    expect((await search('jobs under 45 km of Leeds')).query.distance).toBe('under 45 km of');
  });

  it('filters by place, workplace, pay, employment, level, day, company, board and language', async () => {
    await save(
      posting({
        title: 'Welder',
        source: 'lever',
        company: 'Harbour Works GmbH',
        places: ['Hamburg, Germany'],
        remote: 'onsite',
        remoteRegions: [],
        employment: 'part-time',
        language: 'de',
        pay: { min: 40_000, max: 50_000, currency: 'EUR', period: 'year', verbatim: '€40-50k' },
        postedAt: daysAgo(2),
      }),
      posting({
        title: 'Senior Welder',
        source: 'ashby',
        company: 'Nordic Yards',
        places: ['Oslo, Norway'],
        remote: 'hybrid',
        remoteRegions: [],
        language: 'en',
        pay: { min: 70_000, max: 80_000, currency: 'EUR', period: 'year', verbatim: '€70-80k' },
        postedAt: daysAgo(20),
      }),
    );
    expect(await titles('welder')).toEqual(['Senior Welder', 'Welder']);
    for (const query of [
      'welder in Hamburg',
      'part-time welder',
      'welder posted this week',
      'welder since:7',
      'welder at Harbour Works',
      'welder company:harbourworks',
      'welder from lever',
      'welder source:lever',
      'welder language:de',
    ])
      expect([query, await titles(query)]).toEqual([query, ['Welder']]);
    for (const query of ['welder over 60k EUR', 'senior welder in Norway', 'hybrid welder'])
      expect([query, await titles(query)]).toEqual([query, ['Senior Welder']]);
  });

  it('puts what has every word before what has one, and finds skills by their other names', async () => {
    await save(
      posting({ title: 'Potter', text: 'Glazing and firing stoneware.' }),
      posting({ title: 'Potter of stoneware', text: 'A kiln of your own.' }),
      posting({ title: 'Platform Engineer', text: 'You run Kubernetes clusters.' }),
    );
    const { hits } = await search('stoneware kiln');
    expect(hits.map((hit) => hit.posting.title)).toEqual(['Potter of stoneware', 'Potter']);
    expect(await titles('k8s')).toEqual(['Platform Engineer']);
  });

  it('shows one card a job with its other places, cross-listings and reposts, and closed ones never', async () => {
    const old = advert('nurse', { postedAt: daysAgo(90) });
    await save(old);
    await test.store.closePostings([old.id], 'gone', daysAgo(50));
    const there: Partial<Posting> = { remote: 'onsite', remoteRegions: [], postedAt: NOW };
    const leeds = advert('nurse', { ...there, places: ['Leeds, UK'] });
    const york = advert('nurse', { ...there, places: ['York, UK'] });
    const agency = advert('nurse', {
      ...there,
      places: ['Leeds, UK'],
      company: 'Talent Bridge',
      source: 'agency',
    });
    await save(leeds, york, agency);
    const { total, hits } = await search('nurse');
    expect(total).toBe(2);
    const [own, other] = hits.toSorted((a) => (a.posting.company === 'Talent Bridge' ? 1 : -1));
    const lines = (hit: typeof own) => (hit?.copies ? copyLines(hit.posting, hit.copies) : []);
    expect(lines(own)).toEqual([
      expect.stringMatching(/^Also in (?:York|Leeds), UK$/),
      'Possible cross-listing: the same text as "Registered Nurse" at Talent Bridge',
      'Posted again: the same job stood here more than a month ago',
    ]);
    expect(lines(other)).toEqual([
      'Possible cross-listing: the same text as "Registered Nurse" at Elmfield Clinic',
    ]);
    expect((await search('nurse in York')).hits[0]?.posting.id).toBe(york.id);
    expect((await search('nurse', { without: new Set([york.id]) })).total).toBe(1);
    await test.store.closePostings([leeds.id, york.id, agency.id], 'gone', NOW);
    expect((await search('nurse')).hits).toEqual([]);
  });

  it('leaves out what has ended by its own date', async () => {
    await save(posting({ title: 'Diver', closesAt: daysAgo(1) }));
    expect((await search('diver')).hits).toEqual([]);
  });
});
