import type { Log } from '../ports/log.ts';
import type { Scheduler } from '../ports/scheduler.ts';
import type { ControlState } from './control.ts';

/** Puts the next look into the queue. A queue that is away is no fault of the conversation: the sweep finds it. */
export async function scheduleControl(
  deps: { scheduler: Pick<Scheduler, 'schedule'>; log: Log },
  state: Pick<ControlState, 'conversationId' | 'version' | 'looks' | 'lookAt'>,
): Promise<void> {
  const { conversationId: id, version, looks, lookAt } = state;
  if (lookAt === null) return;
  const key = `control-${id}-${version}-${looks}`;
  await deps.scheduler
    .schedule([{ key, kind: 'control', id, runAt: lookAt }])
    .catch((error: unknown) =>
      deps.log.event('warn', 'not_scheduled', {
        jobs: 1,
        error: error instanceof Error ? error.name : 'unknown',
      }),
    );
}
