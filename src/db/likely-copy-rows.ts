import { and, asc, count, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { bandsOf, type CopySearch, copySearch } from '../desk/dedupe/copy-bands.ts';
import { isCrossListed } from '../desk/dedupe/likeness.ts';
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

/** Stands before the bands of what one client alone sees: whoever looks among the public ones meets none of them. */
const OWNED = '~';

/** Writes the bands by which copies of a posting are found; `isNew`: there are none to replace. */
export async function putBands(
  tx: Tx,
  { copy, ord, ownerId }: Held,
  isNew: boolean,
): Promise<void> {
  if (!isNew) await tx.delete(postingBands).where(eq(postingBands.ord, ord));
  const bands = ownerId === null ? bandsOf(copy) : bandsOf(copy).map((band) => `${OWNED}${band}`);
  if (bands.length > 0)
    await run(
      tx,
      sql`insert into posting_bands (band, ord) select value, cast(${ord} as bigint) from ${listOf(tx, bands.sort())} as bands`,
    );
}

/** Postings that may be copies, of the public ones and those of a viewer who is a client: by address or name, by sketch, as a longer text, as a shorter one. */
export async function likelyCopies(tx: Tx, self: Held, viewer: Viewer): Promise<Held[]> {
  const search = copySearch(self.copy);
  const rows = await nearestPublic(tx).execute(listsOf(self, search));
  if (typeof viewer !== 'string')
    rows.push(
      ...(await nearestOwn(tx).execute({
        ...listsOf(self, search, OWNED),
        owner: viewer.clientId,
      })),
    );
  const ords = new Set(rows.map(({ ord }) => ord));
  for (const ord of await findPhrases(tx, search.phrases, NEAREST, viewer))
    if (ord !== self.ord) ords.add(ord);
  return loadHeld(tx, [...ords]);
}

/** In their order, so that PostgreSQL reads the index of owned ones, which is often empty, and never the whole table. */
const anyOwned = prepared((tx) =>
  tx
    .select({ id: postings.id })
    .from(postings)
    .where(isNotNull(postings.ownerId))
    .orderBy(asc(postings.ownerId))
    .limit(1)
    .prepare(),
);

/** Postings of single clients that may be copies of a public one. */
export async function likelyOwned(tx: Tx, self: Held): Promise<Held[]> {
  const [any] = await anyOwned(tx).execute();
  if (!any) return [];
  const rows = await nearestOwned(tx).execute(listsOf(self, copySearch(self.copy), OWNED));
  return loadHeld(tx, [...new Set(rows.map(({ ord }) => ord))]);
}

const nearestPublic = nearest(NEAREST);
const nearestOwned = nearest(NEAREST_OWNED);
const nearestOwn = nearest(NEAREST, (tx) =>
  inArray(
    postingBands.ord,
    tx
      .select({ ord: postings.ord })
      .from(postings)
      .where(eq(postings.ownerId, sql.placeholder('owner'))),
  ),
);

/** Row numbers with bands in common, for each kind of likeness those with the most. One that is like in two ways comes twice. */
function nearest(limit: number, among?: (tx: Tx) => SQL) {
  return prepared((tx) => {
    const by = (kind: keyof typeof LEAST) => {
      const near = tx
        .select({ ord: postingBands.ord, shared: count().as('shared') })
        .from(postingBands)
        .where(
          and(
            isAmong(tx, postingBands.band, kind),
            ne(postingBands.ord, sql.placeholder('self')),
            among?.(tx),
          ),
        )
        .groupBy(postingBands.ord)
        .having(sql`count(*) >= ${LEAST[kind]}`)
        .orderBy(desc(count()), asc(postingBands.ord))
        .limit(limit)
        .as('near');
      return tx.select({ ord: near.ord }).from(near);
    };
    return by('keys').unionAll(by('sketch')).unionAll(by('sampled')).prepare();
  });
}

function listsOf(self: Held, { keys, sketch, sampled }: CopySearch, mark = '') {
  const list = (bands: readonly string[]) => JSON.stringify(bands.map((band) => `${mark}${band}`));
  return { keys: list(keys), sketch: list(sketch), sampled: list(sampled), self: self.ord };
}

/**
 * Open postings with the text of this one under another company's name, one of each card, oldest first. None when the
 * viewer does not see it.
 */
export async function crossListings(tx: Tx, id: string, viewer: Viewer): Promise<Posting[]> {
  const seen = await tx
    .select({ ord: postings.ord })
    .from(postings)
    .where(and(eq(postings.id, id), visibleTo(viewer)));
  const [self] = await loadHeld(
    tx,
    seen.map((row) => row.ord ?? 0),
  );
  if (!self) return [];
  const others = new Map<string, string>();
  const near = await likelyCopies(tx, self, viewer);
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
