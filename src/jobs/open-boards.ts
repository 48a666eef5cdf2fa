import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import type { Fetch } from '../desk/ports/way-out.ts';
import { createAskBoard } from './ask-board.ts';
import { type Board, boardOf, type ConfiguredBoard } from './board.ts';
import { createBoardLookup } from './board-lookup.ts';
import type { SourceKeys } from './source.ts';

/** The boards of JOB_BOARDS. Throws `SourceError` for a board that the desk cannot ask. */
export function openBoards(
  configured: readonly ConfiguredBoard[],
  keys: SourceKeys,
  fetch: Fetch,
): BoardLookup {
  return createBoardLookup({
    boards: configuredBoards(configured, keys),
    ask: createAskBoard(fetch),
  });
}

/** Where they are asked, for the list of hosts that the desk may reach. Throws as `openBoards` does. */
export function boardAddresses(configured: readonly ConfiguredBoard[], keys: SourceKeys): string[] {
  const origins = configuredBoards(configured, keys).map(({ source, board }) =>
    source.origin(board),
  );
  return [...new Set(origins)];
}

/** Throws as `openBoards` does. A board that is named twice is one. */
export function configuredBoards(
  configured: readonly ConfiguredBoard[],
  keys: SourceKeys,
): Board[] {
  const boards = configured.map((item) => boardOf(item, keys));
  return [...new Map(boards.map((board) => [board.name, board])).values()];
}
