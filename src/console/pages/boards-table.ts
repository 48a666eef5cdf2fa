import { html } from 'hono/html';
import { boardTrouble } from '../../desk/board-trouble.ts';
import type { BoardsHealth } from '../../desk/boards-health.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import { badge } from '../badge.ts';
import { type Cell, dataTable, NONE } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { moment, momentUtc } from '../moment.ts';

/** Each board of the configuration: when it answered last, how much it listed, and what is wrong with it. */
export function boardsTable(
  states: readonly BoardState[],
  names: readonly string[],
  sync: BoardsHealth['state'],
  now: Date,
): Html {
  if (names.length === 0)
    return html`<p class="soft">No board is configured (JOB_BOARDS); the index has what came another way.</p>`;
  const known = new Map(states.map((state) => [state.name, state]));
  return html`${
    sync === 'off'
      ? html`<p class="hint lead">They are not read by themselves (JOB_SYNC is off); sayso jobs sync reads them.</p>`
      : ''
  }${dataTable(
    'Boards',
    [
      { name: 'Board' },
      { name: 'State' },
      { name: 'Listed', isNumber: true },
      { name: 'Last answer (UTC)' },
      { name: 'What is wrong' },
    ],
    names.map((name) => row(name, known.get(name), now)),
  )}`;
}

function row(name: string, state: BoardState | undefined, now: Date): Cell[] {
  if (!state?.askedAt) return [name, badge('quiet', 'not asked yet'), NONE, NONE, NONE];
  const { errorCode, failures, listed, answeredAt, retryAt } = state;
  const rests = retryAt !== null && retryAt > now;
  return [
    name,
    errorCode === null ? badge('good', 'answers') : badge('bad', rests ? 'left alone' : 'fails'),
    listed === null ? NONE : listed.toLocaleString('en'),
    moment(answeredAt),
    errorCode === null
      ? NONE
      : html`It ${boardTrouble(errorCode)}; ${failures} times in a row${
          rests ? html`, asked again after ${momentUtc(retryAt)}` : ''
        }.`,
  ];
}
