import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { factsFrom } from '../../src/cv/facts.ts';
import { readJsonResume } from '../../src/cv/json-resume.ts';
import { positionsOf } from '../../src/cv/positions.ts';
import { findSkills } from '../../src/match/skills.ts';
import { jsonResume } from '../../src/tools/export/json-resume.ts';

const AT = new Date('2026-08-01T10:00:00Z');
const TEXT = readFileSync('tests/cv/fixtures/backend-engineer.md', 'utf8');

function recordOf(text: string) {
  const cv = {
    id: 'cv-1',
    fileName: 'cv.md',
    mime: 'text/plain',
    text,
    sha256: '0'.repeat(64),
    size: text.length,
    pages: null,
    positions: positionsOf(text),
    readAt: AT,
  };
  const facts = factsFrom(text, findSkills).map((fact, index) => ({ ...fact, id: `f${index}` }));
  return { cv, facts };
}

it('hands out the facts as JSON Resume, each achievement below its station', () => {
  expect(jsonResume(recordOf(TEXT), AT)).toMatchObject({
    basics: {
      name: 'Ada Brook',
      label: 'Backend Engineer',
      email: 'ada@brook.example',
      url: 'https://github.com/adabrook-example',
      location: { city: 'Lisbon', region: 'Portugal' },
    },
    work: [
      {
        name: 'Tideline Freight',
        position: 'Senior Backend Engineer',
        startDate: '2021',
        highlights: [
          'Rebuilt the tracking service in TypeScript and Node.js and cut p95 latency from 900 ms to 180 ms',
          'Moved 14 nightly batches to Kafka streams',
          'Mentored three junior engineers and ran the weekly design review',
        ],
      },
      { name: 'Paperkite', position: 'Software Engineer', startDate: '2017', endDate: '2021' },
    ],
    languages: [
      { language: 'English' },
      { language: 'Portuguese' },
      { language: 'German', fluency: 'B1' },
    ],
    certificates: [{ name: 'AWS Certified Developer, 2022' }],
    meta: { version: 'v1.0.0', lastModified: '2026-08-01T10:00:00.000Z' },
  });
});

it('puts what the client told before what was read', () => {
  const { cv, facts } = recordOf(TEXT);
  const told = {
    id: 't',
    kind: 'title',
    value: 'Staff Engineer',
    span: null,
    origin: 'client',
  } as const;
  expect(jsonResume({ cv, facts: [...facts, told] }, AT)?.basics.label).toBe('Staff Engineer');
});

it('reads its own export back as a CV', () => {
  const text = readJsonResume(JSON.stringify(jsonResume(recordOf(TEXT), AT))) ?? '';
  const again = recordOf(text);
  expect(
    again.cv.positions.map(({ title, employer, from }) => [title?.text, employer?.text, from]),
  ).toEqual([
    ['Senior Backend Engineer', 'Tideline Freight', '2021'],
    ['Software Engineer', 'Paperkite', '2017'],
  ]);
  expect(again.facts.filter(({ kind }) => kind === 'language').map(({ value }) => value)).toEqual([
    'English',
    'Portuguese',
    'German (B1)',
  ]);
});

it('has nothing to hand out without facts', () => {
  expect(jsonResume({ cv: null, facts: [] }, AT)).toBeNull();
});
