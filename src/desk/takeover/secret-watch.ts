import type { TakeoverDeps } from './act.ts';
import { request } from './request.ts';

/** Two secrets within this time: the client does not know how else to give them, so a person should help. */
const WINDOW_MS = 24 * 3_600_000;
const ROWS = 50;

/** Asks for a person when a client sends a second secret. The message itself is long dealt with, so nothing waits for this. */
export function createSecretWatch(
  deps: Pick<TakeoverDeps, 'store' | 'clock' | 'ids' | 'log' | 'scheduler' | 'changed'>,
) {
  const running = new Set<Promise<void>>();

  async function look(conversationId: string): Promise<void> {
    const home = await deps.store.getConversation(conversationId);
    if (!home) return;
    const rows = await deps.store.listAudit({ user: home.client.subject, limit: ROWS });
    const since = deps.clock.now().getTime() - WINDOW_MS;
    const blocked = rows.filter(
      ({ action, at }) => action === 'guard.blocked' && at.getTime() > since,
    );
    if (blocked.length >= 2) await request(deps, conversationId, 'secret_twice');
  }

  return {
    /** A message of this conversation held a secret and was stopped. Never throws. */
    blocked(conversationId: string): void {
      const work = look(conversationId)
        .catch((error: unknown) =>
          deps.log.event('warn', 'secret_watch_failed', {
            error: error instanceof Error ? error.name : 'unknown',
          }),
        )
        .finally(() => running.delete(work));
      running.add(work);
    },
    /** Waits for what is being looked at. */
    async idle(): Promise<void> {
      await Promise.all(running);
    },
  };
}
