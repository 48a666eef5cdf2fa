import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobIndex, withProfile } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { profileCv } from '../../src/match/profile.ts';
import { posting } from '../support/postings.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const CV = 'Kiln operator. Ran kilns and mixed glazes for nine years.';

describe('the index in memory', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.remove());

  it('drops a job that has closed, and still scores it for whoever saved it', async () => {
    const ended = posting({ title: 'Kiln Operator', text: `${CV} You do the same here.` });
    const open = posting({
      title: 'Night Porter',
      text: 'You open the door of the hotel at night.',
    });
    await test.store.savePostings([ended, open].map(withProfile), AT);
    const index = createJobIndex(test.store);
    const jobs = createJobSearch(index, { store: test.store, clock: { now: () => AT } }).for(
      'public',
    );
    const cv = {
      id: 'cv',
      fileName: 'cv.txt',
      mime: 'text/plain',
      text: CV,
      sha256: '',
      size: 1,
      pages: null,
      readAt: AT,
    };
    const applicant = { cv, facts: [], preferences: [] };
    const ids = [ended.id, open.id];
    const before = await jobs.match(ids, applicant);
    const held = () => index.matcher().exacts(profileCv({ text: CV }));
    expect(held()).toHaveLength(2);

    await test.store.closePostings([ended.id], 'gone', AT);
    await index.refresh();
    const view = index.view('public');
    expect(view.postings().map(({ id }) => id)).toEqual([open.id]);
    expect(view.get(ended.id)).toBeUndefined();
    expect(view.cardOf(ended.id)).toBe(ended.id);
    expect(held().map(({ id }) => id)).toEqual([open.id]);
    expect((await jobs.match([ended.id], applicant))[0]).toEqual(before[0]);
    expect(held()).toHaveLength(1);

    await test.store.savePostings([withProfile(ended)], AT);
    expect(await jobs.match(ids, applicant)).toEqual(before);
    expect(held()).toHaveLength(2);
  });
});
