import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import { groupCopies } from '../desk/dedupe/group-copies.ts';
import { copyLink, isRepostOf, mustStayApart } from '../desk/dedupe/likeness.ts';
import type { Viewer } from '../desk/viewer.ts';
import { type Held, loadHeld } from './held-rows.ts';
import { likelyCopies, likelyOwned, putBands } from './likely-copy-rows.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';
import { visibleTo } from './visible-rows.ts';

/*
 * Public postings are sorted among themselves, as if there were no others. What belongs to one client is sorted into the
 * public cards and their own, and moves nothing that somebody else sees.
 */

/** Cards up to this size are sorted anew as a whole; a larger one is one job in many towns. */
const LARGEST = 24;

/**
 * Finds the card of a posting that was just written, and of those that it joins or leaves, and leaves the bands by which
 * later ones find it. Gives whose card is another now.
 */
export async function placeOnCard(tx: Tx, self: Held, isNew: boolean): Promise<string[]> {
  await putBands(tx, self, isNew);
  const placed = await place(tx, self);
  if (self.ownerId !== null) return placed.moved;
  // Whoever has this job by their own mail as well sees it on one card with this posting.
  const owned = new Map((await likelyOwned(tx, self)).map((item) => [item.ord, item]));
  const followers = await tx
    .select({ ord: postings.ord })
    .from(postings)
    .where(and(inArray(postings.card, placed.cards), isNotNull(postings.ownerId)));
  for (const held of await loadHeld(
    tx,
    followers.flatMap(({ ord }) => (ord === null || owned.has(ord) ? [] : [ord])),
  ))
    owned.set(held.ord, held);
  const moved = [...placed.moved];
  for (const ord of owned.keys()) {
    // Its card may have moved with one that was placed before it.
    const [held] = await loadHeld(tx, [ord]);
    if (held) moved.push(...(await place(tx, held)).moved);
  }
  return [...new Set(moved)];
}

/** Sorts a posting in; gives those that moved, and all cards that were looked at. */
async function place(tx: Tx, self: Held): Promise<{ moved: string[]; cards: string[] }> {
  const viewer: Viewer = self.ownerId === null ? 'public' : { clientId: self.ownerId };
  const near = await likelyCopies(tx, self, viewer);
  await noteReposts(tx, self, near);
  const linked = near.filter(({ copy }) => copyLink(self.copy, copy) !== null);
  const cards = [...new Set([self.card, ...linked.map(({ card }) => card)])];
  const rows = await tx
    .select({ ord: postings.ord })
    .from(postings)
    .where(and(inArray(postings.card, cards), ne(postings.ord, self.ord), visibleTo(viewer)))
    .orderBy(asc(postings.ord))
    .limit(LARGEST + 1);
  if (rows.length === 0) return { moved: await rename(tx, [[self]], self.ownerId), cards };
  const members = await loadHeld(
    tx,
    rows.flatMap(({ ord }) => ord ?? []),
  );
  if (rows.length > LARGEST) return { moved: await joinLarge(tx, self, linked, members), cards };
  const held = new Map([self, ...members].map((item) => [item.copy.id, item]));
  const groups = groupCopies([...held.values()].map(({ copy }) => copy)).map((group) =>
    group.flatMap((copy) => held.get(copy.id) ?? []),
  );
  return { moved: await rename(tx, groups, self.ownerId), cards };
}

/**
 * Whoever stayed on a card whose first posting has left gets another name for it. Only postings of this owner move; a
 * client's own stand under the card of the public ones.
 */
async function rename(
  tx: Tx,
  groups: readonly Held[][],
  ownerId: string | null,
): Promise<string[]> {
  const moved: string[] = [];
  for (const group of groups) {
    const sorted = group.toSorted((a, b) => a.ord - b.ord);
    const open = ownerId === null ? undefined : sorted.find((held) => held.ownerId === null);
    const name = open?.card ?? sorted[0]?.copy.id;
    for (const { copy, card, ownerId: owner } of group)
      if (name !== undefined && owner === ownerId && card !== name) {
        await tx.update(postings).set({ card: name }).where(eq(postings.id, copy.id));
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

/** Marks it, or later ones of the same owner, as posted again. A public posting knows of no client's own. */
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
    if (
      later.ownerId === self.ownerId &&
      later.repostOf === null &&
      isRepostOf(later.copy, self.copy)
    )
      await tx
        .update(postings)
        .set({ repostOf: self.copy.id })
        .where(eq(postings.id, later.copy.id));
}
