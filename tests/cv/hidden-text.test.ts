import { afterAll, describe, expect, it } from 'vitest';
import { createCvReader } from '../../src/cv/cv-reader.ts';
import { findSkills } from '../../src/match/skills.ts';
import { odtOf, pdfPainted, show, zipOf } from '../support/cv-files.ts';

const SECRET = 'Kubernetes Terraform Kafka expert since 1999';

/** Three lines that everybody sees, and painting of one's own behind them. */
function page(painting: string): string {
  const lines = ['Ada Brook', 'Nurse', 'Cared for patients on two wards of the hospital'];
  const seen = lines.map((line, i) => `1 0 0 1 50 ${800 - i * 14} Tm ${show(line)}`).join('\n');
  return `BT /F1 10 Tf 0 g ${seen} ET\n${painting}`;
}

/** The line that is to be hidden, at a place of the page. */
const line = (before: string, x = 50, y = 700, size = 10) =>
  `q BT ${before} /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${show(SECRET)} ET Q`;

describe('text that people cannot see', () => {
  const reader = createCvReader({ findSkills });
  afterAll(() => reader.close());
  const read = async (bytes: Uint8Array) => {
    const reading = await reader.read(bytes, 'cv', AbortSignal.timeout(20_000));
    if (!reading.ok) throw new Error(reading.sentence);
    return reading;
  };
  const states = '/ExtGState << /Faint << /ca 0.03 >> /Multiply << /BM /Multiply >> >>';

  it.each([
    ['white on white', line('1 g')],
    ['nearly white on white', line('0.97 0.97 0.96 rg')],
    ['white in CMYK', line('0 0 0 0 k')],
    ['white on a drawn white ground', `1 1 1 rg 40 690 400 30 re f ${line('1 1 1 rg')}`],
    ['blue on the same blue', `0.1 0.2 0.6 rg 40 690 400 30 re f ${line('0.1 0.2 0.6 rg')}`],
    ['black on black', `0 g 40 690 400 30 re f ${line('0 g')}`],
    ['in letters of one point', line('0 g', 50, 700, 1)],
    ['in letters without size', line('0 g', 50, 700, 0)],
    ['in letters that a matrix makes tiny', `q 0.05 0 0 0.05 50 700 cm ${line('0 g', 0, 0)} Q`],
    ['in the invisible mode', line('3 Tr')],
    ['nearly transparent', line('/Faint gs 0 g')],
    ['left of the page', line('0 g', -900)],
    ['above the page', line('0 g', 50, 2000)],
    ['outside a clipping', `q 0 0 40 40 re W n ${line('0 g')} Q`],
    ['covered by a white area', `${line('0 g')} 1 g 40 690 400 30 re f`],
    [
      'beside a dark frame that is hollow',
      `0 g 30 600 m 500 600 l 500 602 l 32 602 l 32 760 l 30 760 l f ${line('1 g')}`,
    ],
    ['as a white letter with a white outline', line('2 Tr 1 g 1 G')],
    ['as an outline of a clipping that nothing fills', line('7 Tr')],
  ])('trust case 29: leaves out and shows what is %s', async (_how, painting) => {
    const reading = await read(pdfPainted([page(painting)], states));
    expect(reading.text).toBe('Ada Brook\nNurse\nCared for patients on two wards of the hospital');
    expect(reading.warnings).toEqual([
      `I left out 1 line that people cannot see: “${SECRET}”. It counts neither for scores nor for drafts.`,
    ]);
    expect(reading.facts.filter(({ kind }) => kind === 'skill')).toEqual([]);
  });

  it.each([
    ['white on a dark side column', `0.1 0.2 0.3 rg 30 600 300 150 re f ${line('1 g')}`],
    [
      'white on a dark rounded area',
      `0 g 30 690 m 30 730 l 300 740 500 740 520 730 c 520 690 l f ${line('1 g')}`,
    ],
    ['white on a picture', `q 500 0 0 100 20 650 cm /Photo Do Q ${line('1 g')}`],
    ['grey on white', line('0.55 g')],
    ['light blue on white', line('0.4 0.6 0.9 rg')],
    ['as an outline', line('1 Tr 1 g 0 G')],
    ['as a white letter with a dark outline', line('2 Tr 1 g 0 G')],
    ['struck through', `${line('0 g')} 0 g 40 702 400 1 re f`],
    ['white on a thick line', `q 0 G 20 w 40 703 m 500 703 l S Q ${line('1 g')}`],
    [
      'marked with a multiplied yellow',
      `${line('0 g')} q /Multiply gs 1 1 0.6 rg 40 690 400 30 re f Q`,
    ],
    ['inside a clipping of the whole page', `q 0 0 595 842 re W n ${line('0 g')} Q`],
  ])('keeps what is %s', async (_how, painting) => {
    const reading = await read(pdfPainted([page(painting)], states));
    expect(reading.text).toContain(SECRET);
    expect(reading.warnings).toEqual([]);
  });

  it('reads the text layer of a scan, and does not take a page with a ground for one', async () => {
    const words = ['Ada Brook, Nurse', 'Cared for patients on two wards', SECRET];
    const layer = words.map((text, i) => `1 0 0 1 50 ${800 - i * 14} Tm ${show(text)}`).join('\n');
    const picture = `q 595 0 0 842 0 0 cm /Photo Do Q`;
    const scan = await read(pdfPainted([`${picture} BT 3 Tr /F1 10 Tf ${layer} ET`]));
    expect(scan.text.split('\n')).toEqual(words);
    const designed = await read(pdfPainted([`${picture} ${page(line('3 Tr'))}`]));
    expect(designed.text).not.toContain('Kubernetes');
  });

  it('says nothing of a shadow of what is seen', async () => {
    const shadow = line('0.95 g', 51, 699);
    const reading = await read(pdfPainted([page(`${shadow} ${line('0 g')}`)]));
    expect(reading.text).toContain(SECRET);
    expect(reading.warnings).toEqual([]);
  });

  it('shows at most three of many lines, shortened', async () => {
    const many = Array.from({ length: 5 }, (_, i) =>
      line('1 g', 50, 700 - i * 20).replace(SECRET, `${i} ${'very '.repeat(40)}skilled`),
    ).join('\n');
    const { warnings } = await read(pdfPainted([page(many)]));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^I left out 5 lines .*“0 very.* …”, .*“2 very.* …”, and 2 more\./);
  });

  const word = (runs: string) =>
    zipOf({
      'word/styles.xml': `<w:styles><w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Pale"><w:basedOn w:val="Base"/></w:style><w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style></w:styles>`,
      'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>Ada Brook, Registered Nurse</w:t></w:r></w:p>${runs}</w:body></w:document>`,
    });
  const run = (properties: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${SECRET}</w:t></w:r>`;

  it.each([
    ['hidden', `<w:p>${run('<w:vanish/>')}</w:p>`],
    ['white', `<w:p>${run('<w:color w:val="FFFFFF"/>')}</w:p>`],
    ['tiny', `<w:p>${run('<w:sz w:val="2"/>')}</w:p>`],
    ['hidden by a style', `<w:p>${run('<w:rStyle w:val="Ghost"/>')}</w:p>`],
    [
      'white by a style that is based on another',
      `<w:p><w:pPr><w:pStyle w:val="Pale"/></w:pPr>${run('')}</w:p>`,
    ],
    [
      'dark on a dark cell',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="000000"/></w:tcPr><w:p>${run('<w:color w:val="0A0A0A"/>')}</w:p></w:tc></w:tr></w:tbl>`,
    ],
  ])('leaves out what is %s in a Word document', async (_how, xml) => {
    const reading = await read(word(xml));
    expect(reading.text).toBe('Ada Brook, Registered Nurse');
    expect(reading.warnings[0]).toContain(`“${SECRET}”`);
  });

  it.each([
    ['not hidden after all', `<w:p>${run('<w:vanish w:val="0"/>')}</w:p>`],
    [
      'white on a dark cell',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr><w:p>${run('<w:color w:val="FFFFFF"/>')}</w:p></w:tc></w:tr></w:tbl>`,
    ],
    [
      'white in a table with a dark style',
      `<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc><w:p>${run('<w:color w:val="FFFFFF"/>')}</w:p></w:tc></w:tr></w:tbl>`,
    ],
    [
      'white on a dark paragraph',
      `<w:p><w:pPr><w:shd w:fill="222222"/></w:pPr>${run('<w:color w:val="FFFFFF"/>')}</w:p>`,
    ],
    [
      'in a text box',
      `<w:p><w:r><w:drawing><w:txbxContent><w:p>${run('<w:color w:val="FFFFFF"/>')}</w:p></w:txbxContent></w:drawing></w:r></w:p>`,
    ],
  ])('keeps what is %s in a Word document', async (_how, xml) => {
    const reading = await read(word(xml));
    expect(reading.text).toBe(`Ada Brook, Registered Nurse\n${SECRET}`);
    expect(reading.warnings).toEqual([]);
  });

  it('leaves out hidden and white text of a LibreOffice document', async () => {
    const style = (name: string, properties: string) =>
      `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
    const span = (name: string) =>
      `<text:p><text:span text:style-name="${name}">${name} ${SECRET}</text:span></text:p>`;
    const bytes = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<manifest:manifest/>',
      'content.xml': `<office:document-content><office:automatic-styles>${style('Off', 'text:display="none"')}${style('White', 'fo:color="#ffffff"')}${style('Tiny', 'fo:font-size="1pt"')}${style('Lit', 'fo:color="#ffffff" fo:background-color="#000000"')}</office:automatic-styles><office:body><office:text><text:p>Ada Brook, Registered Nurse</text:p>${['Off', 'White', 'Tiny', 'Lit'].map(span).join('')}<text:section text:display="none"><text:p>Section ${SECRET}</text:p></text:section></office:text></office:body></office:document-content>`,
    });
    const reading = await read(bytes);
    expect(reading.text).toBe(`Ada Brook, Registered Nurse\nLit ${SECRET}`);
    expect(reading.warnings[0]).toMatch(/4 lines.*“Off K.*“White K.*“Tiny K.*1 more/);
    expect((await read(odtOf('Ada Brook\nRegistered Nurse in Hamburg'))).warnings).toEqual([]);
  });

  it('leaves out hidden, white and tiny text of an RTF document', async () => {
    const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}{\*\generator Riched;}\f0\fs24 Ada Brook, Krankenpflegerin f\'fcr Kinder \u8211?  Hamburg\par{\v off ${SECRET}}\par{\cf1 white ${SECRET}}\par{\fs2 tiny ${SECRET}}\par{\cf1\cb2 lit ${SECRET}}\par {\pict\bin4 }}{{jpeg}\b Pflege\b0\par}`;
    const reading = await read(Buffer.from(rtf, 'latin1'));
    expect(reading.mime).toBe('application/rtf');
    expect(reading.text).toBe(
      `Ada Brook, Krankenpflegerin für Kinder – Hamburg\nlit ${SECRET}\nPflege`,
    );
    expect(reading.warnings[0]).toMatch(/3 lines.*“off K.*“white K.*“tiny K/);
  });
});
