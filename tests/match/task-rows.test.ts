import { describe, expect, it } from 'vitest';
import { languageStem } from '../../src/match/language-stem.ts';
import { allOccupations, topOccupation } from '../../src/match/occupations.ts';
import { profileCv, profilePosting } from '../../src/match/profile.ts';
import { createMatcher } from '../../src/match/score.ts';
import { TASK_LEXICON } from '../../src/match/task-lexicon.ts';
import { taskRows } from '../../src/match/task-rows.ts';
import { textLanguages } from '../../src/match/text-language.ts';
import { stemOf } from '../../src/match/words.ts';
import { ADVERTS, CVS_ABROAD } from './trades-abroad.ts';

const LANGUAGES = ['de', 'fr', 'es'] as const;

describe.each(LANGUAGES)('the words of work in %s', (language) => {
  const blocks = TASK_LEXICON[language].flatMap((sector) => sector.split('\n\n'));
  const lines = blocks.flatMap((block) => block.split('\n').slice(1));

  it('name three to ten tasks of every occupation, each occupation once', () => {
    const names = lines.map((line) => line.split(' | ')[0]);
    expect(names).toEqual(allOccupations().map(({ name }) => name));
    const odd = lines.filter((line) => {
      const count = line.split(' | ')[1]?.split(',').length ?? 0;
      return count < 3 || count > 10;
    });
    expect(odd).toEqual([]);
  });

  it('give every part of the lexicon words that its occupations share', () => {
    const heads = blocks.map((block) => block.split('\n')[0]?.split(' = '));
    expect(heads.map((head) => head?.[0])).toEqual([
      ...new Set(allOccupations().map(({ block }) => block)),
    ]);
    expect(heads.filter((head) => (head?.[1]?.split(',').length ?? 0) < 5)).toEqual([]);
  });
});

describe('words of work abroad', () => {
  it.each([
    ['de', 'Pflegerin', 'Pflegerinnen', 'Pflegern', 'Pflege'],
    ['de', 'Vertrag', 'Verträge', 'Vertrages', 'Verträgen'],
    ['fr', 'infirmière', 'infirmier', 'infirmières', 'infirmiers'],
    ['fr', 'commercial', 'commerciaux', 'commerciale', 'commerciales'],
    ['fr', 'vendeur', 'vendeuse', 'vendeuses', 'vendeurs'],
    ['es', 'enfermera', 'enfermero', 'enfermeros', 'enfermería'],
    ['es', 'cocinera', 'cocinero', 'cocinar', 'cocina'],
    ['es', 'conductor', 'conductora', 'conductores', 'conductoras'],
  ] as const)('meet in %s: %s, %s, %s, %s', (language, ...forms) => {
    const keys = forms.map((form) =>
      languageStem(language, stemOf(form.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''))),
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('find the known parts of a German compound', () => {
    const { keysOf, rows } = taskRows('de');
    const keys = keysOf(stemOf('praxisreinigungen')).map(({ key }) => key);
    expect(keys).toContain(languageStem('de', stemOf('reinigung')));
    expect(keys.every((key) => rows.has(key))).toBe(true);
    expect(keysOf('qwertzuiop')).toEqual([]);
  });

  it('leave an English text alone', () => {
    const words = 'The pain in a main road: a chat with the chef about art, a gift and the sale.';
    expect(textLanguages(words).tasks).toBeUndefined();
    expect(textLanguages('Kubernetes, Docker, Terraform, SQL').tasks).toBeUndefined();
    const cv =
      'Cook with five years at the grill of a hotel, prepared sauces and soups for guests.';
    expect(topOccupation(profileCv({ text: cv }).occupations)?.family).toBe('food and hospitality');
  });

  it.each(CVS_ABROAD.map((one) => [one.language, one.text.slice(0, 40), one] as const))(
    'read the language and the trade of %s: %s',
    (language, _, { text, trade }) => {
      expect(textLanguages(text).tasks).toBe(language);
      const matcher = createMatcher(
        ADVERTS.map((advert) =>
          profilePosting({ id: advert.trade, title: advert.title, text: advert.text }),
        ),
      );
      const ranked = matcher.exacts(profileCv({ text })).map(({ id }) => id);
      expect(ranked.slice(0, 2)).toContain(trade);
    },
  );

  it('put the right English advert first for most', () => {
    const matcher = createMatcher(
      ADVERTS.map((advert) => profilePosting({ id: advert.trade, title: '', text: advert.text })),
    );
    const first = CVS_ABROAD.filter(
      ({ text, trade }) => matcher.exacts(profileCv({ text }), 1)[0]?.id === trade,
    );
    expect(first.length / CVS_ABROAD.length).toBeGreaterThanOrEqual(0.8);
  });
});
