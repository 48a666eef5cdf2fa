import { z } from 'zod';
import type { Pay } from '../desk/posting.ts';
import { employmentFrom, seniorityFrom } from './employment.ts';
import { htmlText, unescapeHtml } from './html-text.ts';
import { payFrom, readPay } from './pay.ts';
import { type RawPosting, readDate, TEXT } from './read-items.ts';
import { remoteRegions } from './remote.ts';

const NUMBER = z.union([z.number(), z.string()]).nullish();
const NAMED = z.union([z.string(), z.looseObject({ name: TEXT })]);
const ADDRESS = z.union([
  z.string(),
  z.looseObject({
    addressLocality: TEXT,
    addressRegion: TEXT,
    addressCountry: NAMED.nullish(),
  }),
]);
const PLACE = z.union([
  z.string(),
  z.looseObject({ name: TEXT, address: z.union([ADDRESS, z.array(ADDRESS)]).nullish() }),
]);
const AMOUNT = z.looseObject({ minValue: NUMBER, maxValue: NUMBER, value: NUMBER, unitText: TEXT });
const oneOrMany = <T>(item: z.ZodType<T>) =>
  z
    .union([z.array(item), item])
    .nullish()
    .transform((value): T[] =>
      value === null || value === undefined ? [] : Array.isArray(value) ? value : [value],
    );

/** The fields of a schema.org JobPosting that the desk reads. Sites write most of them in several ways. */
export const JOB_POSTING = z.looseObject({
  title: z.string(),
  description: TEXT,
  identifier: z.union([z.string(), z.number(), z.looseObject({ value: NUMBER })]).nullish(),
  datePosted: TEXT,
  validThrough: TEXT,
  hiringOrganization: NAMED.nullish(),
  employmentType: oneOrMany(z.string()),
  jobLocation: oneOrMany(PLACE),
  jobLocationType: oneOrMany(z.string()),
  applicantLocationRequirements: oneOrMany(NAMED),
  baseSalary: z
    .union([
      z.number(),
      z.string(),
      z.looseObject({
        currency: TEXT,
        value: z.union([AMOUNT, z.number(), z.string()]).nullish(),
        minValue: NUMBER,
        maxValue: NUMBER,
        unitText: TEXT,
      }),
    ])
    .nullish(),
  inLanguage: NAMED.nullish(),
  url: TEXT,
});
export type JobPosting = z.infer<typeof JOB_POSTING>;

/** What a JobPosting says, but for its id. The address of the page is the caller's. */
export function fromJobPosting(job: JobPosting): Omit<RawPosting, 'externalId'> {
  const places = job.jobLocation.flatMap(placesOf);
  const regions = job.applicantLocationRequirements.map(nameOf).filter(Boolean);
  const remote = job.jobLocationType.some((type) => /telecommute/i.test(type));
  return {
    title: job.title,
    company: nameOf(job.hiringOrganization),
    places,
    remote: remote ? 'remote' : 'unknown',
    remoteRegions: remote ? (regions.length > 0 ? regions : remoteRegions(places)) : [],
    pay: payOf(job.baseSalary),
    employment: employmentFrom(job.employmentType.join(' ').replaceAll('_', ' ')),
    seniority: seniorityFrom(job.title),
    language: nameOf(job.inLanguage).slice(0, 20) || null,
    text: htmlText(onceEscaped(job.description ?? '')),
    postedAt: readDate(job.datePosted),
    closesAt: readDate(job.validThrough),
  };
}

/** The identifier that the site gives the job; null when it gives none. */
export function identifierOf({ identifier }: JobPosting): string | null {
  const value = typeof identifier === 'object' ? identifier?.value : identifier;
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** Every JobPosting in a JSON-LD value, however deep in a graph or a list it stands. */
export function findJobPostings(value: unknown, depth = 0): unknown[] {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.slice(0, MAX_NODES).flatMap((item) => findJobPostings(item, depth + 1));
  const type = Reflect.get(value, '@type');
  if ([type].flat().some((name) => /(^|[/:])JobPosting$/.test(String(name)))) return [value];
  return Object.values(value).flatMap((item) => findJobPostings(item, depth + 1));
}

const MAX_DEPTH = 12;
const MAX_NODES = 1000;

/** Some sites escape the description a second time, so that no tag is left in it. */
function onceEscaped(description: string): string {
  return /<[a-z/!]/i.test(description) ? description : unescapeHtml(description);
}

function placesOf(place: z.infer<typeof PLACE>): string[] {
  if (typeof place === 'string') return [place];
  const addresses = [place.address ?? []].flat();
  const named = addresses.map((address) =>
    typeof address === 'string'
      ? address
      : [
          address.addressLocality || address.addressRegion,
          nameOf(address.addressCountry) || (address.addressLocality ? address.addressRegion : ''),
        ]
          .filter(Boolean)
          .join(', '),
  );
  return named.some(Boolean) ? named : [place.name ?? ''];
}

function payOf(salary: JobPosting['baseSalary']): Pay | null {
  if (salary === null || salary === undefined) return null;
  if (typeof salary !== 'object') return readPay(String(salary));
  const { value } = salary;
  const bounds =
    typeof value === 'object' && value !== null
      ? { min: value.minValue ?? value.value, max: value.maxValue, period: value.unitText }
      : { min: value ?? salary.minValue, max: salary.maxValue, period: null };
  const number = (bound: number | string | null | undefined) =>
    typeof bound === 'string' && !/^\d+(\.\d{1,2})?$/.test(bound.trim()) ? readBound(bound) : bound;
  return payFrom({
    min: number(bounds.min),
    max: number(bounds.max),
    currency: salary.currency,
    period: (bounds.period ?? salary.unitText)?.toLowerCase(),
  });
}

/** "55.000" and "55,000 EUR" as a number. */
function readBound(text: string): number | null {
  return readPay(text)?.min ?? null;
}

function nameOf(named: z.infer<typeof NAMED> | null | undefined): string {
  return typeof named === 'string' ? named : (named?.name ?? '');
}
