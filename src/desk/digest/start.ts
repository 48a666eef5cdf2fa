import type { Client, Conversation } from '../client.ts';
import type { Clock } from '../ports/clock.ts';
import type { DigestStore } from '../ports/digest-store.ts';
import type { Change } from '../ports/store.ts';
import type { QuietHours } from '../quiet-hours.ts';
import { firstHour } from './first-hour.ts';
import { localSlotAfter } from './slots.ts';

export interface StartDigestDeps {
  store: Pick<DigestStore, 'getDigest'>;
  clock: Clock;
  settings: { quietHours: QuietHours | null };
}

/**
 * Starts the digest of a client who asked for something that it brings. `hour` is when it comes; null where the client
 * wants none, which stays so.
 */
export async function startDigest(
  deps: StartDigestDeps,
  home: { client: Client; conversation: Conversation },
): Promise<{ hour: string | null; changes: Change[] }> {
  const plan = await deps.store.getDigest(home.client.id);
  if (plan) return { hour: plan.hour, changes: [] };
  const hour = firstHour(deps.settings.quietHours);
  const nextAt = localSlotAfter(hour, home.client.timeZone, deps.clock.now());
  return {
    hour,
    changes: [
      {
        type: 'digest_started',
        clientId: home.client.id,
        conversationId: home.conversation.id,
        hour,
        nextAt,
      },
    ],
  };
}
