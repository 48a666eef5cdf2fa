import { describe, expect, it } from 'vitest';
import { hashTerm, packTerms } from '../../src/match/packed.ts';
import { createTermIndex } from '../../src/match/term-index.ts';

/** Text number i: some words that many share, some of its own. */
function terms(i: number) {
  const weights = new Map<number, number>();
  for (let k = 1; k <= 6; k++) weights.set(hashTerm(`shared ${(i * k) % 23}`), 1 + ((i + k) % 4));
  weights.set(hashTerm(`own ${i}`), 2);
  return packTerms(weights);
}

const QUERY = packTerms(
  new Map([
    [hashTerm('shared 1'), 1],
    [hashTerm('shared 7'), 3],
    [hashTerm('shared 12'), 0.5],
    [hashTerm('own 30'), 1],
    [hashTerm('never seen'), 1],
  ]),
);

function indexOf(numbers: readonly number[]) {
  const index = createTermIndex();
  for (const i of numbers) index.add(terms(i));
  return index;
}

describe('the term index', () => {
  it('gives a text the cosine 1 with itself and 0 with a stranger', () => {
    const index = indexOf([1, 2, 3]);
    expect(index.cosines(terms(2))[1]).toBeCloseTo(1, 12);
    expect(Math.max(...index.cosines(packTerms(new Map([[hashTerm('x'), 1]]))))).toBe(0);
  });

  it('gives every text the same cosine in whatever order they came, over many segments', () => {
    const order = Array.from({ length: 3_000 }, (_, i) => i);
    const forward = indexOf(order).cosines(QUERY);
    const turned = order.map((i) => (i * 1_237) % 3_000);
    const other = indexOf(turned).cosines(QUERY);
    expect(turned.map((i) => forward[i])).toEqual([...other]);
  });

  it('forgets removed texts as if they had never been there', () => {
    const kept = [0, 3, 4, 8, 30];
    const index = indexOf([0, 1, 2, 3, 4, 5, 8, 30]);
    for (const number of [1, 2, 5]) index.remove(number);
    const cosines = index.cosines(QUERY);
    expect([0, 3, 4, 6, 7].map((number) => cosines[number])).toEqual([
      ...indexOf(kept).cosines(QUERY),
    ]);
    expect([cosines[1], cosines[2], cosines[5]]).toEqual([0, 0, 0]);
  });

  it('gives up the numbers of removed texts once they are the most', () => {
    const index = indexOf(Array.from({ length: 2_500 }, (_, i) => i));
    for (let i = 0; i < 2_500; i++) if (i % 3 !== 0) index.remove(i);
    const before = index.cosines(QUERY);
    const kept = index.compact();
    expect(kept?.length).toBe(834);
    expect(index.size()).toBe(834);
    expect([...index.cosines(QUERY)]).toEqual(Array.from(kept ?? [], (old) => before[old]));
    expect(index.compact()).toBeNull();
  });
});
