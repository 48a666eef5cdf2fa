import type { Config } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { createOperatorsChat, type OperatorsChat } from './desk/operators-chat/operators-chat.ts';
import type { ChannelAdapter, ChannelHealth } from './desk/ports/channel.ts';
import type { Feed } from './desk/ports/feed.ts';
import type { Log } from './desk/ports/log.ts';
import type { Store } from './desk/ports/store.ts';
import type { WaysOut } from './egress/ways-out.ts';
import { systemClock } from './system.ts';

/**
 * The operators' group, for the process that has the bot's account: there is one, because the account is locked. Null when
 * OPERATORS_CHAT is not set.
 */
export async function openOperatorsChat(
  config: Config,
  parts: {
    store: Store;
    desk: Pick<Desk, 'takeover'>;
    feed: Feed;
    log: Log;
    ways: WaysOut;
    adapter(account: string): ChannelAdapter | null;
    wakeOutbox(conversationId: string): void;
  },
): Promise<OperatorsChat | null> {
  const { telegram, operatorsChat } = config;
  if (!telegram || !operatorsChat) return null;
  const { createGroupChat } = await import('./bot/telegram/group-chat.ts');
  return createOperatorsChat({
    ...parts,
    takeover: parts.desk.takeover,
    clock: systemClock,
    group: operatorsChat.chat,
    mode: operatorsChat.mirror,
    chat: createGroupChat({ ...telegram, way: parts.ways.for('telegram') }),
  });
}

/** How the group is, among the channels. */
export function groupHealth(group: OperatorsChat | null): ChannelHealth[] {
  return group ? [{ account: "operators' group", ...group.health(), lastContactMs: null }] : [];
}
