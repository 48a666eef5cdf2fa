import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureCopies, ownAdverts } from '../../../src/cli/bench/copies.ts';
import { inventedJob } from '../../../src/cli/bench/copy-corpus.ts';
import { EDITS, editedCopy } from '../../../src/cli/bench/copy-edits.ts';
import { groupCopies } from '../../../src/desk/dedupe/group-copies.ts';
import { copyLink, copyOf } from '../../../src/desk/dedupe/likeness.ts';
import { withProfile } from '../../../src/desk/job-index.ts';
import type { Posting } from '../../../src/desk/posting.ts';
import { advert } from '../../support/adverts.ts';
import { openTestStore, type TestStore } from '../../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const copy = (posting: Posting) => copyOf(posting, { firstSeenAt: AT, closedAt: null });
const linked = (one: Posting, other: Posting) => copyLink(copy(one), copy(other)) !== null;

describe('copies of one job', () => {
  it('are not two levels, two titles of one board, or two trades with one text about the company', () => {
    const one = advert('nurse');
    expect(linked(one, advert('nurse'))).toBe(true);
    expect(linked(one, advert('nurse', { title: 'Ward Clerk' }))).toBe(false);
    expect(
      linked(
        advert('nurse', { title: 'Junior Nurse' }),
        advert('nurse', { title: 'Senior Nurse', source: 'other' }),
      ),
    ).toBe(false);
    expect(linked(one, advert('nurse', { company: 'Another Clinic' }))).toBe(false);
  });

  it('are told without a text by company, title and place, across sources only', () => {
    const bare = { text: '', source: 'alert' };
    const full = advert('nurse');
    expect(linked(full, advert('nurse', bare))).toBe(true);
    expect(linked(full, advert('nurse', { ...bare, places: ['Oslo, Norway'] }))).toBe(false);
    expect(linked(full, advert('nurse', { ...bare, places: [] }))).toBe(true);
    expect(linked(advert('nurse', bare), advert('nurse', bare))).toBe(false);
  });

  it('are found at least 99 times of 100 after each kind of edit, and never mixed up', async () => {
    const test = await openTestStore();
    try {
      const { recall, falsePairs } = await measureCopies(test.store, await ownAdverts());
      expect(Object.keys(recall).sort()).toEqual(Object.keys(EDITS).sort());
      for (const [edit, share] of Object.entries(recall))
        expect(share, edit).toBeGreaterThanOrEqual(0.99);
      expect(falsePairs).toBe(0);
    } finally {
      await test.remove();
    }
  }, 240_000);
});

describe('the cards', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.remove());

  /** Jobs with copies, twins of another text, and lines without a text that could belong to several. */
  const mixed = (): Posting[] => {
    const jobs = [0, 6, 12].map((i) => inventedJob(i));
    const twin = {
      ...inventedJob(18),
      title: jobs[0]?.title ?? '',
      company: jobs[0]?.company ?? '',
    };
    const edited = jobs.flatMap((job, i) =>
      ['typography', 'words', 'snippet'].map((edit) => editedCopy(job, edit, i)),
    );
    const bare = { ...editedCopy(twin, 'snippet', 1), id: 'alert:a:1', source: 'alert', text: '' };
    return [...jobs, twin, ...edited, bare];
  };
  const groups = async () => {
    const { rows } = await test.store.postingsSince(0, 1000);
    const byCard = Map.groupBy(rows, ({ standing }) => standing.card);
    return [...byCard.values()].map((card) => card.map(({ posting }) => posting.id).sort()).sort();
  };

  it('are the same whatever the order of import, and those that all pairs give', async () => {
    const postings = mixed();
    const expected = groupCopies(postings.map(copy))
      .map((group) => group.map(({ id }) => id).sort())
      .sort();
    expect(expected.length).toBeGreaterThan(2);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(postings, { minLength: postings.length }),
        async (order) => {
          await test.remove();
          test = await openTestStore();
          for (const posting of order) await test.store.savePostings([withProfile(posting)], AT);
          expect(await groups()).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});
