import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { bandsOf, copySearch } from '../desk/dedupe/copy-bands.ts';
import { groupCopies } from '../desk/dedupe/group-copies.ts';
import {
  type Copy,
  copyLink,
  copyOf,
  isCrossListed,
  isRepostOf,
  mustStayApart,
} from '../desk/dedupe/likeness.ts';
import type { Posting } from '../desk/posting.ts';
import { listOf, rowsOf, run } from './dialect.ts';
import { parsePosting } from './posting-document.ts';
import { findWords } from './posting-word-rows.ts';
import { postingBands, postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** A posting with what its copies are told by. */
interface Held {
  copy: Copy;
  ord: number;
  card: string;
  repostOf: string | null;
}

/** How many postings of each kind of likeness are compared in full. */
const NEAREST = 12;
/** So much of a sketch, or of a snippet's kept runs, is in common before texts are compared. */
const LEAST = { keys: 1, sketch: 1, sampled: 3 } as const;
/** Cards up to this size are sorted anew as a whole; a larger one is one job in many towns. */
const LARGEST = 24;

/** The bands by which copies of a posting are found. */
async function putBands(tx: Tx, copy: Copy): Promise<void> {
  await tx.delete(postingBands).where(eq(postingBands.postingId, copy.id));
  const bands = bandsOf(copy);
  if (bands.length > 0)
    await run(
      tx,
      sql`insert into posting_bands (band, posting_id) select value, cast(${copy.id} as text) from ${listOf(tx, bands)} as bands`,
    );
}

/**
 * Finds the card of a posting that was just written, and of those that it joins or leaves, and leaves the bands by which
 * later ones find it. Gives whose card is another now.
 */
export async function placeOnCard(tx: Tx, id: string): Promise<string[]> {
  const [self] = await load(tx, [id]);
  if (!self) return [];
  await putBands(tx, self.copy);
  const near = await likelyCopies(tx, self.copy);
  await noteReposts(tx, self, near);
  const linked = near.filter(({ copy }) => copyLink(self.copy, copy) !== null);
  const cards = new Set([self.card, ...linked.map(({ card }) => card)]);
  const rows = await tx
    .select({ id: postings.id })
    .from(postings)
    .where(and(inArray(postings.card, [...cards]), ne(postings.id, id)))
    .orderBy(asc(postings.ord))
    .limit(LARGEST + 1);
  if (rows.length === 0) return rename(tx, [[self]]);
  const members = await load(
    tx,
    rows.map((row) => row.id),
  );
  if (rows.length > LARGEST) return joinLarge(tx, self, linked, members);
  const held = new Map([self, ...members].map((item) => [item.copy.id, item]));
  const groups = groupCopies([...held.values()].map(({ copy }) => copy));
  return rename(
    tx,
    groups.map((group) => group.flatMap((copy) => held.get(copy.id) ?? [])),
  );
}

/** Open postings with the text of this one under another company's name, one of each card, oldest first. */
export async function crossListings(tx: Tx, id: string): Promise<Posting[]> {
  const [self] = await load(tx, [id]);
  if (!self) return [];
  const others = new Map<string, string>();
  const near = await likelyCopies(tx, self.copy);
  for (const { copy, card } of near.sort((a, b) => a.ord - b.ord))
    if (card !== self.card && !copy.isClosed && !others.has(card) && isCrossListed(self.copy, copy))
      others.set(card, copy.id);
  const ids = [...others.values()];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ document: postings.document })
          .from(postings)
          .where(inArray(postings.id, ids))
          .orderBy(asc(postings.ord));
  return rows.map(({ document }) => parsePosting(document));
}

/** Whoever stayed on a card whose first posting has left gets another name for it. */
async function rename(tx: Tx, groups: readonly Held[][]): Promise<string[]> {
  const moved: string[] = [];
  for (const group of groups) {
    const first = group.toSorted((a, b) => a.ord - b.ord)[0];
    for (const { copy, card } of group)
      if (first && card !== first.copy.id) {
        await tx.update(postings).set({ card: first.copy.id }).where(eq(postings.id, copy.id));
        moved.push(copy.id);
      }
  }
  return moved;
}

/** A job in very many towns: who is like one of them and speaks against none of the first joins. */
async function joinLarge(
  tx: Tx,
  self: Held,
  linked: readonly Held[],
  members: readonly Held[],
): Promise<string[]> {
  const best = linked.toSorted(
    (a, b) =>
      (copyLink(self.copy, b.copy) ?? 0) - (copyLink(self.copy, a.copy) ?? 0) || a.ord - b.ord,
  )[0];
  const refused =
    !best || members.some(({ card, copy }) => card === best.card && mustStayApart(self.copy, copy));
  const card = refused ? self.copy.id : best.card;
  if (card === self.card) return [];
  await tx.update(postings).set({ card }).where(eq(postings.id, self.copy.id));
  return [self.copy.id];
}

async function noteReposts(tx: Tx, self: Held, near: readonly Held[]): Promise<void> {
  const earlier = near
    .filter(({ copy }) => isRepostOf(self.copy, copy))
    .sort((a, b) => b.copy.since - a.copy.since || a.ord - b.ord)[0];
  if ((earlier?.copy.id ?? null) !== self.repostOf)
    await tx
      .update(postings)
      .set({ repostOf: earlier?.copy.id ?? null })
      .where(eq(postings.id, self.copy.id));
  for (const later of near)
    if (later.repostOf === null && isRepostOf(later.copy, self.copy))
      await tx
        .update(postings)
        .set({ repostOf: self.copy.id })
        .where(eq(postings.id, later.copy.id));
}

/** Postings that may be copies: by address or name, by sketch, as a longer text, as a shorter one. */
async function likelyCopies(tx: Tx, copy: Copy): Promise<Held[]> {
  const { keys, sketch, sampled, phrases } = copySearch(copy);
  const ids = new Set<string>();
  for (const [kind, bands] of Object.entries({ keys, sketch, sampled })) {
    if (bands.length === 0) continue;
    const least = LEAST[kind as keyof typeof LEAST];
    const rows = await rowsOf<{ id: string }>(
      tx,
      sql`select posting_id as id, count(*) as shared from posting_bands where band in ${listOf(tx, bands)} and posting_id <> ${copy.id} group by posting_id having count(*) >= ${least} order by shared desc, posting_id limit ${NEAREST}`,
    );
    for (const { id } of rows) ids.add(id);
  }
  if (phrases.length > 0) {
    const ords = await findWords(tx, { asks: [phrases], need: 'any', limit: NEAREST });
    const rows = await tx
      .select({ id: postings.id })
      .from(postings)
      .where(inArray(postings.ord, ords));
    for (const { id } of rows) if (id !== copy.id) ids.add(id);
  }
  return load(tx, [...ids]);
}

async function load(tx: Tx, ids: readonly string[]): Promise<Held[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      id: postings.id,
      ord: postings.ord,
      digest: postings.digest,
      document: postings.document,
      card: postings.card,
      firstSeenAt: postings.firstSeenAt,
      closedAt: postings.closedAt,
      repostOf: postings.repostOf,
    })
    .from(postings)
    .where(inArray(postings.id, [...ids]));
  return rows.map(({ id, ord, digest, document, card, repostOf, ...standing }) => {
    const key = `${digest} ${standing.closedAt?.getTime() ?? ''} ${id}`;
    const copy = read.get(key) ?? copyOf(parsePosting(document), standing);
    keep(key, copy);
    return { copy, ord: ord ?? 0, card: card ?? id, repostOf };
  });
}

/** Postings that came together are compared with each other again and again: the last ones are kept. */
const read = new Map<string, Copy>();
const MOST_READ = 2_000;

function keep(key: string, copy: Copy): void {
  read.delete(key);
  if (read.size >= MOST_READ) read.delete(read.keys().next().value ?? '');
  read.set(key, copy);
}
