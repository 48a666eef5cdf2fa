import { describe, expect, it } from 'vitest';
import { indexFullPostings } from '../../../src/desk/alerts/same-job.ts';

const FULL = [
  { id: 'g:1', company: 'Blauwal', title: 'Senior Data Engineer', places: ['Berlin'] },
  { id: 'g:2', company: 'Blauwal', title: 'Data Engineer, Payments', places: ['Berlin'] },
  { id: 'g:3', company: 'Blauwal', title: 'Data Engineer', places: ['Berlin'] },
  { id: 'g:4', company: 'Blauwal', title: 'Junior Data Engineer', places: ['Berlin'] },
  { id: 'g:5', company: 'Kiesel AG', title: 'Welder', places: ['Kiel', 'Hamburg'] },
  { id: 'g:6', company: 'Kiesel AG', title: 'Painter', places: ['Kiel'] },
  { id: 'g:7', company: 'Kiesel AG', title: 'Painter', places: ['Bremen'] },
];
const full = indexFullPostings(FULL);
const find = (company: string, title: string, ...places: string[]) =>
  full.find({ id: 'alert:x', company, title, places })?.id ?? null;

describe('the posting that an alert is about', () => {
  it.each([
    ['g:1', 'Blauwal GmbH', 'Senior Data Engineer (m/w/d)', 'Berlin, Germany'],
    ['g:1', 'BLAUWAL', 'Sr. Data Engineer', 'Berlin (Hybrid)'],
    ['g:3', 'Blauwal Holding SE', 'Data Engineer - 482913', 'Berlin, Berlin, Germany'],
    ['g:2', 'Blauwal', 'Data Engineer – Payments', 'Berlin'],
    ['g:5', 'Kiesel', 'Welder (all genders)', 'Hamburg, Germany'],
    ['g:7', 'Kiesel AG', 'Painter', 'Bremen'],
  ])('is %s for %s, %s, %s', (id, company, title, place) => {
    expect(find(company, title, place)).toBe(id);
  });

  it.each([
    ['another company', 'Weisswal GmbH', 'Senior Data Engineer', 'Berlin'],
    ['another rank', 'Blauwal', 'Principal Data Engineer', 'Berlin'],
    ['another place', 'Kiesel', 'Painter', 'Munich'],
    ['no company', 'unknown company', 'Welder', 'Kiel'],
    ['no title', 'Kiesel', '(m/w/d)', 'Kiel'],
  ])('is none for %s', (_, company, title, place) => {
    expect(find(company, title, place)).toBeNull();
  });

  it('is none where two could be meant', () => {
    expect(find('Kiesel AG', 'Painter')).toBeNull();
    expect(find('Kiesel AG', 'Welder')).toBe('g:5');
  });
});
