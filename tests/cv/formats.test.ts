import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createCvReader } from '../../src/cv/cv-reader.ts';
import { findSkills } from '../../src/match/skills.ts';
import { docxOf, odtOf, pdfLaidOut, pdfOf, pdfPainted, zipOf } from '../support/cv-files.ts';

const NURSE = readFileSync('tests/cv/fixtures/nurse.txt', 'utf8');

const RESUME = {
  $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
  basics: {
    name: 'Ada Brook',
    label: 'Backend Engineer',
    email: 'ada@brook.example',
    phone: 910_555_010,
    summary: 'Backend engineer with 7 years of experience.',
    location: { city: 'Lisbon', region: 'Portugal' },
    profiles: [{ network: 'GitHub', url: 'https://github.com/adabrook-example' }, 'not a profile'],
  },
  work: [
    {
      name: 'Tideline Freight',
      position: 'Senior Backend Engineer',
      startDate: '2021-03-01',
      highlights: ['Cut p95 latency from 900 ms to 180 ms', 7],
    },
    { company: 'Paperkite', position: 'Software Engineer', startDate: '2017', endDate: '2021' },
  ],
  education: [
    {
      institution: 'University of Porto',
      studyType: 'BSc',
      area: 'Computer Science',
      endDate: '2017',
    },
  ],
  skills: [{ name: 'Backend', keywords: ['TypeScript', 'Kafka'] }],
  languages: [{ language: 'English', fluency: 'C2' }, { language: 'Portuguese' }],
  certificates: [{ name: 'AWS Certified Developer', date: '2022-05-01' }],
  x_private: { of: 'another program' },
};

describe('the kinds of files that CVs come in', () => {
  const reader = createCvReader({ findSkills });
  afterAll(() => reader.close());
  const read = (bytes: Uint8Array | string) =>
    reader.read(Buffer.from(bytes), 'cv', AbortSignal.timeout(20_000));
  const good = async (bytes: Uint8Array | string) => {
    const reading = await read(bytes);
    if (!reading.ok) throw new Error(reading.sentence);
    const of = (kind: string) =>
      reading.facts.filter((fact) => fact.kind === kind).map((fact) => fact.value);
    return { ...reading, of };
  };

  it('reads a CV in the form of JSON Resume, and passes over what it does not know', async () => {
    const reading = await good(JSON.stringify(RESUME));
    expect(reading.mime).toBe('application/json');
    expect(reading.of('name')).toEqual(['Ada Brook']);
    expect(reading.of('title')).toEqual(['Backend Engineer']);
    expect(reading.of('place')).toEqual(['Lisbon, Portugal']);
    expect(reading.of('email')).toEqual(['ada@brook.example']);
    expect(reading.of('link')).toEqual(['https://github.com/adabrook-example']);
    expect(reading.of('employer')).toEqual(['Tideline Freight', 'Paperkite']);
    expect(reading.of('education')).toEqual(['BSc Computer Science, University of Porto, 2017']);
    expect(reading.of('language')).toEqual(['English (C2)', 'Portuguese']);
    expect(reading.of('certificate')).toEqual(['AWS Certified Developer, 2022']);
    expect(reading.of('achievement')).toEqual(['Cut p95 latency from 900 ms to 180 ms']);
    expect(reading.of('skill')).toEqual(expect.arrayContaining(['TypeScript', 'Kafka']));
    expect(reading.positions.map(({ from, to }) => [from, to])).toEqual([
      ['2021-03', null],
      ['2017', '2021'],
    ]);
    for (const fact of reading.facts)
      expect(reading.text.slice(fact.span?.start, fact.span?.end)).toBe(fact.value);
  });

  it('reads the same facts from RTF', async () => {
    const body = NURSE.replaceAll('•', String.raw`{\pntext\bullet\tab}`)
      .split('\n')
      .join('\\par\n');
    const reading = await good(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 ${body}}`);
    expect(reading.of('name')).toEqual(['Miriam Castel']);
    expect(reading.of('employer')).toEqual(['Klinik Nordheide', 'St. Anna Hospital']);
    expect(reading.of('achievement')).toContain('Trained 25 nursing students in medication safety');
  });

  it('reads what stands behind its name in one line, and licences wherever they stand', async () => {
    const reading = await good(
      'Jonas Feld\nBerufskraftfahrer, Führerschein Klasse CE\n\nBerufserfahrung\nFahrer, Spedition Nord GmbH, 2015 - 2024\n• Fuhr Stückgut\n\nSprachen: Deutsch (Muttersprache), Englisch (B1)\nZertifikate: Staplerschein',
    );
    expect(reading.of('language')).toEqual(['Deutsch (Muttersprache)', 'Englisch (B1)']);
    expect(reading.of('licence')).toEqual(['Führerschein Klasse CE', 'Staplerschein']);
    expect(reading.of('certificate')).toEqual(['Staplerschein']);
    expect(reading.of('employer')).toEqual(['Spedition Nord GmbH']);
    for (const fact of reading.facts)
      expect(reading.text.slice(fact.span?.start, fact.span?.end)).toBe(fact.value);
  });

  it.each([
    [
      'JSON that is no CV',
      '{"menu":{"items":[1,2]}}',
      'wrong_type',
      /not a CV in the form of JSON Resume/,
    ],
    ['broken JSON', '{"basics":{"name":', 'wrong_type', /JSON Resume/],
    ['an empty JSON Resume', '{"basics":{},"work":[]}', 'no_text', /hardly any text/],
    [
      'a PDF that is a zip as well',
      Buffer.concat([pdfOf([NURSE]), zipOf({ a: 'b' })]),
      'wrong_type',
      /two kinds of file/,
    ],
    [
      'a zip with a PDF in front',
      Buffer.concat([Buffer.from('PK\x03\x04 %PDF-1.4'), pdfOf([NURSE])]),
      'wrong_type',
      /two kinds of file/,
    ],
    [
      'a picture that is a PDF as well',
      Buffer.concat([Buffer.from('GIF89a'), pdfOf([NURSE])]),
      'wrong_type',
      /two kinds of file/,
    ],
    [
      'a web page that is a PDF as well',
      Buffer.concat([Buffer.from('<html><!--'), pdfOf([NURSE])]),
      'wrong_type',
      /two kinds of file/,
    ],
    [
      'a Word document that is a LibreOffice one as well',
      zipOf({ 'word/document.xml': '<a/>', 'content.xml': '<a/>' }),
      'wrong_type',
      /two kinds of file/,
    ],
    [
      'RTF with a group that is never closed',
      '{\\rtf1 {\\b Ada Brook, Nurse in Hamburg',
      'damaged',
      /damaged/,
    ],
    ['RTF that is nested without end', `{\\rtf1 ${'{\\b '.repeat(200_000)}`, 'damaged', /damaged/],
    [
      'a Word document that is nested without end',
      zipOf({ 'word/document.xml': `<w:document>${'<w:tbl>'.repeat(500_000)}` }),
      'damaged',
      /damaged/,
    ],
    [
      'a LibreOffice document that is nested without end',
      zipOf({ 'content.xml': `<a>${'<text:span>'.repeat(500_000)}`, 'META-INF/manifest.xml': '' }),
      'damaged',
      /damaged/,
    ],
    [
      'a PDF of 10,000 pages',
      pdfOf(Array.from({ length: 10_000 }, (_, i) => `Page ${i}`)),
      'too_many_pages',
      /10000 pages/,
    ],
    [
      'a PDF that is cut in its middle',
      pdfOf([NURSE.repeat(20)]).subarray(0, 900),
      'damaged',
      /damaged/,
    ],
    [
      'a PDF whose page is its own parent',
      Buffer.from(
        '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
      ),
      'damaged',
      /damaged/,
    ],
  ])(
    'trust case 46: says in one sentence what is wrong with %s',
    async (_what, bytes, problem, sentence) => {
      const reading = await read(bytes);
      expect(reading).toMatchObject({ ok: false, problem });
      if (!reading.ok) expect(reading.sentence).toMatch(sentence);
    },
  );

  it('resolves no entity of a document, neither one that grows nor one that points to a file', async () => {
    const entities = `<!DOCTYPE d [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const reading = await good(
      zipOf({
        'word/document.xml': `<?xml version="1.0"?>${entities}<w:document><w:body><w:p><w:r><w:t>Ada Brook, Nurse in Hamburg &b; &f;</w:t></w:r></w:p></w:body></w:document>`,
      }),
    );
    expect(reading.text).not.toMatch(/hahaha|root:/);
  });

  it('reads a PDF whose table of contents is wrong, and one whose font says nothing', async () => {
    const bytes = Buffer.from(pdfOf([NURSE]));
    const lost = Buffer.from(
      bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'),
      'latin1',
    );
    expect((await good(lost)).of('name')).toEqual(['Miriam Castel']);
    const broken = bytes
      .toString('latin1')
      .replace(
        '/BaseFont /Helvetica /Encoding',
        '/BaseFont /Nothing /FontDescriptor 99 0 R /Encoding',
      );
    expect((await good(Buffer.from(broken, 'latin1'))).text).toContain('Miriam Castel');
  });

  it('reads ligatures, soft hyphens and broken words as words', async () => {
    const reading = await good(
      'Ada Brook\nEﬃcient o\u00adﬃce work\nCared for pa-\ntients on the ward',
    );
    expect(reading.text).toBe('Ada Brook\nEfficient office work\nCared for patients on the ward');
  });

  it('reads one column after the other where a program wrote them row by row', async () => {
    const left = Array.from({ length: 12 }, (_, i) => `Skill of the left side ${i}`);
    const right = Array.from({ length: 12 }, (_, i) => `Work of the right side ${i}`);
    const rows = left.flatMap((text, i) => [
      { text, x: 40, y: 700 - i * 14 },
      { text: right[i] ?? '', x: 260, y: 700 - i * 14 },
    ]);
    const { text } = await good(
      pdfLaidOut([
        [
          {
            text: 'Ada Brook, Registered Nurse and Team Lead, Hamburg, Germany, and more',
            x: 40,
            y: 760,
            size: 12,
          },
          ...rows,
        ],
      ]),
    );
    const lines = text.split('\n').filter(Boolean);
    expect(lines.slice(1)).toEqual([...left, ...right]);
  });

  it('reads a table with dates across', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      { text: `Registered Nurse of Ward ${i}, Hospital`, x: 40, y: 700 - i * 14 },
      { text: `Jan ${2000 + i} - Dec ${2001 + i}`, x: 460, y: 700 - i * 14 },
    ]);
    const { text } = await good(pdfLaidOut([rows.flat()]));
    expect(text.split('\n')[3]).toBe('Registered Nurse of Ward 3, Hospital Jan 2003 - Dec 2004');
  });

  it('reads two documents at a time, and more in their turn', async () => {
    const files = [
      pdfOf([NURSE]),
      docxOf(NURSE),
      odtOf(NURSE),
      NURSE,
      pdfPainted(['BT ET']),
      pdfOf([NURSE, NURSE]),
    ];
    const readings = await Promise.all(files.map((file) => read(file)));
    expect(readings.map(({ ok }) => ok)).toEqual([true, true, true, true, false, true]);
  });
});
