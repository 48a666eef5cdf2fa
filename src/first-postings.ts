import { withProfile } from './desk/job-index.ts';
import type { Store } from './desk/ports/store.ts';
import { systemClock } from './system.ts';

/** The first start finds something to search: the sample board, marked as sample. */
export async function seedSampleBoard(store: Store): Promise<void> {
  if ((await store.countPostings()) > 0) return;
  const { sampleBoard } = await import('./jobs/sources/sample.ts');
  const now = systemClock.now();
  const { postings } = await sampleBoard(now);
  await store.savePostings(postings.map(withProfile), now);
}

/** Postings of an earlier version come into the full text, some at a time, so that others may write between. */
export async function indexOlder(store: Store, isStopping: () => boolean): Promise<void> {
  let taken = 1;
  while (taken > 0 && !isStopping()) taken = await store.indexPostings(100);
}
