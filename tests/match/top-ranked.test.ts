import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePostings } from '../../src/cli/bench/sample-postings.ts';
import { profileCv, profilePosting } from '../../src/match/profile.ts';
import { createMatcher } from '../../src/match/score.ts';
import { topRanked } from '../../src/match/top-ranked.ts';

describe('the best by upper bounds', () => {
  it('are the same as when all are scored', () => {
    const scored = fc.array(
      fc.record({ exact: fc.integer({ min: 0, max: 20 }), slack: fc.integer({ min: 0, max: 9 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(scored, fc.integer({ min: 0, max: 70 }), (list, limit) => {
        const numbers = Int32Array.from(list.keys());
        const score = (number: number) => ({
          number,
          id: `id ${number % 7}${number}`,
          exact: list[number]?.exact ?? 0,
        });
        const bounds = () => Float64Array.from(list, ({ exact, slack }) => exact + slack);
        const all = topRanked(numbers, undefined, bounds, score);
        expect(topRanked(numbers, limit, bounds, score)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('leave most postings unscored', () => {
    let count = 0;
    const numbers = Int32Array.from({ length: 1_000 }, (_, i) => i);
    topRanked(
      numbers,
      5,
      () => Float64Array.from(numbers, (i) => i + 3),
      (number) => {
        count++;
        return { number, id: String(number), exact: number };
      },
    );
    expect(count).toBeLessThan(12);
  });

  it('show the same score as a ranking of all and as a single one', () => {
    const sample = samplePostings();
    const matcher = createMatcher(Array.from({ length: 400 }, (_, i) => profilePosting(sample(i))));
    const cv = profileCv({
      text: sample(3).text,
      preferences: { mustNot: ['bababa'], remote: 'remote' },
    });
    const all = matcher.rank(cv);
    expect(matcher.rank({ ...cv }, { limit: 20 })).toEqual(all.slice(0, 20));
    expect(matcher.exacts({ ...cv })).toMatchObject(all.map(({ id, exact }) => ({ id, exact })));
    for (const one of all.slice(0, 5)) expect(matcher.score({ ...cv }, one.id)).toEqual(one);
  });

  it('forgets most of many postings and keeps the scores of the others', () => {
    const sample = samplePostings();
    const kinds = Array.from({ length: 50 }, (_, i) => profilePosting(sample(i)));
    const profiles = Array.from({ length: 44 }, (_, round) =>
      kinds.map((kind, i) => ({ ...kind, id: `p${round * 50 + i}` })),
    ).flat();
    const cv = profileCv({ text: sample(3).text });
    const matcher = createMatcher(profiles);
    matcher.rank(cv, { limit: 1 });
    for (const { id } of profiles.slice(300)) matcher.remove(id);
    expect(matcher.rank({ ...cv }, { limit: 30 })).toEqual(
      createMatcher(profiles.slice(0, 300)).rank(cv, { limit: 30 }),
    );
  });
});
