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
  const { feed, mail, log } = deps;
  const notSent = (error: string) =>
    log.event('warn', 'operator_mail_not_sent', { kind: 'takeover', error });
  const tell: TellOperators = async (news, id, since) => {
    feed.changed({ kind: 'conversation', id });
    if (news !== 'escalated' || !mail) return true;
    try {
      const taken = await mail.sendConversationWaits(id, since);
      if (!taken) notSent('refused');
      return taken;
    } catch (error) {
      notSent(error instanceof Error ? error.name : 'unknown');
      return false;
    }
  };
  return { feed, tell };
}
