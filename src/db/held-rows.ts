import { type Copy, copyOf } from '../desk/dedupe/likeness.ts';
import type { Posting } from '../desk/posting.ts';
import { isAmongNumbers } from './dialect.ts';
import { parsePosting } from './posting-document.ts';
import { prepared } from './prepared.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** A posting with what its copies are told by. */
export interface Held {
  copy: Copy;
  ord: number;
  card: string;
  repostOf: string | null;
  ownerId: string | null;
}

type Row = Pick<
  typeof postings.$inferSelect,
  'id' | 'ord' | 'digest' | 'card' | 'firstSeenAt' | 'closedAt' | 'repostOf' | 'ownerId'
>;

/** A row as it is held, with its text, which is parsed only when it is not in memory. */
export function heldOf(row: Row, text: () => Posting): Held {
  const { id, ord, digest, card, repostOf, ownerId, ...standing } = row;
  const key = `${digest} ${standing.closedAt?.getTime() ?? ''} ${id}`;
  const copy = read.get(key) ?? copyOf(text(), standing);
  keep(key, copy);
  return { copy, ord: ord ?? 0, card: card ?? id, repostOf, ownerId };
}

const byOrds = prepared((tx) =>
  tx
    .select({
      id: postings.id,
      ord: postings.ord,
      digest: postings.digest,
      document: postings.document,
      card: postings.card,
      firstSeenAt: postings.firstSeenAt,
      closedAt: postings.closedAt,
      repostOf: postings.repostOf,
      ownerId: postings.ownerId,
    })
    .from(postings)
    .where(isAmongNumbers(tx, postings.ord, 'ords'))
    .prepare(),
);

export async function loadHeld(tx: Tx, ords: readonly number[]): Promise<Held[]> {
  if (ords.length === 0) return [];
  const rows = await byOrds(tx).execute({ ords: JSON.stringify(ords) });
  return rows.map(({ document, ...row }) => heldOf(row, () => parsePosting(document)));
}

/** Postings that came together are compared with each other again and again: the last ones are kept. */
const read = new Map<string, Copy>();
const MOST_READ = 2_000;

function keep(key: string, copy: Copy): void {
  read.delete(key);
  if (read.size >= MOST_READ) read.delete(read.keys().next().value ?? '');
  read.set(key, copy);
}

/** Nothing of what was deleted stays in memory. */
export function forgetHeld(): void {
  read.clear();
}
