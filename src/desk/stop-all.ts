import type { Approval, Execution } from './approval.ts';
import { auditEntry, auditOf, deskEntry } from './audit-templates.ts';
import { cardEnded } from './card-ended.ts';
import type { Client, Conversation } from './client.ts';
import { localClock } from './local-time.ts';
import { outbound } from './outbound.ts';
import { OWN_DATA_TOOLS } from './own-data.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { OutgoingStop } from './ports/stop-store.ts';
import type { Change, Store } from './ports/store.ts';
import type { Tool } from './tool.ts';

type Home = { client: Client; conversation: Conversation };

/** Do outgoing actions of the desk wait at this moment? */
export function isStopped(stop: OutgoingStop | null): stop is OutgoingStop & { until: null } {
  return stop !== null && stop.until === null;
}

/** May this approved tool not begin now? Clients keep the rights over their own data. */
export function isStoppedFor(stop: OutgoingStop | null, tool: string): boolean {
  return isStopped(stop) && !OWN_DATA_TOOLS.includes(tool);
}

/**
 * A yes holds until the end that the card names. What could not begin until then because everything was stopped is not
 * done later: the client may count on it that an old yes is no surprise. An action that waited for another reason is not
 * meant.
 */
export function ranOutWhileStopped(
  stop: OutgoingStop | null,
  { approval, execution }: { approval: Approval; execution: Execution | null },
  now: Date,
): boolean {
  if (!stop || execution?.status !== 'queued' || OWN_DATA_TOOLS.includes(approval.tool))
    return false;
  return approval.expiresAt >= stop.since && approval.expiresAt <= (stop.until ?? now);
}

/** What the client reads after their yes, while everything is stopped. */
export function stoppedCard(deps: { ids: Ids }, home: Home, card: Approval, at: Date): Change {
  const { timeZone } = home.client;
  return outbound(deps.ids, home.conversation, at, {
    kind: 'card_resolved',
    approvalId: card.id,
    number: card.number,
    outcome: 'held',
    card: card.cardText,
    text: `#${card.number}: Approved by you ${localClock(at, timeZone)}. The people of this desk have stopped all its actions for now; this one is done when they let them go on, and not at all after the card's end. I tell you what becomes of it.`,
    announce: true,
  });
}

/** Ends an approved action that ran out while everything was stopped; false when somebody was faster. */
export function endRanOut(
  deps: { store: Store; catalog: ReadonlyMap<string, Tool>; clock: Clock; ids: Ids },
  home: Home,
  card: Approval,
): Promise<boolean> {
  const at = deps.clock.now();
  return deps.store.endStopped(card.id, at, [
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          ...auditOf(deps.catalog, card.tool),
          action: `${card.tool}.ended`,
          approvalRequired: true,
          approvalReceived: true,
          errorStatus: 'stopped',
          notes: `approval #${card.number}; its time ended while all actions were stopped; not executed`,
        },
      ),
    },
    ...cardEnded(deps, card, at, {
      outcome: 'failed',
      client:
        'Not sent: the actions of this desk were stopped until the card had expired. Ask for it again if you still want it.',
      announce: true,
      agent: 'was not executed: all actions of the desk were stopped until it had expired.',
    }),
  ]);
}

export interface StopDeps {
  store: Pick<Store, 'setOutgoingStop' | 'countActions' | 'outgoingStop'>;
  clock: Clock;
}

/**
 * Stops all outgoing actions of the desk, or lets them go on; the record is in the same unit.
 * @param operator  who wants it, as the audit log names them
 * @returns one sentence for them
 */
export async function stopAll(
  deps: StopDeps,
  stopped: boolean,
  operator: string,
  source: 'console' | 'command line',
): Promise<{ changed: boolean; sentence: string }> {
  const at = deps.clock.now();
  const changed = await deps.store.setOutgoingStop({ stopped, operator, at }, [
    {
      type: 'audit',
      entry: deskEntry(at, {
        source,
        purpose: 'hold back everything that leaves the desk',
        action: stopped ? 'desk.stopped' : 'desk.released',
        notes: `operator ${operator}`,
      }),
    },
  ]);
  const { waiting, underWay } = await deps.store.countActions();
  if (!changed)
    return { changed, sentence: stopSentence(await deps.store.outgoingStop(), waiting) };
  if (!stopped)
    return {
      changed,
      sentence: `All actions go on. ${waiting === 0 ? 'None waited.' : `${counted(waiting, 'approved action')} that waited ${waiting === 1 ? 'is' : 'are'} done now; what has expired is not.`}`,
    };
  return {
    changed,
    sentence: `All outgoing actions of the desk are stopped: cards can be answered, and nothing begins.${underWay === 0 ? '' : ` ${counted(underWay, 'action')} had begun before and cannot be called back.`}`,
  };
}

/** One sentence about the switch, for operators. */
export function stopSentence(stop: OutgoingStop | null, waiting: number): string {
  if (!isStopped(stop)) return 'Nothing is stopped: approved actions are done at once.';
  return `All outgoing actions are stopped since ${stop.since.toISOString().slice(0, 16).replace('T', ' ')} UTC, by ${stop.operator}; ${counted(waiting, 'approved action')} ${waiting === 1 ? 'waits' : 'wait'}.`;
}

function counted(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
