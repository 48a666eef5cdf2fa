import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { bandsOf, type CopySearch, copySearch } from '../desk/dedupe/copy-bands.ts';
import { type Copy, isCrossListed } from '../desk/dedupe/likeness.ts';
import type { Posting } from '../desk/posting.ts';
import type { Viewer } from '../desk/viewer.ts';
import { isAmong, listOf, run } from './dialect.ts';
import { type Held, loadHeld } from './held-rows.ts';
import { parsePosting } from './posting-document.ts';
import { findPhrases } from './posting-word-rows.ts';
import { prepared } from './prepared.ts';
import { postingBands, postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';
import { visibleTo } from './visible-rows.ts';

/** How many postings of each kind of likeness are compared in full. */
const NEAREST = 12;
/** As many clients may have one job each by their own alerts. */
const NEAREST_OWNED = 500;
/** So much of a sketch, or of a snippet's kept runs, is in common before texts are compared. */
const LEAST = { keys: 1, sketch: 1, sampled: 3 } as const;

/** Writes the bands by which copies of a posting are found; `isNew`: there are none to replace. */
export async function putBands(tx: Tx, copy: Copy, isNew: boolean): Promise<void> {
  if (!isNew) await tx.delete(postingBands).where(eq(postingBands.postingId, copy.id));
  const bands = bandsOf(copy);
  if (bands.length > 0)
    await run(
      tx,
      sql`insert into posting_bands (band, posting_id) select value, cast(${copy.id} as text) from ${listOf(tx, bands)} as bands`,
    );
}

/** Postings that may be copies, of the public ones and those of a viewer who is a client: by address or name, by sketch, as a longer text, as a shorter one. */
export async function likelyCopies(tx: Tx, copy: Copy, viewer: Viewer): Promise<Held[]> {
  const search = copySearch(copy);
  const owner = typeof viewer === 'string' ? '' : viewer.clientId;
  const ids = await sharingBands(tx, copy.id, search, nearestSeen, owner);
  const { phrases } = search;
  if (phrases.length > 0) {
    const ords = await findPhrases(tx, phrases, NEAREST, viewer);
    const rows = await tx
      .select({ id: postings.id })
      .from(postings)
      .where(inArray(postings.ord, ords));
    for (const { id } of rows) if (id !== copy.id) ids.add(id);
  }
  return loadHeld(tx, [...ids]);
}

const anyOwned = prepared((tx) =>
  tx
    .select({ id: postings.id })
    .from(postings)
    .where(isNotNull(postings.ownerId))
    .limit(1)
    .prepare(),
);

/** Postings of single clients that may be copies of a public one. */
export async function likelyOwned(tx: Tx, copy: Copy): Promise<Held[]> {
  const [any] = await anyOwned(tx).execute();
  if (!any) return [];
  const ids = await sharingBands(tx, copy.id, copySearch(copy), nearestOwned, '');
  return loadHeld(tx, [...ids]);
}

/** Postings with bands in common, the most first, of those that `among` admits. */
function nearest(among: () => SQL | undefined, limit: number) {
  return prepared((tx) => {
    const near = tx
      .select({ id: postingBands.postingId, shared: count().as('shared') })
      .from(postingBands)
      .where(
        and(
          isAmong(tx, postingBands.band, 'bands'),
          ne(postingBands.postingId, sql.placeholder('id')),
        ),
      )
      .groupBy(postingBands.postingId)
      .having(sql`count(*) >= ${sql.placeholder('least')}`)
      .as('near');
    return tx
      .select({ id: near.id })
      .from(near)
      .innerJoin(postings, eq(postings.id, near.id))
      .where(among())
      .orderBy(desc(near.shared), asc(near.id))
      .limit(limit)
      .prepare();
  });
}

const nearestSeen = nearest(
  () => or(isNull(postings.ownerId), eq(postings.ownerId, sql.placeholder('owner'))),
  NEAREST,
);
const nearestOwned = nearest(() => isNotNull(postings.ownerId), NEAREST_OWNED);

async function sharingBands(
  tx: Tx,
  id: string,
  { keys, sketch, sampled }: CopySearch,
  query: typeof nearestSeen,
  /** Empty for nobody. */
  owner: string,
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const [kind, bands] of Object.entries({ keys, sketch, sampled })) {
    if (bands.length === 0) continue;
    const least = LEAST[kind as keyof typeof LEAST];
    const rows = await query(tx).execute({ bands: JSON.stringify(bands), id, least, owner });
    for (const row of rows) ids.add(row.id);
  }
  return ids;
}

/**
 * Open postings with the text of this one under another company's name, one of each card, oldest first. None when the
 * viewer does not see it.
 */
export async function crossListings(tx: Tx, id: string, viewer: Viewer): Promise<Posting[]> {
  const seen = await tx
    .select({ id: postings.id })
    .from(postings)
    .where(and(eq(postings.id, id), visibleTo(viewer)));
  const [self] = await loadHeld(
    tx,
    seen.map((row) => row.id),
  );
  if (!self) return [];
  const others = new Map<string, string>();
  const near = await likelyCopies(tx, self.copy, viewer);
  for (const { copy, card } of near.sort((a, b) => a.ord - b.ord))
    if (card !== self.card && !copy.isClosed && !others.has(card) && isCrossListed(self.copy, copy))
      others.set(card, copy.id);
  if (others.size === 0) return [];
  const rows = await tx
    .select({ document: postings.document })
    .from(postings)
    .where(inArray(postings.id, [...others.values()]))
    .orderBy(asc(postings.ord));
  return rows.map(({ document }) => parsePosting(document));
}
