import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import type { Fetch } from '../desk/ports/way-out.ts';
import { createAskBoard } from './ask-board.ts';
import { type Board, boardOf, createBoardLookup } from './board-lookup.ts';
import { SourceError } from './board-parse.ts';

type Configured = readonly { source: string; board: string }[];

/** The boards of JOB_BOARDS. Throws `SourceError` for a board that the desk cannot ask. */
export function openBoards(configured: Configured, fetch: Fetch): BoardLookup {
  return createBoardLookup({ boards: configuredBoards(configured), ask: createAskBoard(fetch) });
}

/** Where they are asked, for the list of hosts that the desk may reach. Throws as `openBoards` does. */
export function boardAddresses(configured: Configured): string[] {
  return [...new Set(configuredBoards(configured).map((board) => new URL(board.url('')).origin))];
}

/** Throws as `openBoards` does. A board that is named twice is one. */
export function configuredBoards(configured: Configured): Board[] {
  const boards = configured.map(({ source, board }) => {
    const found = boardOf(source, board);
    if (found) return found;
    throw new SourceError(
      'unknown_board',
      `JOB_BOARDS names ${board ? `${source}:${board}` : source}, which cannot be asked. Known: greenhouse:NAME, lever:NAME, ashby:NAME, recruitee:NAME, workable:NAME, personio:NAME, remotive, arbeitnow.`,
    );
  });
  return [...new Map(boards.map((board) => [board.name, board])).values()];
}
