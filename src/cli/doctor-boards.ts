import type { Config } from '../config.ts';
import type { BoardState } from '../desk/ports/board-store.ts';
import type { Store } from '../desk/ports/store.ts';
import { configuredBoards } from '../jobs/open-boards.ts';
import { configured, isBroken, troubleOf } from '../jobs/sync/board-health.ts';
import type { Finding } from './finding.ts';

/** How the sync of each board of JOB_BOARDS went last; nothing is asked. */
export async function checkBoards(config: Config, store: Store): Promise<Finding[]> {
  const boards = boardsOf(config);
  if (boards.length === 0) return [];
  const states = configured(await store.boardStates(), boards);
  const failing = states.filter(({ errorCode }) => errorCode !== null);
  const never = boards.filter(({ name }) => !states.some((state) => state.name === name));
  const findings = failing.map(findingOf);
  if (never.length > 0)
    findings.push({
      mark: 'note',
      text: `boards never asked yet: ${never.map(({ name }) => name).join(', ')}${config.jobSyncMs === null ? '; JOB_SYNC is off, run sayso jobs sync' : ''}`,
    });
  const well = states.length - failing.length;
  if (well > 0)
    findings.push({
      mark: 'ok',
      text: `boards: ${well} answered, ${states.reduce((sum, { listed }) => sum + (listed ?? 0), 0)} jobs listed, ${every(config.jobSyncMs)}`,
    });
  return findings;
}

function findingOf(state: BoardState): Finding {
  return {
    mark: isBroken(state) ? 'fix' : 'note',
    text: `board ${state.name} ${troubleOf(state)}`,
  };
}

/** A board that the desk does not know is found elsewhere. */
function boardsOf(config: Config): { name: string }[] {
  try {
    return configuredBoards(config.boards, config.boardKeys);
  } catch {
    return [];
  }
}

function every(ms: number | null): string {
  return ms === null ? 'synced by hand (JOB_SYNC is off)' : `synced every ${ms / 3_600_000} h`;
}
