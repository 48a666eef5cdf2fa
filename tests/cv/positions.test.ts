import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headingOf } from '../../src/cv/headings.ts';
import { periodIn } from '../../src/cv/periods.ts';
import { positionsOf } from '../../src/cv/positions.ts';
import { yearsWorked } from '../../src/desk/positions.ts';

const AT = new Date('2026-08-01T00:00:00Z');

/** Title, employer and dates of every station, and whether its places are right. */
function read(text: string) {
  return positionsOf(text).map(({ title, employer, from, to }) => {
    for (const span of [title, employer])
      if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
    return [title?.text ?? null, employer?.text ?? null, from, to];
  });
}

describe('the stations of a CV', () => {
  it('reads them from one line each', () => {
    expect(read(readFileSync('tests/cv/fixtures/backend-engineer.md', 'utf8'))).toEqual([
      ['Senior Backend Engineer', 'Tideline Freight', '2021', null],
      ['Software Engineer', 'Paperkite', '2017', '2021'],
    ]);
    expect(read(readFileSync('tests/cv/fixtures/nurse.txt', 'utf8'))).toEqual([
      ['Registered Nurse', 'Klinik Nordheide', '2018', '2026'],
      ['Nurse', 'St. Anna Hospital', '2014', '2018'],
    ]);
  });

  it.each([
    [
      'English, in two lines',
      'Experience\nNorthwind Bakery Ltd    March 2019 – Present\nHead Baker\n• Baked bread\nMillstone Café    06/2015 - 02/2019\nAssistant Baker',
      [
        ['Head Baker', 'Northwind Bakery Ltd', '2019-03', null],
        ['Assistant Baker', 'Millstone Café', '2015-06', '2019-02'],
      ],
    ],
    [
      'English, with "at"',
      'Work history\nProject Manager at Oakfield Council (Jan 2020 to Dec 2022)',
      [['Project Manager', 'Oakfield Council', '2020-01', '2022-12']],
    ],
    [
      'German',
      'Berufliche Erfahrung\n03/2018 – heute   Pflegefachkraft, Klinikum Süd, Nürnberg\n• Betreute Patienten\nseit 2016 Krankenpfleger bei Haus Linde gGmbH',
      [
        ['Pflegefachkraft', 'Klinikum Süd', '2018-03', null],
        ['Krankenpfleger', 'Haus Linde gGmbH', '2016', null],
      ],
    ],
    [
      'French',
      "Expériences professionnelles\nComptable | Cabinet Morel | Lyon | janvier 2019 - aujourd'hui",
      [['Comptable', 'Cabinet Morel', '2019-01', null]],
    ],
    [
      'Spanish',
      'Experiencia laboral\nEnfermera, Hospital San Telmo, Sevilla, septiembre 2016 - marzo 2020',
      [['Enfermera', 'Hospital San Telmo', '2016-09', '2020-03']],
    ],
    ['nothing where no station is', 'Experience\nMany things over the years', []],
    ['no sentence that names a year', 'Experience\nIn 2019 we moved to Berlin and grew.', []],
  ])('reads %s', (_what, text, stations) => {
    expect(read(text)).toEqual(stations);
  });

  it('counts time that overlaps once', () => {
    const station = (from: string, to: string | null) => ({
      title: null,
      employer: null,
      from,
      to,
    });
    expect(yearsWorked([station('2017', '2021'), station('2021', null)], AT)).toBe(9);
    expect(yearsWorked([station('2010-01', '2014-12'), station('2012-01', '2013-12')], AT)).toBe(5);
    expect(yearsWorked([station('2025', '2025')], AT)).toBe(0);
    expect(yearsWorked([station('2030', null)], AT)).toBeNull();
    expect(yearsWorked([], AT)).toBeNull();
  });

  it.each([
    ['March 2019 - present', '2019-03', null],
    ['Sept. 2014 – Aug 2016', '2014-09', '2016-08'],
    ['01.04.2012 bis 31.12.2013', '2012-04', '2013-12'],
    ['2018-03 - 2020-11', '2018-03', '2020-11'],
    ['März 2019 - Dezember 2020', '2019-03', '2020-12'],
    ['depuis 2015', '2015', null],
    ['2012', '2012', '2012'],
  ])('reads the dates "%s"', (line, from, to) => {
    expect(periodIn(line)).toMatchObject({ from, to });
  });

  it.each(['2021 - 2017', 'room 12034', '+49 170 2019555'])('reads no dates in "%s"', (line) => {
    expect(periodIn(line)).toBeNull();
  });
});

describe('headings', () => {
  it.each([
    ['EDUCATION & TRAINING', 'education'],
    ['E X P E R I E N C E', 'experience'],
    ['## Work Experience:', 'experience'],
    ['Skills and Languages', 'skills'],
    ['Licences & Certifications', 'certificates'],
    ['Beruflicher Werdegang', 'experience'],
    ['Aus- und Weiterbildung', 'education'],
    ['EDV-Kenntnisse', 'skills'],
    ['Führerschein', 'certificates'],
    ['Expérience professionnelle', 'experience'],
    ['FORMATION', 'education'],
    ['Centres d’intérêt', 'other'],
    ['Compétences informatiques', 'skills'],
    ['Formación académica', 'education'],
    ['Idiomas', 'languages'],
    ['Trayectoria profesional', 'experience'],
  ])('knows "%s"', (line, section) => {
    expect(headingOf(line)).toBe(section);
  });

  it.each(['Nurse', 'Worked with tools and people', 'English, German', 'Berlin and Hamburg'])(
    'takes "%s" for none',
    (line) => {
      expect(headingOf(line)).toBeNull();
    },
  );
});
