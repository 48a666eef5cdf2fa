import { may, type Operator } from '../../desk/operators/operator.ts';
import type { ChannelHealth } from '../../desk/ports/channel.ts';
import type { Mark } from '../badge.ts';
import { span } from '../moment.ts';
import type { SystemPage } from './system-view.ts';

/** One thing that is well or not, in a word and a sentence. */
export interface Check {
  mark: Mark;
  state: string;
  name: string;
  words: string;
  href?: string;
}

const DAY_MS = 86_400_000;
/** After so many days somebody should have made a backup. */
const BACKUP_DAYS = 7;

export function channelCheck(channel: ChannelHealth): Check {
  const { account, state, lastContactMs, advice } = channel;
  const heard = lastContactMs === null ? 'not heard of yet' : `heard ${span(lastContactMs)} ago`;
  return {
    ...CHANNEL[state],
    name: account,
    words: advice === null ? `${heard}.` : `${heard}. ${advice}`,
  };
}

const CHANNEL: Readonly<Record<ChannelHealth['state'], { mark: Mark; state: string }>> = {
  starting: { mark: 'quiet', state: 'starting' },
  up: { mark: 'good', state: 'up' },
  down: { mark: 'warn', state: 'down' },
  fault: { mark: 'bad', state: 'fault' },
  stopped: { mark: 'quiet', state: 'stopped' },
};

/** Everything beside channels and boards. */
export function checksOf(page: SystemPage): Check[] {
  const { health, alerts, operator } = page;
  const { inbox, outbox, deadLetters, unknown, queue, checkpoints } = health;
  const gaveNothing = alerts.nothing + alerts.failed;
  return [
    level(inbox, 'Inbox', 'messages of clients wait to be handled.', 100),
    level(outbox, 'Outbox', 'messages wait to be sent.', 100),
    trouble(deadLetters, 'Dead letters', 'messages failed too often and were set aside.'),
    {
      ...trouble(unknown, 'Unknown outcomes', 'sends or actions of which nobody knows the end.'),
      ...(unknown === 0 ? {} : linkFor(operator, '/approvals?state=unknown')),
    },
    {
      mark: queue.state === 'up' ? (queue.failed === 0 ? 'good' : 'bad') : 'bad',
      state: queue.state,
      name: 'Queue',
      words: `${queue.waiting} jobs wait for their time, ${queue.failed} were set aside.`,
    },
    {
      mark: checkpoints.state === 'up' ? 'good' : 'bad',
      state: checkpoints.state === 'up' ? 'witnessed' : 'degraded',
      name: 'Log',
      words:
        checkpoints.problems.length === 0
          ? lastSigned(page)
          : `${checkpoints.problems.join('; ')}. sayso doctor says more.`,
      ...linkFor(operator, '/audit'),
    },
    {
      mark: gaveNothing === 0 ? 'good' : 'warn',
      state: gaveNothing === 0 ? 'well' : String(gaveNothing),
      name: 'Forwarded alerts',
      words: `${alerts.new} wait to be read, ${alerts.held} wait for a client's word on their sender, ${gaveNothing} gave no job (sayso alerts list).`,
    },
    backup(page),
  ];
}

function level(many: number, name: string, words: string, high: number): Check {
  return {
    mark: many > high ? 'warn' : 'good',
    state: many.toLocaleString('en'),
    name,
    words: many === 0 ? 'Nothing waits.' : words,
  };
}

function trouble(many: number, name: string, words: string): Check {
  return {
    mark: many === 0 ? 'good' : 'bad',
    state: many.toLocaleString('en'),
    name,
    words: many === 0 ? 'None.' : words,
  };
}

function lastSigned({ head, now }: SystemPage): string {
  const { checkpoint, size } = head;
  if (!checkpoint) return `${size} rows, none signed yet.`;
  return `Signed ${span(now.getTime() - checkpoint.at.getTime())} ago up to row ${checkpoint.size} of ${size}.`;
}

function backup({ backedUpAt, now }: SystemPage): Check {
  if (!backedUpAt)
    return {
      mark: 'warn',
      state: 'none',
      name: 'Backup',
      words: 'No backup was made yet. Make one with sayso backup.',
    };
  const age = now.getTime() - backedUpAt.getTime();
  const isOld = age > BACKUP_DAYS * DAY_MS;
  return {
    mark: isOld ? 'warn' : 'good',
    state: span(age),
    name: 'Backup',
    words: isOld ? 'The last one is old. Make one with sayso backup.' : 'That old is the last one.',
  };
}

/** Where an operator may go to see to it. */
function linkFor(operator: Operator, href: string): { href?: string } {
  return href.startsWith('/audit') && !may(operator, 'audit') ? {} : { href };
}
