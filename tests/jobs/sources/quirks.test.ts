import { describe, expect, it } from 'vitest';
import { PARSERS } from '../../../src/jobs/sources/catalog.ts';
import { json, rss } from './fixture.ts';

const read = (source: string, raw: string, board: string | null = 'crumb') => {
  const parse = PARSERS.get(source);
  if (!parse) throw new Error(source);
  return parse(raw, { board });
};

it('takes markup, NUL and half characters out of a title, and leaves an emoji in', () => {
  const title = '<b>Baker</b>\u0000 🥖 \ud800';
  const [posting] = read('greenhouse', json({ jobs: [{ id: 1, title }] })).postings;
  expect(posting?.title).toMatch(/^Baker 🥖/);
  expect(posting?.title.isWellFormed()).toBe(true);
});

it('keeps a job with an odd address, without the address', () => {
  const job = { id: 1, title: 'Baker', absolute_url: 'javascript:alert(1)' };
  expect(read('greenhouse', json({ jobs: [job] })).postings[0]?.url).toBeNull();
});

describe('Teamtailor', () => {
  it('has an older feed, for sites without the newer one', () => {
    const item = {
      title: 'Baker',
      link: 'https://career.crumb.example/jobs/1',
      guid: 'g1',
      pubDate: 'Sun, 01 Nov 2026 08:00:00 +0000',
      remoteStatus: 'hybrid',
      description: '<p>Bread</p>',
    };
    const { postings, problems } = read('teamtailor', rss('Crumb', [item]), 'career.crumb.example');
    expect(problems).toEqual([]);
    expect(postings[0]).toMatchObject({
      id: 'teamtailor:career.crumb.example:g1',
      company: 'Crumb',
      remote: 'hybrid',
      text: 'Bread',
    });
  });
});

describe('Hacker News', () => {
  const head = (text: string) =>
    read('hackernews', json({ children: [{ id: 1, text }] })).postings[0];

  it('reads the parts of the first line for what they look like, in any order', () => {
    expect(head('Crumb | Senior Platform Engineer | Cork, Ireland | Onsite')).toMatchObject({
      company: 'Crumb',
      title: 'Senior Platform Engineer',
      places: ['Cork, Ireland'],
      remote: 'onsite',
    });
    expect(head('Crumb | Remote (EU) | Backend Developer | $120k-$150k | Full-Time')).toMatchObject(
      {
        title: 'Backend Developer',
        remote: 'remote',
        places: ['Remote (EU)'],
        employment: 'full-time',
        pay: { min: 120_000, max: 150_000, currency: 'USD' },
      },
    );
  });

  it('leaves out what its author took back, and names what is no posting', () => {
    const children = [
      { id: 1, text: null },
      { id: 2, text: 'Is this thread for contractors too?' },
      { id: 3, text: 'Crumb | Baker | Cork' },
    ];
    const { postings, problems } = read('hackernews', json({ children }));
    expect(postings.map(({ externalId }) => externalId)).toEqual(['3']);
    expect(problems).toHaveLength(1);
  });

  it('takes no recipient out of a comment', () => {
    expect(head('Crumb | Baker | Cork<p>Mail me: boss@crumb.example')?.contact).toBeNull();
  });
});

describe('pay', () => {
  it('is not there when the source guessed it, and is when it did not', () => {
    const job = { id: '1', title: 'Baker', salary_min: 30_000, salary_max: 32_000 };
    const pay = (guessed: string) =>
      read('adzuna', json({ results: [{ ...job, salary_is_predicted: guessed }] }), 'gb')
        .postings[0]?.pay;
    expect(pay('1')).toBeNull();
    expect(pay('0')).toMatchObject({ min: 30_000, max: 32_000, currency: 'GBP' });
  });
});

describe('The Muse', () => {
  it.each([
    [[{ name: 'Flexible / Remote' }], 'remote', []],
    [[{ name: 'Flexible / Remote' }, { name: 'Cork, Ireland' }], 'hybrid', ['Cork, Ireland']],
    [[{ name: 'Cork, Ireland' }], 'unknown', ['Cork, Ireland']],
  ])('%j is %s', (locations, remote, places) => {
    const [posting] = read(
      'themuse',
      json({ results: [{ id: 1, name: 'Baker', locations }] }),
    ).postings;
    expect(posting).toMatchObject({ remote, places });
  });
});

describe('Personio', () => {
  const parse = (raw: string) => read('personio', raw);
  const position = (inner: string) => `<?xml version="1.0"?><workzag-jobs>${inner}</workzag-jobs>`;

  it('joins positions that repeat their id, and their offices', () => {
    const one = (office: string) =>
      `<position><id>7</id><name>Baker &amp; Cook</name><office>${office}</office><jobDescriptions><jobDescription><name>Work</name><value><![CDATA[<p>Bread</p>]]></value></jobDescription></jobDescriptions><createdAt>2026-11-01T08:00:00+00:00</createdAt></position>`;
    const found = parse(position(one('Cork') + one('Dublin')));
    expect(found.postings).toHaveLength(1);
    expect(found.postings[0]).toMatchObject({ title: 'Baker & Cook', places: ['Cork', 'Dublin'] });
    expect(found.postings[0]?.text).toContain('Bread');
  });

  it('says what is missing or broken', () => {
    expect(parse(position('<position><id>8</id></position>')).problems[0]?.message).toMatch(/name/);
    expect(() => parse('<workzag-jobs><position>')).toThrow(/ends early or is damaged/);
  });
});
