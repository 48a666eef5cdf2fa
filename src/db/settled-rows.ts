import { and, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { approvals, conversations, executions, outbox } from './schema.ts';

/** The conversations of a client, or of each client of an outer query. */
export const talksOf = (client: string | SQL) =>
  sql`(select ${conversations.id} from ${conversations} where ${conversations.clientId} = ${client})`;

/**
 * Messages that were sent, or never will be, and that nothing refers to any more: what is under way is not taken from
 * under the sender, and the card of a waiting approval is still to be quoted and resolved.
 */
export const settledMessage = and(
  inArray(outbox.state, ['accepted', 'failed', 'unknown', 'suppressed']),
  or(
    sql`${outbox.approvalId} is null`,
    sql`${outbox.approvalId} not in (select ${approvals.id} from ${approvals} where ${approvals.status} = 'pending')`,
  ),
);

/** Cards whose approved action waits or runs. */
export const cardUnderWay = inArray(
  approvals.id,
  sql`(select ${executions.approvalId} from ${executions} where ${inArray(executions.status, ['held', 'queued', 'attempting'])})`,
);

/** Cards that were answered, whose action cannot run any more, and whose content is still there. */
export const contentOfOverCard = and(
  ne(approvals.status, 'pending'),
  not(cardUnderWay),
  ne(approvals.payloadHash, ''),
);
