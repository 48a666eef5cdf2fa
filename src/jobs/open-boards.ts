import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import { boardOf, createBoardLookup } from './board-lookup.ts';
import { SourceError } from './board-parse.ts';
import { createEgressFetch } from './egress-fetch.ts';

/**
 * The boards of JOB_BOARDS behind the egress guard, whose list is exactly their hosts.
 * Throws `SourceError` for a board that the desk cannot ask.
 */
export function openBoards(configured: readonly { source: string; board: string }[]): BoardLookup {
  const boards = configured.map(({ source, board }) => {
    const known = boardOf(source, board);
    if (known) return known;
    throw new SourceError(
      'unknown_board',
      `JOB_BOARDS names ${board ? `${source}:${board}` : source}, which cannot be asked. Known: greenhouse:NAME, lever:NAME, ashby:NAME, recruitee:NAME, workable:NAME, personio:NAME, remotive, arbeitnow.`,
    );
  });
  const allow = [...new Set(boards.map((board) => new URL(board.url('')).host))];
  return createBoardLookup({ boards, fetch: createEgressFetch({ allow }) });
}
