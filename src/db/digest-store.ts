import type { DigestChange, DigestStore } from '../desk/ports/digest-store.ts';
import type { Change } from '../desk/ports/store.ts';
import * as digestRows from './digest-rows.ts';
import { followUpsOf, settleFollowUp } from './follow-up-rows.ts';
import type { Keyring } from './keyring.ts';
import { unlessTold } from './reply-store.ts';
import * as searchRows from './saved-search-rows.ts';
import { noteShown, noteShownOnce, ShownBefore, shownTo } from './shown-rows.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

export function createDigestStore(units: Units, keys: Keyring, apply: Apply): DigestStore {
  return {
    getDigest: (clientId) => units.read((tx) => digestRows.getDigest(tx, clientId)),
    digestsDue: (at, limit) => units.read((tx) => digestRows.digestsDue(tx, at, limit)),
    recordDigest: (clientId, seen, then, changes) =>
      unlessTold(
        units.write('full', async (tx) => {
          const won = await digestRows.advanceDigest(tx, clientId, seen, then);
          if (won) await apply(tx, changes);
          return won;
        }),
      ),
    countDigests: (now, lateMs) => units.read((tx) => digestRows.countDigests(tx, now, lateMs)),
    digestIsLastWord: (conversationId, since) =>
      units.read((tx) => digestRows.digestIsLastWord(tx, conversationId, since)),
    clientsWithoutDigest: (at, limit) =>
      units.read((tx) => digestRows.clientsWithoutDigest(tx, at, limit)),
    savedSearches: (clientId) => units.read((tx) => searchRows.savedSearchesOf(tx, keys, clientId)),
    nextSavedSearch: (clientId) => units.read((tx) => searchRows.nextNumber(tx, clientId)),
    searchesAtOnce: () => units.read((tx) => searchRows.searchesAtOnce(tx, keys)),
    shownPostings: (clientId) => units.read((tx) => shownTo(tx, clientId)),
    showOnce: (clientId, postingIds, via, at, changes) =>
      units
        .write('full', async (tx) => {
          await noteShownOnce(tx, clientId, postingIds, via, at);
          await apply(tx, changes);
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof ShownBefore) return false;
          throw error;
        }),
    followUps: (clientId) => units.read((tx) => followUpsOf(tx, clientId)),
    sentMails: (clientId, tool, since) =>
      units.read((tx) => digestRows.sentMails(tx, keys, clientId, tool, since)),
    closedAmong: (ids) => units.read((tx) => digestRows.closedAmong(tx, ids)),
    newestPostingChange: () => units.read(digestRows.newestPostingChange),
  };
}

/** Applies a change of this part inside the caller's unit. */
export async function applyDigestChange(
  tx: Tx,
  keys: Keyring,
  change: DigestChange,
): Promise<void> {
  switch (change.type) {
    case 'search_saved':
      return searchRows.saveSearch(tx, keys, change);
    case 'saved_search_ended':
      return searchRows.endSavedSearch(tx, keys, change.clientId, change.number, change.at);
    case 'saved_search_at_once':
      return searchRows.setAtOnce(tx, keys, change.clientId, change.number, change.atOnce);
    case 'saved_searches_ran':
      return searchRows.noteRan(tx, change.clientId, change.at);
    case 'digest_started':
      return digestRows.startDigest(tx, change);
    case 'digest_set':
      return digestRows.setDigest(tx, change);
    case 'postings_shown':
      await noteShown(tx, change.clientId, change.postingIds, change.via, change.at);
      return;
    case 'follow_up_settled':
      return settleFollowUp(tx, change);
  }
}
