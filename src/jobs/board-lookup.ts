import { toMatchPosting } from '../desk/match-profiles.ts';
import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import type { Posting } from '../desk/posting.ts';
import { queryFits, readJobQuery } from '../match/query.ts';
import type { AskBoard } from './ask-board.ts';
import { type Board, hostOfBoard } from './board.ts';
import { SourceError } from './board-parse.ts';
import { readBoard } from './read-board.ts';

const LIMIT = 50;
/** A client waits for the answer, and every page or text is one more request at the board. */
const MAX_PAGES = 3;
const MAX_DETAILS = 10;

/** Asks boards live. Every fault is a `SourceError` with a short code. */
export function createBoardLookup(deps: { boards: readonly Board[]; ask: AskBoard }): BoardLookup {
  return {
    boards: deps.boards.map((board) => ({
      name: board.name,
      host: hostOfBoard(board),
      takesWords: board.source.takesWords,
      asksTexts: board.source.detail !== undefined,
    })),
    async lookup({ board: name, query, sendsWords }, signal) {
      const board = deps.boards.find((item) => item.name === name);
      if (!board) throw new SourceError('unknown_board', `This desk has no board "${name}".`);
      const asked = readJobQuery(query);
      const fits = (posting: Posting) => queryFits(asked, toMatchPosting(posting)).fits;
      const found = await readBoard(board, {
        ask: deps.ask,
        signal,
        ...(sendsWords ? { words: query } : {}),
        maxPages: MAX_PAGES,
        maxDetails: MAX_DETAILS,
        wanted: fits,
      });
      return { postings: found.postings.filter(fits).slice(0, LIMIT), problems: found.problems };
    },
  };
}
