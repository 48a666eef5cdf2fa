import { afterAll, describe, expect, it } from 'vitest';
import { createCvReader } from '../../src/cv/cv-reader.ts';
import { type Placed, pdfLaidOut } from '../support/cv-files.ts';

/** Lines below each other, 13 points apart. */
function column(x: number, top: number, lines: readonly string[]): Placed[] {
  return lines.map((text, index) => ({ text, x, y: top - index * 13 }));
}

describe('the layout of a CV', () => {
  const reader = createCvReader({ findSkills: () => [] });
  afterAll(() => reader.close());
  const textOf = async (document: Uint8Array | string) => {
    const reading = await reader.read(Buffer.from(document), 'cv', AbortSignal.timeout(9000));
    if (!reading.ok) throw new Error(reading.sentence);
    return reading;
  };

  const BULLET = [
    '• Rebuilt the tracking service in TypeScript and Node.js and cut the slowest answers from',
    '900 ms to 180 ms, with no downtime for the customers and the drivers on the road at that',
    'time of the year',
    '• Moved 14 nightly batches to streams',
  ];

  it('makes one line of a sentence that a PDF breaks at its margin', async () => {
    const { text, facts } = await textOf(
      pdfLaidOut([column(50, 780, ['Ada Brook', 'Experience', ...BULLET])]),
    );
    expect(text.split('\n').slice(2)).toEqual([BULLET.slice(0, 3).join(' '), BULLET[3]]);
    expect(facts.filter(({ kind }) => kind === 'achievement').map(({ value }) => value)).toEqual([
      BULLET.slice(0, 3).join(' ').slice(2),
      'Moved 14 nightly batches to streams',
    ]);
  });

  it('leaves a station that begins with its dates on a line of its own', async () => {
    const stations = [
      '2019 - present Staff Nurse, St. Georg Hospital, Hamburg',
      '- Cared for 12 patients a shift on a surgical ward, wound care, medication, documentation',
      '2015 - 2019 Care assistant, Elbe Nursing Home',
    ];
    const reading = await textOf(['Ada Brook', 'Experience', ...stations].join('\n'));
    expect(reading.text.split('\n').slice(2)).toEqual(stations);
    expect(reading.positions.map(({ from }) => from)).toHaveLength(2);
  });

  it('makes one line of text that was wrapped at a fixed width', async () => {
    const { text } = await textOf(['Ada Brook', '', 'Experience', '', ...BULLET].join('\n'));
    expect(text.split('\n').slice(4)).toEqual([BULLET.slice(0, 3).join(' '), BULLET[3]]);
  });

  it('makes one word of one that was broken, but not of two that share an ending', async () => {
    const lines = [
      'Cared for patients on two wards, planned the shifts of twelve nurses and the manage-',
      'ment of medication, and kept the books of the ward for the clinic; did the Ein- und',
      'Verkauf of the station shop together with colleagues, and was in charge of all pre-',
      'and aftercare of the patients',
    ];
    const { text } = await textOf(pdfLaidOut([column(50, 780, lines)]));
    expect(text).toContain('the management of medication');
    expect(text).toContain('Ein- und Verkauf');
    expect(text).toMatch(/all pre-\sand aftercare/);
  });

  it('keeps lines apart that are only long by chance', async () => {
    const lines = [
      'Senior Backend Engineer, Tideline Freight and Logistics, Lisbon, Portugal, 2021 - present',
      'Software Engineer, Paperkite Invoicing Company Limited, Porto, Portugal, 2017 - 2021',
      'TypeScript',
      'PostgreSQL',
      'Kafka',
    ];
    expect((await textOf(pdfLaidOut([column(50, 780, lines)]))).text.split('\n')).toEqual(lines);
    expect((await textOf(lines.join('\n'))).text.split('\n')).toEqual(lines);
  });

  it('reads a date at the right margin as part of its line', async () => {
    const { text } = await textOf(
      pdfLaidOut([
        [
          { text: 'Nurse, Klinik Nordheide', x: 50, y: 700 },
          { text: '2018 - 2026', x: 480, y: 700 },
          { text: 'cared for patients', x: 50, y: 687 },
        ],
      ]),
    );
    expect(text).toBe('Nurse, Klinik Nordheide 2018 - 2026\ncared for patients');
  });

  it('reads one column after the other, and the name in large letters first', async () => {
    const { text, facts } = await textOf(
      pdfLaidOut([
        [
          ...column(40, 780, ['CONTACT', 'ada@brook.example', '+351 910 555 010']),
          ...column(40, 700, ['LANGUAGES', 'English', 'German']),
          { text: 'Ada Brook', x: 220, y: 780, size: 24 },
          ...column(220, 740, [
            'Backend Engineer',
            'EXPERIENCE',
            'Engineer, Paperkite, 2017 - 2021',
          ]),
        ],
      ]),
    );
    expect(text.split('\n').filter(Boolean)).toEqual([
      'Ada Brook',
      'CONTACT',
      'ada@brook.example',
      '+351 910 555 010',
      'LANGUAGES',
      'English',
      'German',
      'Backend Engineer',
      'EXPERIENCE',
      'Engineer, Paperkite, 2017 - 2021',
    ]);
    expect(facts.find(({ kind }) => kind === 'name')?.value).toBe('Ada Brook');
  });

  it('sets a heading apart that stands beside its text', async () => {
    const { text } = await textOf(
      pdfLaidOut([
        [
          { text: 'Education', x: 50, y: 700 },
          { text: 'BSc Computer Science, University of Porto, 2017', x: 180, y: 700 },
        ],
      ]),
    );
    expect(text).toBe('Education\nBSc Computer Science, University of Porto, 2017');
  });
});
