import { expect } from 'vitest';
import { json, type SourceFixture, TEXT } from './fixture.ts';

/** Boards of one employer. */
export const EMPLOYER_FIXTURES: Readonly<Record<string, SourceFixture>> = {
  greenhouse: {
    board: 'crumb',
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
    title: 'title',
    list: (jobs) => json({ jobs }),
    says: { places: ['Cork, Ireland'], remote: 'hybrid' },
  },
  lever: {
    board: 'crumb',
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
    title: 'text',
    list: json,
    says: { places: ['Cork, Ireland', 'Dublin, Ireland'], pay: null },
  },
  ashby: {
    board: 'crumb',
    good: {
      id: 'a1',
      title: 'Baker',
      location: 'Cork, Ireland',
      secondaryLocations: [{ location: 'Dublin, Ireland' }],
      isRemote: true,
      workplaceType: 'Hybrid',
      descriptionHtml: TEXT,
      jobUrl: 'https://jobs.ashbyhq.com/crumb/a1',
      publishedAt: '2026-11-01T08:00:00Z',
    },
    title: 'title',
    list: (jobs) => json({ jobs }),
    says: { remote: 'hybrid' },
  },
  recruitee: {
    board: 'crumb',
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
    title: 'title',
    list: (offers) => json({ offers }),
    says: { pay: expect.objectContaining({ min: 30_000, currency: 'EUR' }) },
  },
  workable: {
    board: 'crumb',
    good: {
      shortcode: 'W1',
      title: 'Baker',
      country: 'Ireland',
      city: 'Cork',
      telecommuting: true,
      description: TEXT,
      published_on: '2026-11-01',
    },
    title: 'title',
    list: (jobs) => json({ name: 'Crumb', jobs }),
    says: { remote: 'remote' },
  },
  smartrecruiters: {
    board: 'crumb',
    good: {
      id: 's1',
      name: 'Baker',
      company: { identifier: 'Crumb', name: 'Crumb' },
      releasedDate: '2026-11-01T08:00:00Z',
      location: { fullLocation: 'Cork, Ireland', remote: false, hybrid: true },
    },
    title: 'name',
    list: (content) => json({ content, totalFound: content.length }),
    others: {
      '/postings/s1': json({
        id: 's1',
        name: 'Baker',
        company: { identifier: 'Crumb', name: 'Crumb' },
        releasedDate: '2026-11-01T08:00:00Z',
        location: { fullLocation: 'Cork, Ireland', hybrid: true },
        jobAd: { sections: { jobDescription: { text: TEXT } } },
      }),
    },
    says: { url: 'https://jobs.smartrecruiters.com/Crumb/s1' },
  },
  teamtailor: {
    board: 'crumb',
    good: {
      id: 't1',
      title: 'Baker',
      url: 'https://crumb.example/t1',
      date_published: '2026-11-01T08:00:00Z',
      _jobposting: {
        '@type': 'JobPosting',
        description: TEXT,
        jobLocation: [{ address: { addressLocality: 'Cork', addressCountry: 'Ireland' } }],
        employmentType: 'FULL_TIME',
      },
    },
    title: 'title',
    list: (items) => json({ title: 'Crumb', items }),
    says: { places: ['Cork, Ireland'], employment: 'full-time' },
  },
  bamboohr: {
    board: 'crumb',
    good: {
      id: '86',
      jobOpeningName: 'Baker',
      employmentStatusLabel: 'Part Time',
      location: { city: 'Cork', state: 'Munster' },
      atsLocation: { country: null, city: null },
      isRemote: null,
      locationType: '2',
    },
    title: 'jobOpeningName',
    list: (result) => json({ meta: { totalCount: result.length }, result }),
    others: {
      '/careers/86/detail': json({
        result: {
          jobOpening: {
            jobOpeningName: 'Baker',
            description: TEXT,
            datePosted: '2026-11-01',
            compensation: '€18 - €20 per hour',
          },
        },
      }),
    },
    says: {
      places: ['Cork, Munster'],
      remote: 'hybrid',
      employment: 'part-time',
      pay: expect.objectContaining({ min: 18, max: 20, period: 'hour' }),
    },
  },
  workday: {
    board: 'crumb.wd5.Careers',
    good: {
      title: 'Baker',
      externalPath: '/job/Cork/Baker_R-17',
      locationsText: '2 Locations',
      postedOn: 'Posted 3 Days Ago',
      bulletFields: ['R-17'],
    },
    title: 'title',
    list: (jobPostings) => json({ total: jobPostings.length, jobPostings }),
    others: {
      '/wday/cxs/crumb/Careers/job/Cork/Baker_R-17': json({
        jobPostingInfo: {
          title: 'Baker',
          jobDescription: TEXT,
          location: 'Cork, Ireland',
          additionalLocations: ['Dublin, Ireland'],
          startDate: '2026-11-01',
          timeType: 'Full time',
          jobReqId: 'R-17',
        },
        hiringOrganization: { name: 'Crumb' },
      }),
    },
    says: {
      externalId: 'R-17',
      places: ['Cork, Ireland', 'Dublin, Ireland'],
      employment: 'full-time',
      url: 'https://crumb.wd5.myworkdayjobs.com/Careers/job/Cork/Baker_R-17',
    },
  },
  personio: {
    board: 'crumb',
    good: {
      id: 7,
      name: 'Baker',
      office: 'Cork',
      additionalOffices: '',
      createdAt: '2026-11-01T08:00:00+00:00',
    },
    title: 'name',
    list: (items) =>
      `<?xml version="1.0"?><workzag-jobs>${items
        .map(
          (item) =>
            `<position>${Object.entries(item as object)
              .map(([name, value]) => `<${name}>${value}</${name}>`)
              .join(
                '',
              )}<jobDescriptions><jobDescription><name>Work</name><value><![CDATA[${TEXT}]]></value></jobDescription></jobDescriptions></position>`,
        )
        .join('')}</workzag-jobs>`,
    says: { places: ['Cork'], url: 'https://crumb.jobs.personio.de/job/7' },
  },
};
