import { describe, expect, it } from 'vitest';
import { weighCv } from '../../src/match/cv-weights.ts';

const CV = `PROFESSIONAL PROFILE
Reliable and organised.
Experience
Staff Accountant   March 2016 to Current
Company Name   City , State
Closed the books every month.
Line Cook   2006 to 2008
Company Name   City , State
Grilled steaks on the night shift.
Education
Bachelor of Science   2006 University
Skills
Ledgers, reconciliations
Volunteer
Read stories to children in 2012 - 2014.`;

function weightOf(text: string, line: string): number {
  const found = weighCv(text).pieces.find((piece) => piece.text.includes(line));
  if (!found) throw new Error(`There is no piece with ${line}.`);
  return found.weight;
}

describe('weighing a CV', () => {
  it('lets the latest work count fully and old work less', () => {
    expect(weightOf(CV, 'Closed the books')).toBe(1);
    expect(weightOf(CV, 'Staff Accountant')).toBe(1);
    expect(weightOf(CV, 'Grilled steaks')).toBeCloseTo(0.5, 1);
    expect(weightOf(CV, 'Line Cook')).toBe(weightOf(CV, 'Grilled steaks'));
  });

  it('lets studies and pastimes count less, and skills fully', () => {
    expect(weightOf(CV, 'Bachelor')).toBe(0.6);
    expect(weightOf(CV, 'Ledgers')).toBe(1);
    expect(weightOf(CV, 'Read stories')).toBe(0.4);
  });

  it('finds the title of the latest work where the headline says nothing', () => {
    expect(weighCv(CV).latestTitle).toContain('Staff Accountant');
    expect(weighCv('No dates and no titles here.').latestTitle).toBe('');
  });

  it('reads stations whose lines ran together', () => {
    const line =
      'Experience      Registered Nurse     06/2015   to   Current     Company Name  City , State      Cared for patients.      Cashier    2001   to   2005     Company Name      Scanned goods.';
    expect(weightOf(line, 'Cared for patients')).toBe(1);
    expect(weightOf(line, 'Scanned goods')).toBeLessThan(0.6);
    expect(weighCv(line).latestTitle).toContain('Registered Nurse');
  });

  it('takes any text, and every piece is a slice of it', () => {
    for (const text of ['', '2010 - 2005', '\n\n', 'to 2010 to present', CV.repeat(3)])
      for (const piece of weighCv(text).pieces) {
        expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
        expect(piece.weight).toBeGreaterThan(0);
      }
  });
});
