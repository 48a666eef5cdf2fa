import { z } from 'zod';

/** Kept by no more than its own sections: other fields are passed over, and what is not a text is as if it were absent. */
const text = z.string().trim().catch('');
const texts = z.array(text).catch([]);
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((found): z.infer<Item>[] =>
      found.flatMap((one) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );

const period = { startDate: text, endDate: text };
const RESUME = z.object({
  basics: z
    .object({
      name: text,
      label: text,
      email: text,
      phone: text,
      url: text,
      summary: text,
      location: z.object({ city: text, region: text, countryCode: text }).partial().catch({}),
      profiles: list(z.object({ network: text, username: text, url: text })),
    })
    .partial()
    .catch({}),
  work: list(
    z.object({
      name: text,
      company: text,
      position: text,
      location: text,
      summary: text,
      highlights: texts,
      ...period,
    }),
  ),
  volunteer: list(
    z.object({
      organization: text,
      position: text,
      summary: text,
      highlights: texts,
      ...period,
    }),
  ),
  education: list(
    z.object({ institution: text, area: text, studyType: text, score: text, ...period }),
  ),
  certificates: list(z.object({ name: text, date: text, issuer: text })),
  skills: list(z.object({ name: text, level: text, keywords: texts })),
  languages: list(z.object({ language: text, fluency: text })),
  projects: list(z.object({ name: text, description: text, highlights: texts, ...period })),
});

const SECTIONS = ['basics', 'work', 'education', 'skills'];

/**
 * A CV in the form of JSON Resume (schema v1, read tolerantly) as the text that a person would have written from it.
 * Null when it is something else.
 */
export function readJsonResume(json: string): string | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null || !SECTIONS.some((name) => name in data))
    return null;
  const read = RESUME.safeParse(data);
  if (!read.success) return null;
  const { basics, work, volunteer, education, certificates, skills, languages, projects } =
    read.data;
  const { location = {} } = basics;
  const station = (
    item: { startDate: string; endDate: string },
    ...names: (string | undefined)[]
  ) => joined([...names, span(item)], ', ');
  return [
    basics.name,
    basics.label,
    joined([location.city, location.region ?? location.countryCode], ', '),
    joined([basics.email, basics.phone], ' | '),
    joined([basics.url, ...(basics.profiles ?? []).map(({ url }) => url)], ' | '),
    ...section('Summary', basics.summary ? [basics.summary] : []),
    ...section(
      'Experience',
      work.flatMap((item) => [
        station(item, item.position, item.name || item.company, item.location),
        item.summary,
        ...item.highlights.map(bullet),
      ]),
    ),
    ...section(
      'Education',
      education.map((item) =>
        station(item, joined([item.studyType, item.area], ' '), item.institution),
      ),
    ),
    ...section(
      'Certificates',
      certificates.map((item) => joined([item.name, item.issuer, item.date.slice(0, 4)], ', ')),
    ),
    ...section(
      'Skills',
      skills.map(({ name, keywords }) => joined([name, ...keywords], ', ')),
    ),
    ...section(
      'Languages',
      languages.map(({ language, fluency }) => (fluency ? `${language} (${fluency})` : language)),
    ),
    ...section(
      'Projects',
      projects.flatMap((item) => [
        station(item, item.name),
        item.description,
        ...item.highlights.map(bullet),
      ]),
    ),
    ...section(
      'Volunteering',
      volunteer.flatMap((item) => [
        station(item, item.position, item.organization),
        item.summary,
        ...item.highlights.map(bullet),
      ]),
    ),
  ]
    .filter((line): line is string => line !== undefined && line !== '')
    .join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line !== '');
  return filled.length > 0 ? [heading, ...filled] : [];
}

function bullet(line: string): string {
  return line === '' ? '' : `• ${line}`;
}

/** "2017-03 - 2021-08"; without an end it goes on. */
function span({ startDate, endDate }: { startDate: string; endDate: string }): string {
  const from = startDate.slice(0, 7);
  const to = endDate.slice(0, 7);
  if (from === '') return to;
  return `${from} - ${to === '' ? 'present' : to}`;
}

function joined(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
