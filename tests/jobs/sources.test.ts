import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BoardParse } from '../../src/jobs/board-parse.ts';
import { parseArbeitnow } from '../../src/jobs/sources/arbeitnow.ts';
import { PARSERS } from '../../src/jobs/sources/catalog.ts';
import { parseRemotive } from '../../src/jobs/sources/remotive.ts';
import { sampleBoard } from '../../src/jobs/sources/sample.ts';

const RECORDED = '../shared/fixtures/boards';

/** Small answers of our own in the shape of each board: a good posting, and one without a title. */
const OWN: Readonly<
  Record<string, { good: unknown; list(items: unknown[]): unknown; title: string }>
> = {
  greenhouse: {
    good: {
      id: 11,
      title: 'Baker',
      company_name: 'Crumb',
      location: { name: 'Hybrid' },
      offices: [{ name: 'Cork', location: 'Cork, Ireland' }],
      content:
        '&lt;p&gt;Bread &amp;amp; rolls&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Knead&lt;/li&gt;&lt;/ul&gt;',
      absolute_url: 'https://crumb.example/11',
      first_published: '2026-11-01T08:00:00-04:00',
      updated_at: '2026-11-20T08:00:00-04:00',
    },
    list: (jobs) => ({ jobs }),
    title: 'title',
  },
  lever: {
    good: {
      id: 'l1',
      text: 'Baker',
      categories: { location: 'Cork', allLocations: ['Cork, Ireland', 'Dublin, Ireland'] },
      descriptionPlain: 'Bread & rolls',
      lists: [{ text: 'Duties', content: '<li>Knead</li>' }],
      workplaceType: 'hybrid',
      createdAt: 1_793_520_000_000,
      hostedUrl: 'https://jobs.lever.co/crumb/l1',
      salaryRange: { min: 0, max: 0, currency: 'EUR', interval: 'per-year-salary' },
    },
    list: (items) => items,
    title: 'text',
  },
  ashby: {
    good: {
      id: 'a1',
      title: 'Baker',
      location: 'Cork, Ireland',
      secondaryLocations: [{ location: 'Dublin, Ireland' }],
      isRemote: true,
      workplaceType: 'Hybrid',
      descriptionHtml: '<p>Bread &amp; rolls</p><ul><li>Knead</li></ul>',
      jobUrl: 'https://jobs.ashbyhq.com/crumb/a1',
      publishedAt: '2026-11-01T08:00:00Z',
    },
    list: (jobs) => ({ jobs }),
    title: 'title',
  },
  recruitee: {
    good: {
      id: 5,
      title: 'Baker',
      company_name: 'Crumb',
      locations: [{ city: 'Cork', country: 'Ireland' }],
      hybrid: true,
      description: '<p>Bread &amp; rolls</p>',
      requirements: '<ul><li>Knead</li></ul>',
      salary: { min: '30000', max: '36000', currency: 'EUR', period: 'year' },
      published_at: '2026-11-01 08:00:00 UTC',
      status: 'published',
    },
    list: (offers) => ({ offers }),
    title: 'title',
  },
  workable: {
    good: {
      shortcode: 'W1',
      title: 'Baker',
      country: 'Ireland',
      city: 'Cork',
      telecommuting: true,
      description: '<p>Bread &amp; rolls</p><ul><li>Knead</li></ul>',
      published_on: '2026-11-01',
    },
    list: (jobs) => ({ name: 'Crumb', jobs }),
    title: 'title',
  },
  smartrecruiters: {
    good: {
      id: 's1',
      name: 'Baker',
      company: { identifier: 'Crumb', name: 'Crumb' },
      releasedDate: '2026-11-01T08:00:00Z',
      location: { fullLocation: 'Cork, Ireland', remote: false, hybrid: true },
      jobAd: {
        sections: { jobDescription: { text: '<p>Bread &amp; rolls</p><ul><li>Knead</li></ul>' } },
      },
    },
    list: (content) => ({ content }),
    title: 'name',
  },
  teamtailor: {
    good: {
      id: 't1',
      title: 'Baker',
      url: 'https://crumb.example/t1',
      date_published: '2026-11-01T08:00:00Z',
      _jobposting: {
        description: '<p>Bread &amp; rolls</p><ul><li>Knead</li></ul>',
        jobLocation: [{ address: { addressLocality: 'Cork', addressCountry: 'Ireland' } }],
      },
    },
    list: (items) => ({ title: 'Crumb', items }),
    title: 'title',
  },
};

describe.each(Object.entries(OWN))('the board %s', (name, { good, list, title }) => {
  const parse = (raw: string): BoardParse => {
    const parser = PARSERS.get(name);
    if (!parser) throw new Error(name);
    return parser(raw, { board: 'crumb' });
  };
  const read = (...items: unknown[]) => parse(JSON.stringify(list(items)));

  it('reads title, company, place, text and age', () => {
    const { postings, problems } = read(good);
    expect(problems).toEqual([]);
    expect(postings).toHaveLength(1);
    const [posting] = postings;
    expect(posting).toMatchObject({ title: 'Baker', source: name, isSample: false });
    expect(posting?.company.toLowerCase()).toBe('crumb');
    expect(posting?.places[0]).toMatch(/^Cork/);
    expect(posting?.text).toContain('Bread & rolls');
    expect(posting?.text).toContain('- Knead');
    expect(posting?.text).not.toMatch(/<|&amp;/);
    expect(posting?.postedAt?.getFullYear()).toBe(2026);
    expect(posting?.contact).toBeNull();
    expect(posting?.id).toMatch(new RegExp(`^${name}:crumb:`));
  });

  it('names a posting without a title and keeps the others', () => {
    const { [title]: _gone, ...broken } = good as Record<string, unknown>;
    const { postings, problems } = read(broken, good);
    expect(postings).toHaveLength(1);
    expect(problems).toEqual([{ at: 'posting 1', message: `${title} is missing` }]);
  });

  it('takes markup, NUL and half characters out of a title, and leaves an emoji in', () => {
    const odd = { ...(good as object), [title]: '<b>Baker</b>\u0000 🥖 \ud800' };
    expect(read(odd).postings[0]?.title).toMatch(/^Baker 🥖/);
    expect(read(odd).postings[0]?.title.isWellFormed()).toBe(true);
  });

  it('says in one sentence that a file is broken, cut off or of another board', () => {
    const whole = JSON.stringify(list([good]));
    expect(() => parse(whole.slice(0, -9))).toThrow(/ends early or is damaged/);
    expect(() => parse('{"something": "else"}')).toThrow(/does not look like/);
    expect(() => parse('')).toThrow(/ends early/);
  });
});

describe('the board personio', () => {
  const parse = (raw: string) => PARSERS.get('personio')?.(raw, { board: 'crumb' });
  const position = (inner: string) => `<?xml version="1.0"?><workzag-jobs>${inner}</workzag-jobs>`;

  it('joins positions that repeat their id, and their offices', () => {
    const one = (office: string) =>
      `<position><id>7</id><name>Baker &amp; Cook</name><office>${office}</office><jobDescriptions><jobDescription><name>Work</name><value><![CDATA[<p>Bread</p>]]></value></jobDescription></jobDescriptions><createdAt>2026-11-01T08:00:00+00:00</createdAt></position>`;
    const read = parse(position(one('Cork') + one('Dublin')));
    expect(read?.postings).toHaveLength(1);
    expect(read?.postings[0]).toMatchObject({ title: 'Baker & Cook', places: ['Cork', 'Dublin'] });
    expect(read?.postings[0]?.text).toContain('Bread');
  });

  it('says what is missing or broken', () => {
    expect(parse(position('<position><id>8</id></position>'))?.problems[0]?.message).toMatch(
      /name/,
    );
    expect(() => parse('<workzag-jobs><position>')).toThrow(/ends early or is damaged/);
  });
});

describe('boards of many employers', () => {
  it('reads Remotive and Arbeitnow', () => {
    const remotive = parseRemotive(
      JSON.stringify({
        jobs: [
          {
            id: 1,
            title: 'Baker',
            company_name: 'Crumb',
            candidate_required_location: 'Europe, UK',
            salary: '€40k - €50k',
            job_type: 'full_time',
            publication_date: '2026-11-01T08:00:00',
            url: 'https://remotive.example/1',
            description: '<p>Bread</p>',
          },
        ],
      }),
      { board: null },
    );
    expect(remotive.postings[0]).toMatchObject({
      remote: 'remote',
      remoteRegions: ['Europe', 'UK'],
      pay: { min: 40_000, max: 50_000, currency: 'EUR' },
      employment: 'full-time',
    });
    const arbeitnow = parseArbeitnow(
      JSON.stringify({
        data: [
          {
            slug: 'baker-1',
            title: 'Baker',
            company_name: 'Crumb',
            location: 'Cork',
            remote: false,
            job_types: ['part time'],
            created_at: 1_793_520_000,
            url: 'https://arbeitnow.example/1',
            description: '<p>Bread</p>',
          },
        ],
      }),
      { board: null },
    );
    expect(arbeitnow.postings[0]).toMatchObject({ places: ['Cork'], employment: 'part-time' });
    expect(arbeitnow.postings[0]?.postedAt?.getFullYear()).toBe(2026);
  });
});

describe('recorded answers of real boards', () => {
  const here = existsSync(RECORDED);
  if (!here && process.env.SAYSO_NO_SKIP) throw new Error(`${RECORDED} is missing.`);
  if (!here) process.stderr.write('SKIPPED: recorded board answers are not beside this clone.\n');

  it.skipIf(!here).each([...PARSERS.keys()])('of %s are read whole', (name) => {
    const file = `${RECORDED}/${name}.${name === 'personio' ? 'xml' : 'json'}`;
    const read = PARSERS.get(name)?.(readFileSync(file, 'utf8'), { board: 'recorded' });
    expect(read?.problems).toEqual([]);
    expect(read?.postings.length).toBeGreaterThan(0);
    for (const posting of read?.postings ?? []) {
      expect(posting.title).not.toBe('');
      expect(posting.places.length).toBeGreaterThan(0);
      expect(posting.text).not.toMatch(/&(amp|lt|nbsp);|<\/?(p|li|div)\b/);
    }
  });

  it.skipIf(!here)(
    'know their quirks: hybrid beside isRemote, salary strings, several countries',
    () => {
      const read = (name: string) =>
        PARSERS.get(name)?.(readFileSync(`${RECORDED}/${name}.json`, 'utf8'), { board: 'r' })
          .postings ?? [];
      expect(read('ashby').map(({ remote }) => remote)).toEqual(['remote', 'hybrid']);
      expect(read('recruitee')[0]?.pay).toMatchObject({
        min: 60_000,
        max: 75_000,
        currency: 'EUR',
        period: 'year',
      });
      expect(read('workable')).toHaveLength(1);
      expect(read('workable')[0]?.places).toEqual(['Spain', 'Portugal']);
    },
  );
});

describe('the sample board', () => {
  it('has at least 150 postings in at least 12 families, all marked, all different', async () => {
    const { postings, problems } = await sampleBoard(new Date('2026-11-21T10:00:00Z'));
    expect(problems).toEqual([]);
    expect(postings.length).toBeGreaterThanOrEqual(150);
    expect(
      new Set(postings.map(({ externalId }) => externalId.replace(/-\d+$/, ''))).size,
    ).toBeGreaterThanOrEqual(12);
    expect(
      postings.every(({ isSample, contact }) => isSample && contact?.email.endsWith('.example')),
    ).toBe(true);
    expect(new Set(postings.map(({ text }) => text.split('\n')[0])).size).toBe(postings.length);
    const remote = postings.filter(
      ({ remote, text, title, remoteRegions }) =>
        remote === 'remote' &&
        /TypeScript|JavaScript/.test(title + text) &&
        remoteRegions.some((region) => /Europe|EU|Germany|Spain/.test(region)),
    );
    expect(remote.length).toBeGreaterThanOrEqual(10);
  });
});
