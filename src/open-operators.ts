import type { DeskDeps } from './desk/desk.ts';
import type { Feed } from './desk/ports/feed.ts';
import type { Log } from './desk/ports/log.ts';
import type { OperatorMail } from './desk/ports/operator-mail.ts';
import type { TellOperators } from './desk/ports/tell-operators.ts';

/** How this process tells operators something: its feed for those who look on, and mail when nobody does. */
export function openOperators(deps: {
  feed: Feed;
  mail: OperatorMail | null;
  log: Log;
}): DeskDeps['operators'] {
  const failed = (error: unknown) =>
    deps.log.event('warn', 'operators_not_told', {
      error: error instanceof Error ? error.name : 'unknown',
    });
  const { feed } = deps;
  const tell: TellOperators = async (news, id) => {
    feed.changed({ kind: 'conversation', id });
    if (news !== 'escalated' || !deps.mail) return;
    try {
      const taken = await deps.mail.sendConversationWaits(id);
      if (!taken) deps.log.event('warn', 'operator_mail_not_sent', { kind: 'takeover' });
    } catch (error) {
      failed(error);
    }
  };
  return { feed, tell };
}
