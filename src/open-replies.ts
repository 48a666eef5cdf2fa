import { every, type Faults, fault } from './background.ts';
import type { Config } from './config.ts';
import type { LiveNotice } from './desk/privacy/live-notice.ts';
import {
  createReplyKeeper,
  type KeeperDeps,
  type RepliesHealth,
} from './desk/replies/reply-keeper.ts';
import type { WaysOut } from './egress/ways-out.ts';

/** The look for answers of one process. */
export interface OpenReplies {
  /** Begins to look and to tell; for a process that works. */
  begin(): void;
  health(): Promise<RepliesHealth>;
  stop(): Promise<void>;
}

const TEND_MS = 10_000;

/** What looks for answers in the mailbox that sends; a desk that does not track them has none. */
export async function openReplies(
  config: Config,
  parts: Omit<KeeperDeps, 'mailbox'> & { notice: LiveNotice; ways: WaysOut; faults: Faults },
): Promise<OpenReplies> {
  if (config.imapUrl === null || !config.settings.repliesTracked) return NONE;
  const { openReplyMailbox } = await import('./mail/reply-mailbox.ts');
  const mailbox = openReplyMailbox(config.imapUrl, parts.ways.for('reply mailbox'));
  const keeper = createReplyKeeper({ ...parts, mailbox });
  let timer: NodeJS.Timeout | null = null;
  return {
    begin() {
      timer = every(TEND_MS, () => keeper.tend(), parts.faults, 'replies');
      keeper.tend().catch((error: unknown) => fault(parts.faults, 'replies', error));
    },
    health: () => keeper.health(),
    async stop() {
      if (timer) clearInterval(timer);
      await keeper.stop();
    },
  };
}

const NONE: OpenReplies = {
  begin: () => undefined,
  health: async () => ({ state: 'off' }),
  stop: async () => undefined,
};
