import type { Health } from './console/health.ts';
import type { CheckpointKeeper } from './desk/checkpoints.ts';
import type { OperatorsChat } from './desk/operators-chat/operators-chat.ts';
import type { ChannelAdapter, ChannelHealth } from './desk/ports/channel.ts';
import type { Scheduler } from './desk/ports/scheduler.ts';
import type { Store } from './desk/ports/store.ts';
import { isStopped } from './desk/stop-all.ts';
import type { BoardKeeper } from './jobs/sync/board-keeper.ts';
import { groupHealth } from './open-operators-chat.ts';
import type { OpenReplies } from './open-replies.ts';

/** How every channel of this process is, the operators' group among them. */
export function channelsHealth(
  adapters: ReadonlyMap<string, ChannelAdapter>,
  group: OperatorsChat | null,
): ChannelHealth[] {
  return [...[...adapters.values()].map((adapter) => adapter.health()), ...groupHealth(group)];
}

/** What /health tells: states, depths and ages only. */
export async function health(
  store: Store,
  channels: ChannelHealth[],
  scheduler: Scheduler,
  checkpoints: CheckpointKeeper,
  boards: BoardKeeper,
  replies: OpenReplies,
): Promise<Health> {
  const depths = await store.depths();
  const queue = await scheduler.health();
  const well =
    depths.deadLetters + depths.unknown + queue.failed === 0 &&
    queue.state === 'up' &&
    checkpoints.health().state === 'up' &&
    channels.every(({ state }) => state === 'up' || state === 'starting');
  return {
    status: well ? 'ok' : 'degraded',
    actions: isStopped(await store.outgoingStop()) ? 'stopped' : 'running',
    ...depths,
    queue,
    checkpoints: checkpoints.health(),
    boards: await boards.health(),
    replies: await replies.health(),
    channels,
  };
}
