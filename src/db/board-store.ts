import type { BoardStore } from '../desk/ports/board-store.ts';
import type { Change } from '../desk/ports/store.ts';
import * as boardRows from './board-rows.ts';
import * as closingRows from './closing-rows.ts';
import * as listedRows from './listed-rows.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

export function createBoardStore(units: Units, apply: Apply): BoardStore {
  return {
    boardStates: () => units.read(boardRows.boardStates),
    changedPostings: (postings, version, at) =>
      units.read((tx) => listedRows.changedPostings(tx, postings, version, at)),
    saveListed: (board, changed, listed, at) =>
      units.write('normal', (tx) => listedRows.saveListed(tx, board, changed, listed, at)),
    openOfBoard: (board, prefix) => units.read((tx) => listedRows.openOfBoard(tx, board, prefix)),
    finishBoard: (end) =>
      units.write('full', async (tx) => {
        const closed = await boardRows.finishBoard(tx, end);
        if (end.entry) await apply(tx, [{ type: 'audit', entry: end.entry(closed) }]);
        return closed;
      }),
    noteBoardReported: (board, at) =>
      units.write('full', (tx) => boardRows.noteBoardReported(tx, board, at)),
    closingDates: (seq, span) => units.read((tx) => closingRows.closingDates(tx, seq, span)),
    expirePostings: (ids, at) =>
      units.write('full', (tx) => closingRows.expirePostings(tx, ids, at)),
    closedSaved: (limit) => units.read((tx) => closingRows.closedSaved(tx, limit)),
    talkOf: (clientId) => units.read((tx) => closingRows.talkOf(tx, clientId)),
    noteClosedTold: (items, changes) =>
      units.write('full', async (tx) => {
        const won = await closingRows.noteClosedTold(tx, items);
        if (won) await apply(tx, changes);
        return won;
      }),
  };
}
