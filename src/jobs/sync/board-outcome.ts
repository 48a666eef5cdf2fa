import type { Board } from '../board.ts';
import type { BoardProblem } from '../board-parse.ts';

/** How the sync of one board went. */
export interface BoardOutcome {
  board: string;
  /** `put_off`: its host asked for a pause, so it was not asked. `stopped`: the desk stops, and nothing was noted. */
  status: 'read' | 'unchanged' | 'failed' | 'put_off' | 'stopped';
  code: string | null;
  listed: number;
  imported: number;
  updated: number;
  unchanged: number;
  closed: number;
  problems: BoardProblem[];
  retryAt: Date | null;
}

/** Nothing came of it yet. */
export function outcome(board: Pick<Board, 'name'>, status: BoardOutcome['status']): BoardOutcome {
  return {
    board: board.name,
    status,
    code: null,
    listed: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    closed: 0,
    problems: [],
    retryAt: null,
  };
}
