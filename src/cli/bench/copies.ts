import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../db/open-sqlite.ts';
import { withProfile } from '../../desk/job-index.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { Posting } from '../../desk/posting.ts';
import { sampleBoard } from '../../jobs/sources/sample.ts';
import { inventedJob } from './copy-corpus.ts';
import { EDITS, editedCopy } from './copy-edits.ts';
import { type Figure, figure } from './figure.ts';

const LONG = 40;

/** 200 advertisements that are 200 jobs: the sample board's short ones and longer ones of a few companies. */
export async function ownAdverts(): Promise<Posting[]> {
  const { postings } = await sampleBoard(new Date('2026-11-21T00:00:00Z'));
  return [...postings, ...Array.from({ length: LONG }, (_, i) => inventedJob(i))];
}

export interface CopyMeasure {
  /** Share of the copies that were found, by kind of edit: on the card of the original, or named as its cross-listing. */
  recall: Record<string, number>;
  /** Pairs of different jobs that came onto one card, or were named as one. */
  falsePairs: number;
  pairs: number;
}

/** Imports the advertisements with one copy of each edit, and looks what stands on whose card. */
export async function measureCopies(
  store: Store,
  adverts: readonly Posting[],
): Promise<CopyMeasure> {
  const copies = Object.keys(EDITS).map((edit) => ({
    edit,
    postings: adverts.map((advert, i) => editedCopy(advert, edit, i)),
  }));
  const at = new Date('2026-11-21T00:00:00Z');
  await store.savePostings(adverts.map(withProfile), at);
  for (const { postings } of copies) await store.savePostings(postings.map(withProfile), at);
  const { rows } = await store.postingsSince(0, 100_000);
  const cards = new Map(rows.map(({ posting, standing }) => [posting.id, standing.card]));
  const job = new Map<string, string>();
  for (const advert of adverts) job.set(advert.id, advert.id);
  for (const { postings } of copies)
    postings.forEach((copy, i) => {
      job.set(copy.id, adverts[i]?.id ?? '');
    });
  const recall: Record<string, number> = {};
  let falsePairs = 0;
  for (const { edit, postings } of copies) {
    let found = 0;
    const twins = await store.crossListings(
      postings.map(({ id }) => id),
      'public',
    );
    postings.forEach((copy, i) => {
      const original = adverts[i]?.id ?? '';
      const named = (twins.get(copy.id) ?? []).map(({ id }) => id);
      const card = cards.get(original);
      if (cards.get(copy.id) === card || named.some((id) => cards.get(id) === card)) found += 1;
    });
    recall[edit] = found / postings.length;
    for (const [id, others] of twins)
      falsePairs += others.filter((other) => job.get(other.id) !== job.get(id)).length;
  }
  const onCard = new Map<string, Set<string>>();
  for (const [id, card] of cards) {
    const jobs = onCard.get(card) ?? new Set();
    onCard.set(card, jobs.add(job.get(id) ?? id));
  }
  for (const jobs of onCard.values()) falsePairs += (jobs.size * (jobs.size - 1)) / 2;
  return { recall, falsePairs, pairs: (adverts.length * (adverts.length - 1)) / 2 };
}

/** How well copies of one job are told, in a real store. */
export async function benchCopies(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const store = await openSqlite({
    path: join(folder, 'desk.db'),
    key: randomBytes(32),
    migrate: true,
  });
  try {
    const adverts = await ownAdverts();
    const { recall, falsePairs, pairs } = await measureCopies(store, adverts);
    return [
      ...Object.entries(recall).map(([edit, share]) =>
        figure(`copies_found_${edit}`, share, 'share', adverts.length, { target: '>= 0.99' }),
      ),
      figure('copies_false_pairs', falsePairs, 'pairs', pairs, { target: '= 0' }),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
