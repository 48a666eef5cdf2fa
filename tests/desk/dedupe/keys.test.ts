import { describe, expect, it } from 'vitest';
import { companyKeys } from '../../../src/desk/dedupe/company-name.ts';
import { canonicalAddress, jobKeys } from '../../../src/desk/dedupe/job-keys.ts';
import { titleLikeness, titleWords } from '../../../src/desk/dedupe/title-words.ts';

const same = (one: string, other: string) =>
  companyKeys(one).some((key) => companyKeys(other).includes(key));
const keys = (url: string, source = 'remotive', externalId = 'x') =>
  jobKeys({ source, externalId, url });

describe('companies', () => {
  it.each([
    ['Acme GmbH', 'ACME'],
    ['Acme, Inc.', 'Acme LLC'],
    ['Müller & Söhne GmbH & Co. KG', 'Muller Sohne'],
    ['acmecorp', 'Acme Corp'],
    ['Société Nord S.A.S.', 'Societe Nord'],
    ['Żabka Sp. z o.o.', 'Zabka'],
  ])('are one: %s and %s', (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ['Acme Robotics', 'Acme Foods'],
    ['', ''],
    ['Unknown company', 'unknown company'],
    ['Confidential', 'Confidential'],
  ])('are not one: %s and %s', (one, other) => expect(same(one, other)).toBe(false));
});

describe('addresses', () => {
  it.each([
    ['https://boards.greenhouse.io/acme/jobs/7654321', 'greenhouse:7654321'],
    ['https://job-boards.eu.greenhouse.io/acme/jobs/7654321?gh_src=a', 'greenhouse:7654321'],
    ['https://acme.example/careers/?gh_jid=7654321', 'greenhouse:7654321'],
    [
      'https://track.example/r?to=https%3A%2F%2Facme.example%2Fjobs%3Fgh_jid%3D7654321',
      'greenhouse:7654321',
    ],
    [
      'https://jobs.lever.co/acme/0A1B2C3D-0000-4000-8000-123456789abc/apply',
      'lever:0a1b2c3d-0000-4000-8000-123456789abc',
    ],
    ['https://apply.workable.com/acme/j/AB12CD34EF/', 'workable:ab12cd34ef'],
    [
      'https://jobs.smartrecruiters.com/Acme/743999912345678-engineer',
      'smartrecruiters:743999912345678',
    ],
    ['https://www.linkedin.com/comm/jobs/view/4012345678/?otpToken=x', 'linkedin:4012345678'],
    ['https://de.indeed.com/rc/clk/dl?jk=0123456789abcdef&from=ja', 'indeed:0123456789abcdef'],
  ])('%s holds %s', (url, key) => expect(keys(url)).toContain(key));

  it('of a board’s own posting and of a list that names it are one', () => {
    const own = keys('https://boards.greenhouse.io/acme/jobs/7654321', 'greenhouse', '7654321');
    expect(keys('https://acme.example/x?gh_jid=7654321')).toEqual(
      expect.arrayContaining([own.find((key) => key.startsWith('greenhouse:'))]),
    );
  });

  it('are one without what tracks the reader, and with another job’s number two', () => {
    const plain = canonicalAddress('https://www.acme.example/jobs/4711-welder/');
    for (const other of [
      'http://acme.example/jobs/4711-welder?utm_source=x&ref=y#apply',
      'https://acme.example/jobs/4711-welder/apply?gh_src=z',
    ])
      expect(canonicalAddress(other)).toBe(plain);
    expect(canonicalAddress('https://acme.example/jobs/4712-welder')).not.toBe(plain);
    expect(canonicalAddress('https://acme.example/jobs?id=4711')).not.toBe(
      canonicalAddress('https://acme.example/jobs?id=4712'),
    );
  });

  it('of a page of all jobs, or of no page, are no key', () => {
    for (const url of ['https://acme.example/careers', 'https://acme.example/', 'mailto:a@b', '%'])
      expect(canonicalAddress(url)).toBeNull();
  });
});

describe('titles', () => {
  const alike = (one: string, other: string) => titleLikeness(titleWords(one), titleWords(other));
  it.each([
    ['Sr. Backend Engineer (m/w/d)', 'Senior Backend Engineer'],
    ['Data Analyst - Berlin', 'Data Analyst, Lisbon (Remote)'],
    ['Nurse – all genders (Req 12345)', 'NURSE'],
  ])('say the same: %s and %s', (one, other) => expect(alike(one, other)).toBe(1));
  it('differ by what the work is', () => {
    expect(alike('Engineer, Payments', 'Engineer, Risk')).toBeLessThan(0.5);
    expect(alike('', 'Engineer')).toBe(0);
  });
});
