import { type OperatorRead, operatorReadRow, type ReadDetail } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Operator } from './operator.ts';

/** A page that follows a conversation is read again at every change; one row stands for that long. */
const ONE_LOOK_MS = 10 * 60_000;

/**
 * Writes down that an operator looks at something of a client's, before they see it (I12): throws when the record cannot
 * be written, so that nothing is shown. One row stands for ten minutes of the same look.
 */
export type OnRecord = (
  operator: Operator,
  home: { client: Pick<Client, 'subject'>; conversation: Pick<Conversation, 'id'> | null },
  what: OperatorRead,
  /** Another card or another draft is another look. */
  detail?: ReadDetail,
) => Promise<void>;

export function createOnRecord(deps: { store: Pick<Store, 'commit'>; clock: Clock }): OnRecord {
  const looks = new Map<string, number>();
  return async (operator, home, what, detail = {}) => {
    const at = deps.clock.now();
    const now = at.getTime();
    const key = [
      operator.id,
      home.client.subject,
      home.conversation?.id ?? '',
      what,
      detail.approval ?? '',
      detail.draft ?? '',
    ].join('\n');
    if (now - (looks.get(key) ?? Number.NEGATIVE_INFINITY) < ONE_LOOK_MS) return;
    await deps.store.commit(
      [
        {
          type: 'audit',
          entry: operatorReadRow({ ...home, at }, what, {
            ...detail,
            operator: operator.name,
            source: 'console',
          }),
        },
      ],
      'full',
    );
    for (const [known, since] of looks) if (now - since >= ONE_LOOK_MS) looks.delete(known);
    looks.set(key, now);
  };
}
