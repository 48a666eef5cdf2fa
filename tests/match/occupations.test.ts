import { afterEach, describe, expect, it } from 'vitest';
import { readEsco } from '../../src/match/esco.ts';
import { OCCUPATION_LEXICON } from '../../src/match/occupation-lexicon.ts';
import { addOccupations } from '../../src/match/occupation-space.ts';
import {
  allOccupations,
  clarityOf,
  familyOfText,
  occupationsNamed,
  topOccupation,
} from '../../src/match/occupations.ts';
import { profileCv, profilePosting } from '../../src/match/profile.ts';
import { createMatcher, MATCH_VERSION, matchVersion } from '../../src/match/score.ts';

const lines = Object.values(OCCUPATION_LEXICON).flatMap((block) =>
  block.trim().split('\n').slice(1),
);

describe('the occupation lexicon', () => {
  it('has at least 450 occupations, each with titles and with 25 words of work', () => {
    expect(allOccupations().length).toBeGreaterThanOrEqual(450);
    expect(lines.length).toBe(allOccupations().length);
    const thin = lines.filter((line) => {
      const [titles = '', tasks = ''] = line.split('|');
      return titles.split(';').length < 5 || tasks.trim().split(/[\s,]+/).length < 25;
    });
    expect(thin).toEqual([]);
  });

  it('gives a title to one occupation only', () => {
    const titles = allOccupations().flatMap((one) =>
      one.titles.map((title) => title.toLowerCase()),
    );
    const twice = titles.filter((title, i) => titles.indexOf(title) !== i);
    const elsewhere = twice.filter(
      (title) =>
        allOccupations().filter((one) => one.titles.some((other) => other.toLowerCase() === title))
          .length > 1,
    );
    expect(elsewhere).toEqual([]);
  });

  it.each([
    ['Krankenpfleger', 'registered nurse'],
    ['comptable', 'accountant'],
    ['camionero', 'truck driver'],
    ['aircraft mechanic', 'aircraft mechanic'],
    ['patient advocate', 'victim advocate'],
    ['executive chef', 'chef'],
  ])('knows %s as %s', (title, name) => {
    expect(occupationsNamed(`We look for a ${title} today`).map((one) => one.name)).toContain(name);
  });

  it('reads an unnamed occupation from its tasks', () => {
    const { occupations } = profileCv({
      text: 'Balanced the general ledger, prepared accruals and bank reconciliations, closed the month and helped with the year-end audit under GAAP.',
    });
    expect(topOccupation(occupations)?.family).toBe('accounting');
    expect(familyOfText('harvest, tractors, irrigation of crops, cattle')).toBe('agriculture');
  });

  it('trusts itself less with a text whose language it does not know', () => {
    const english = profileCv({
      text: 'Cleaned rooms, changed bed linens and helped hotel guests.',
    });
    const romanian = profileCv({
      text: 'Am întocmit bilanțul și declarațiile, am ținut evidența stocurilor și salarizarea angajaților firmei.',
    });
    expect(clarityOf(english.occupations)).toBeGreaterThan(0.9);
    expect(clarityOf(romanian.occupations)).toBeLessThan(0.4);
  });

  it('ranks texts of an unknown language by their words', () => {
    const text =
      'Contabil: întocmirea bilanțului, declarații fiscale, evidența stocurilor, facturare';
    const other = 'Sudor: sudură electrică, tăiere metal, citirea desenelor, montaj structuri';
    const matcher = createMatcher(
      [text, other].map((one, i) => profilePosting({ id: `${i}`, title: '', text: one })),
    );
    expect(
      matcher.rank(profileCv({ text: 'Am lucrat cu declarații fiscale și facturare' }))[0]?.id,
    ).toBe('0');
  });
});

describe('occupations of ESCO', () => {
  afterEach(() => addOccupations([]));

  const OCCUPATIONS = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
Occupation,http://esco/1,2411,tide gauge keeper,"sea level recorder
tide keeper","Tide gauge keepers read ""gauges"", repair floats, and report sea levels."
Occupation,http://esco/2,1111,,,no label
`;
  const RELATIONS =
    'occupationUri,relationType,skillUri\r\nhttp://esco/1,optional,s2\r\nhttp://esco/1,essential,s1\r\n';
  const SKILLS = 'conceptUri,preferredLabel\ns1,calibrate gauges\ns2,row boats\n';

  it('are read with labels, description and skills', () => {
    expect(
      readEsco({ occupations: OCCUPATIONS, relations: RELATIONS, skills: SKILLS }),
    ).toMatchObject([
      {
        name: 'tide gauge keeper',
        titles: ['tide gauge keeper', 'sea level recorder', 'tide keeper'],
        about:
          'Tide gauge keepers read "gauges", repair floats, and report sea levels., calibrate gauges, row boats',
      },
    ]);
    expect(readEsco({ occupations: 'a,b\n1,2' })).toEqual([]);
    expect(readEsco({ occupations: '' })).toEqual([]);
  });

  it('stand beside the own ones and change the version', () => {
    const before = allOccupations().length;
    expect(matchVersion()).toBe(MATCH_VERSION);
    addOccupations(readEsco({ occupations: OCCUPATIONS }));
    expect(allOccupations().length).toBe(before + 1);
    expect(matchVersion()).toMatch(new RegExp(`^${MATCH_VERSION}\\+[0-9a-f]{8}$`));
    expect(occupationsNamed('wanted: tide keeper').map((one) => one.name)).toEqual([
      'tide gauge keeper',
    ]);
    const cv = profileCv({ text: 'I read gauges and repair floats to report sea levels.' });
    expect(topOccupation(cv.occupations)?.name).toBe('tide gauge keeper');
  });
});
