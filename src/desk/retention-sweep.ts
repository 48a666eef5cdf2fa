import { forgetStrangers } from './admission/waiting.ts';
import { auditEntry } from './audit-templates.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import { RETENTION_CATEGORIES, type RetentionPolicy, retentionLimits } from './retention.ts';

export interface RetentionDeps {
  store: Store;
  clock: Clock;
  settings: { retention: RetentionPolicy };
}

const CLIENTS_AT_ONCE = 100;
const MAX_CLIENTS = 5000;
/** Platforms deliver what was sent before an erasure for some days at most. */
const TAGS_MS = 60 * 86_400_000;

/** Deletes what has been kept for its time: a unit a client, with one row of the log where something went. Gives how many clients. */
export async function sweepRetention(deps: RetentionDeps): Promise<number> {
  const now = deps.clock.now();
  const limits = retentionLimits(deps.settings.retention, now);
  await forgetStrangers(deps);
  await deps.store.dropErasedAddresses(new Date(now.getTime() - TAGS_MS));
  let clients = 0;
  while (clients < MAX_CLIENTS) {
    const found = await deps.store.clientsWithOld(limits, CLIENTS_AT_ONCE);
    for (const { id, subject } of found)
      await deps.store.forgetOld(id, limits, (gone) =>
        auditEntry(
          { client: { subject }, conversation: null, at: now },
          {
            dataCategory: 'message',
            purpose: 'delete what has been kept for its time',
            action: 'retention.deleted',
            notes: RETENTION_CATEGORIES.flatMap((category) =>
              gone[category] ? [`${gone[category]} ${category}`] : [],
            ).join(', '),
          },
        ),
      );
    clients += found.length;
    if (found.length < CLIENTS_AT_ONCE) break;
  }
  return clients;
}
