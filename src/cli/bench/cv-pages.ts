/** CVs as PDFs of two pages in several layouts, made from a seed: the same seed gives the same bytes. */

const LAYOUTS = ['plain', 'columns', 'designed'] as const;

const NAMES = [
  'Ada Brook',
  'Miriam Castel',
  'Jonas Feld',
  'Inés Robledo',
  'Paul Morel',
  'Yara Okoye',
];
const TITLES = [
  'Registered Nurse',
  'Backend Engineer',
  'Accountant',
  'Warehouse Manager',
  'Teacher',
  'Electrician',
];
const PLACES = ['Hamburg, Germany', 'Lisbon, Portugal', 'Lyon, France', 'Leeds, United Kingdom'];
const EMPLOYERS = [
  'Klinik Nordheide',
  'Tideline Freight Ltd',
  'Oakfield Council',
  'Paperkite GmbH',
  'Hotel Miralba',
];
const VERBS = [
  'Reduced',
  'Organised',
  'Introduced',
  'Trained',
  'Planned',
  'Managed',
  'Prepared',
  'Improved',
];
const THINGS = [
  'the weekly plan of the team and its budget',
  'waiting times for customers and patients',
  'a new way to keep stock and to order parts',
  'the yearly accounts of four branches',
  'new colleagues in safety and in the use of the tools',
  'reports to the management and to the authorities',
];
const SKILLS = [
  'wound care',
  'TypeScript',
  'PostgreSQL',
  'SAP',
  'bookkeeping',
  'forklift',
  'first aid',
  'Excel',
  'welding',
];

interface Word {
  text: string;
  x: number;
  y: number;
  size?: number;
  isLight?: boolean;
}

/** One CV of two pages, about 700 words. */
export function cvPdf(seed: number): Uint8Array {
  const pick = picker(seed);
  const layout = LAYOUTS[seed % LAYOUTS.length] ?? 'plain';
  const name = pick(NAMES);
  const pages = [firstPage(name, layout, pick), workPage(layout, pick)];
  const ground = layout === 'designed' ? '0.12 0.2 0.33 rg 0 0 190 842 re f ' : '';
  return pdfOf(pages.map((words) => `${ground}${words.map(paintWord).join('\n')}`));
}

type Pick = (list: readonly string[]) => string;

function firstPage(name: string, layout: (typeof LAYOUTS)[number], pick: Pick): Word[] {
  const left = layout === 'plain' ? 50 : 215;
  const mail = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@post.example`;
  const aside = [
    'Contact',
    mail,
    '+49 170 5550199',
    'Languages',
    'English (C1)',
    'German (native)',
    'Skills',
    ...SKILLS,
  ];
  const words: Word[] = [
    { text: name, x: left, y: 790, size: 22 },
    ...column(left, 765, [pick(TITLES), pick(PLACES)]),
  ];
  if (layout === 'plain') words.push(...column(left, 735, [`${mail} | +49 170 5550199`]));
  else {
    const isLight = layout === 'designed';
    words.push(...column(20, 720, aside).map((word) => ({ ...word, isLight })));
  }
  words.push(...column(left, 710, ['Experience', ...stations(4, pick)]));
  return words;
}

function workPage(layout: (typeof LAYOUTS)[number], pick: Pick): Word[] {
  const left = layout === 'plain' ? 50 : 215;
  const lines = [...stations(4, pick), 'Education', `Diploma, University of ${pick(PLACES)}, 2009`];
  if (layout === 'plain')
    lines.push('Skills', SKILLS.join(', '), 'Languages', 'English (C1), German (native)');
  return column(left, 790, lines);
}

function stations(count: number, pick: Pick): string[] {
  return Array.from({ length: count }, (_, index) => {
    const until = 2026 - index * 3;
    return [
      `${pick(TITLES)}, ${pick(EMPLOYERS)}, ${until - 3} - ${until}`,
      ...Array.from(
        { length: 7 },
        () => `• ${pick(VERBS)} ${pick(THINGS)} by ${pick(['5', '12', '30'])} %`,
      ),
    ];
  }).flat();
}

function column(x: number, top: number, lines: readonly string[]): Word[] {
  return lines.map((text, index) => ({ text, x, y: top - index * 14 }));
}

function paintWord({ text, x, y, size = 10, isLight }: Word): string {
  const shown = text.replace(/[\\()]/g, '\\$&').replaceAll('•', '\\225');
  return `BT /F1 ${size} Tf ${isLight ? '1 g' : '0 g'} ${x} ${y} Td (${shown}) Tj ET`;
}

/** A PDF by hand, so that no tool is needed. */
function pdfOf(streams: readonly string[]): Uint8Array {
  const kids = streams.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${streams.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...streams.flatMap((stream, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  let body = '%PDF-1.4\n';
  const rows = objects.map((object, index) => {
    const at = String(Buffer.byteLength(body, 'latin1')).padStart(10, '0');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${at} 00000 n \n`;
  });
  const table = Buffer.byteLength(body, 'latin1');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

/** A choice that depends on the seed alone (mulberry32). */
function picker(seed: number): Pick {
  let state = (seed * 2_654_435_761) >>> 0;
  return (list) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length] ?? '';
  };
}
