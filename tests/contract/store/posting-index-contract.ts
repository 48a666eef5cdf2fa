import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withProfile } from '../../../src/desk/job-index.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import type { Posting } from '../../../src/desk/posting.ts';
import { advert } from '../../support/adverts.ts';
import { posting } from '../../support/postings.ts';
import type { StoreUnderTest } from './store-contract.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const DAY = 86_400_000;

/** The one index: full text, cards of copies, reposts and closed ones. The same on every database. */
export function describePostingIndex(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the index of postings on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const save = (postings: readonly Posting[], at = AT) =>
      store.savePostings(postings.map(withProfile), at);
    const standings = async () =>
      new Map(
        (await store.postingsSince(0, 1000)).rows.map((row) => [row.posting.id, row.standing]),
      );
    const cardOf = async (id: string) => (await standings()).get(id)?.card;
    const find = async (...asks: string[][]) => {
      const ords = await store.findWords(
        {
          asks: asks.map((words) => words.map((word) => word.split(' '))),
          need: 'all',
          limit: 100,
        },
        'public',
      );
      const byOrd = new Map([...(await standings())].map(([id, { ord }]) => [ord, id]));
      return ords.map((ord) => byOrd.get(ord));
    };

    describe('full text', () => {
      it('finds a posting by words of its title, company, places and text, the title first', async () => {
        const inText = posting({ title: 'Baker', text: 'You may meet a welder.' });
        const inTitle = posting({ title: 'Welder', company: 'Harbour Works', places: ['Gdańsk'] });
        await save([inText, inTitle]);
        expect(await find(['welder'])).toEqual([inTitle.id, inText.id]);
        expect(await find(['welders'], ['gdansk'])).toEqual([inTitle.id]);
        expect(await find(['harbour works'])).toEqual([inTitle.id]);
        expect(await find(['works harbour'])).toEqual([]);
        expect(await find(['baker', 'gdansk'])).toHaveLength(2);
      });

      it('tells C++, C# and C apart, and folds accents both ways', async () => {
        const cpp = posting({ text: 'Ten years of C++ in Zürich' });
        const cs = posting({ text: 'C# and .NET in Zurich' });
        await save([cpp, cs]);
        expect(await find(['c++'])).toEqual([cpp.id]);
        expect(await find(['.net'])).toEqual([cs.id]);
        expect((await find(['zurich'])).sort()).toEqual([cpp.id, cs.id].sort());
        expect((await find(['ZÜRICH'])).sort()).toEqual([cpp.id, cs.id].sort());
      });

      it('follows what changes, closes and comes again', async () => {
        const job = posting({ title: 'Glazier' });
        await save([job]);
        await save([{ ...job, title: 'Roofer' }]);
        expect(await find(['glazier'])).toEqual([]);
        expect(await find(['roofer'])).toEqual([job.id]);
        expect(await store.closePostings([job.id, 'nothing'], 'gone', AT)).toEqual([job.id]);
        expect(await store.closePostings([job.id], 'gone', AT)).toEqual([]);
        expect(await find(['roofer'])).toEqual([]);
        expect((await standings()).get(job.id)?.closedAt).toEqual(AT);
        expect(await save([{ ...job, title: 'Roofer' }])).toMatchObject({ updated: 1 });
        expect(await find(['roofer'])).toEqual([job.id]);
        expect((await standings()).get(job.id)?.closedAt).toBeNull();
      });

      it('takes words of a query as words, whatever signs stand in them', async () => {
        await save([posting({ title: 'Welder "AND" OR (NOT) NEAR*' })]);
        for (const sign of ['"', 'AND', "'; drop table postings", 'welder" OR "x', '*', ':', '&|!'])
          expect(Array.isArray(await find([sign]))).toBe(true);
        expect(await store.countPostings()).toBe(1);
      });

      it('misses nothing when an older desk had no full text', async () => {
        const jobs = Array.from({ length: 7 }, (_, i) => posting({ title: `Potter ${i}` }));
        await save(jobs);
        expect(await store.indexPostings(100)).toBe(0);
        await under.forgetIndex();
        expect(await find(['potter'])).toEqual([]);
        expect(await store.indexPostings(5)).toBe(5);
        expect(await store.indexPostings(5)).toBe(2);
        expect(await store.indexPostings(5)).toBe(0);
        expect(await find(['potter'])).toHaveLength(7);
      });
    });

    describe('cards', () => {
      it('puts one job in two towns on one card, the first of them', async () => {
        const berlin = advert('nurse', { places: ['Berlin, Germany'] });
        const lisbon = advert('nurse', { places: ['Lisbon, Portugal'] });
        await save([berlin, lisbon]);
        expect(await cardOf(berlin.id)).toBe(berlin.id);
        expect(await cardOf(lisbon.id)).toBe(berlin.id);
      });

      it('keeps two requisitions of one title apart when their texts differ', async () => {
        const one = advert('nurse', { title: 'Engineer' });
        const two = advert('clerk', { title: 'Engineer', company: one.company });
        await save([one, two]);
        expect(await cardOf(two.id)).toBe(two.id);
      });

      it('keeps them apart also when a snippet is like both', async () => {
        const one = advert('nurse', { title: 'Engineer' });
        const two = advert('clerk', { title: 'Engineer', company: one.company });
        const alert = posting({
          ...advert('nurse', { title: 'Engineer' }),
          source: 'alert',
          id: 'alert:x:1',
          externalId: 'x1',
          text: '',
          url: null,
        });
        await save([alert, one, two]);
        const cards = await standings();
        expect(cards.get(one.id)?.card).not.toBe(cards.get(two.id)?.card);
        expect([cards.get(one.id)?.card, cards.get(two.id)?.card]).toContain(
          cards.get(alert.id)?.card,
        );
      });

      it('joins an address with tracking and the employer’s own number to its job', async () => {
        const own = posting({
          source: 'greenhouse',
          id: 'greenhouse:acme:7654321',
          externalId: '7654321',
          url: 'https://boards.greenhouse.io/acme/jobs/7654321?utm_source=x',
        });
        const listed = posting({
          source: 'remotive',
          title: 'Something else',
          company: 'Acme via Remotive',
          url: 'https://acme.example/careers?gh_jid=7654321&gh_src=remotive',
        });
        await save([listed, own]);
        expect(await cardOf(own.id)).toBe(listed.id);
      });

      it('lets a posting leave its card when its text becomes another', async () => {
        const [first, second, third] = [advert('nurse'), advert('nurse'), advert('nurse')];
        await save([first, second, third]);
        await save([{ ...first, title: 'Clerk', text: advert('clerk').text }]);
        const cards = await standings();
        expect(cards.get(first.id)?.card).toBe(first.id);
        expect(cards.get(second.id)?.card).toBe(second.id);
        expect(cards.get(third.id)?.card).toBe(second.id);
      });

      it('takes one job in forty towns for one job', async () => {
        const towns = Array.from({ length: 40 }, (_, i) =>
          advert('nurse', { places: [`Town ${i}`] }),
        );
        await save(towns);
        const cards = new Set([...(await standings()).values()].map(({ card }) => card));
        expect(cards.size).toBe(1);
      });
    });

    it('names the same text under another company, from both sides, and closed ones never', async () => {
      const own = advert('nurse');
      const agency = advert('nurse', { company: 'Talent Partners Ltd', source: 'other' });
      await save([own, agency]);
      expect(await cardOf(agency.id)).toBe(agency.id);
      const found = await store.crossListings([own.id, agency.id], 'public');
      expect(found.get(own.id)?.map(({ id }) => id)).toEqual([agency.id]);
      expect(found.get(agency.id)?.map(({ id }) => id)).toEqual([own.id]);
      await store.closePostings([agency.id], 'gone', AT);
      expect((await store.crossListings([own.id], 'public')).get(own.id)).toEqual([]);
    });

    it('marks the same text as posted again when the first one ended a month before', async () => {
      const first = advert('nurse', { postedAt: new Date(AT.getTime() - 60 * DAY) });
      const soon = advert('clerk', { postedAt: new Date(AT.getTime() - 10 * DAY) });
      await save([first, soon]);
      await store.closePostings([first.id, soon.id], 'gone', AT);
      const again = advert('nurse', { postedAt: AT });
      const relisted = advert('clerk', { postedAt: AT });
      await save([again, relisted]);
      const rows = await standings();
      expect(rows.get(again.id)).toMatchObject({ repostOf: first.id, card: again.id });
      expect(rows.get(relisted.id)).toMatchObject({ repostOf: null, card: soon.id });
    });
  });
}
