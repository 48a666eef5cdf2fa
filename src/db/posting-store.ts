import type { PostingIndexStore } from '../desk/ports/posting-index.ts';
import type { PostingStore } from '../desk/ports/store.ts';
import type { Posting } from '../desk/posting.ts';
import { crossListings } from './likely-copy-rows.ts';
import { ownersGone } from './owned-rows.ts';
import * as postingRows from './posting-rows.ts';
import { findWords } from './posting-word-rows.ts';
import type { Units } from './units.ts';

/** Postings, their full text and the copies among them. */
export function createPostingStore(units: Units): PostingStore & PostingIndexStore {
  return {
    savePostings: (rows, at) => units.write('full', (tx) => postingRows.savePostings(tx, rows, at)),
    getPostings: (ids, viewer) => units.read((tx) => postingRows.getPostings(tx, ids, viewer)),
    postingsSince: (seq, limit) => units.read((tx) => postingRows.postingsSince(tx, seq, limit)),
    ownersGone: (clientIds) => units.read((tx) => ownersGone(tx, clientIds)),
    countPostings: () => units.read(postingRows.countPostings),
    findWords: (search, viewer) => units.read((tx) => findWords(tx, search, viewer)),
    crossListings: (ids, viewer) =>
      units.read(async (tx) => {
        const found = new Map<string, Posting[]>();
        for (const id of ids) found.set(id, await crossListings(tx, id, viewer));
        return found;
      }),
    indexPostings: (limit) => units.write('normal', (tx) => postingRows.indexPostings(tx, limit)),
    closePostings: (ids, why, at) =>
      units.write('full', (tx) => postingRows.closePostings(tx, ids, why, at)),
  };
}
