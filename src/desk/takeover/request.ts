import type { Client, Conversation } from '../client.ts';
import { botLine } from '../outbound.ts';
import type { Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import type { TakeoverDeps } from './act.ts';
import { ASKED_BY_RULE } from './client-words.ts';
import type { RequestReason } from './control.ts';
import { controlRow } from './control-row.ts';
import { scheduleControl } from './control-schedule.ts';

type Home = { client: Client; conversation: Conversation };

/**
 * Asks for a person, in the unit of what made it necessary: bot -> requested with its row, and nothing when one is asked
 * or there already. A request that the desk makes by itself is told to the client as well.
 */
export function requested(ids: Ids, home: Home, reason: RequestReason, at: Date): Change {
  const own = reason === 'client' || reason === 'agent';
  const actor = reason === 'client' ? 'human' : reason === 'agent' ? 'ai' : 'automation';
  return {
    type: 'control_requested',
    conversationId: home.conversation.id,
    reason,
    at,
    alongside: [
      controlRow({ ...home, at }, 'control.requested', {
        actor,
        notes: [`reason: ${reason.replaceAll('_', ' ')}`, 'from bot'],
      }),
      ...(own ? [] : [botLine(ids, home.conversation.id, at, ASKED_BY_RULE)]),
    ],
  };
}

/** bot -> requested by itself. Where nobody looks after the desk nobody is asked. */
export async function request(
  deps: Pick<TakeoverDeps, 'store' | 'clock' | 'ids' | 'scheduler' | 'log' | 'changed'>,
  conversationId: string,
  reason: RequestReason,
): Promise<void> {
  const home = await deps.store.getConversation(conversationId);
  if (home?.client.status !== 'consented' || home.conversation.control !== 'bot') return;
  if (!(await deps.store.operatorsExist())) return;
  await deps.store.commit([requested(deps.ids, home, reason, deps.clock.now())], 'full');
  await afterRequest(deps, conversationId);
}

/** What follows a unit that may have asked for a person. */
export async function afterRequest(
  deps: Pick<TakeoverDeps, 'scheduler' | 'log' | 'changed'> & { store: Pick<Store, 'getControl'> },
  conversationId: string,
): Promise<void> {
  const state = await deps.store.getControl(conversationId);
  if (state?.control !== 'requested') return;
  deps.changed(conversationId, false);
  await scheduleControl(deps, state);
}
