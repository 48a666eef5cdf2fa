import type { CardLine, CardState } from '../../desk/ports/console-views-store.ts';
import type { Mark } from '../badge.ts';

/** What became of a card, for whoever looks after the desk. */
export function cardState({ status, execution }: Pick<CardLine, 'status' | 'execution'>): {
  mark: Mark;
  words: string;
} {
  if (execution) return EXECUTIONS[execution.status];
  return ENDS[status];
}

export const STATE_NAMES: Readonly<Record<CardState, string>> = {
  waiting: 'Wait for the client',
  held: 'Wait for a second yes',
  queued: 'Queued',
  attempting: 'Under way',
  unknown: 'Outcome unknown',
  failed: 'Failed',
  done: 'Done',
  ended: 'Ended',
};

/** "send_outreach" as words. */
export function toolWords(tool: string): string {
  return tool.replaceAll('_', ' ');
}

const EXECUTIONS: Readonly<
  Record<NonNullable<CardLine['execution']>['status'], { mark: Mark; words: string }>
> = {
  held: { mark: 'warn', words: 'waits for a second yes' },
  queued: { mark: 'quiet', words: 'queued' },
  attempting: { mark: 'quiet', words: 'under way' },
  done: { mark: 'good', words: 'done' },
  failed: { mark: 'bad', words: 'failed' },
  unknown: { mark: 'bad', words: 'outcome unknown' },
};

const ENDS: Readonly<Record<CardLine['status'], { mark: Mark; words: string }>> = {
  pending: { mark: 'warn', words: 'waits for the client' },
  approved: { mark: 'good', words: 'approved' },
  declined: { mark: 'quiet', words: 'declined' },
  expired: { mark: 'quiet', words: 'expired' },
  superseded: { mark: 'quiet', words: 'superseded' },
  cancelled: { mark: 'quiet', words: 'cancelled' },
};
