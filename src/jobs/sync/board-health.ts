import { boardTrouble } from '../../desk/board-trouble.ts';
import type { BoardsHealth } from '../../desk/boards-health.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import { OPEN_AFTER } from './back-off.ts';
import { SHRUNK } from './judge-list.ts';

/** Faults in a row that may pass by themselves. */
const PASSING = 3;
/** These do not pass by themselves. */
const LASTING: ReadonlySet<string> = new Set([
  SHRUNK,
  'no_such_board',
  'changed_schema',
  'broken_json',
  'too_large',
  'too_many_redirects',
  'host_not_allowed',
  'forbidden_host',
  'private_address',
  'http_401',
  'http_403',
]);

/** Is it more than a passing fault? Then an operator should look. */
export function isBroken(state: BoardState): boolean {
  const { errorCode, failures } = state;
  return errorCode !== null && (failures >= PASSING || LASTING.has(errorCode));
}

export function boardsHealth(
  states: readonly BoardState[],
  boards: readonly { name: string }[],
  isOn: boolean,
): BoardsHealth {
  const mine = configured(states, boards);
  const failing = mine
    .filter(({ errorCode }) => errorCode !== null)
    .map(({ name, errorCode, failures, retryAt }) => ({
      board: name,
      code: errorCode ?? '',
      faults: failures,
      retryAt: retryAt?.toISOString() ?? null,
    }));
  const state = !isOn ? 'off' : failing.length > 0 ? 'failing' : 'up';
  return { state, asked: mine.filter(({ askedAt }) => askedAt !== null).length, failing };
}

/** States of boards that the configuration still names. */
export function configured(
  states: readonly BoardState[],
  boards: readonly { name: string }[],
): BoardState[] {
  const names = new Set(boards.map(({ name }) => name));
  return states.filter(({ name }) => names.has(name));
}

/** One sentence for whoever runs the desk. */
export function troubleOf(state: BoardState): string {
  const { errorCode, failures, retryAt } = state;
  const times = failures > 1 ? `, ${failures} times in a row` : '';
  const rest = failures >= OPEN_AFTER ? '; it is asked once a day until it answers' : '';
  const next = retryAt ? `; next try after ${retryAt.toISOString().slice(0, 16)}Z` : '';
  return `${boardTrouble(errorCode ?? '')}${times}${rest}${next}`;
}
