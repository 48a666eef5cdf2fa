import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Change, InboxContent } from '../desk/ports/store.ts';
import { prepared } from './prepared.ts';
import { conversations } from './schema.ts';
import type { Tx } from './units.ts';

const later = (at: Date) => or(isNull(conversations.lastAt), lt(conversations.lastAt, at));

const clientSpoke = prepared((tx) =>
  tx
    .update(conversations)
    .set({
      lastAt: sql`${sql.placeholder('at')}`,
      lastClientAt: sql`${sql.placeholder('at')}`,
      snoozedUntil: null,
      unreachableAt: null,
    })
    .where(eq(conversations.id, sql.placeholder('id')))
    .prepare(),
);

/** What a client does in their chat. News about the chat, a person on the desk's phone and the desk itself are not it. */
const BY_CLIENT: readonly InboxContent['kind'][] = [
  'start',
  'text',
  'before_consent',
  'file',
  'voice',
  'tap',
  'reaction',
  'blocked',
  'unsupported',
];

/**
 * The client wrote: their conversation comes first in the inbox, is not snoozed any more, and can be written to. False,
 * and nothing is changed, when it was not the client.
 */
export async function noteInbound(
  tx: Tx,
  conversationId: string,
  kind: InboxContent['kind'],
  at: Date,
): Promise<boolean> {
  if (!BY_CLIENT.includes(kind)) return false;
  await clientSpoke(tx).execute({ id: conversationId, at: at.getTime() });
  return true;
}

/** What was said in this unit moves its conversations to the front of the inbox: one update each. */
export async function noteSaid(tx: Tx, changes: readonly Change[]): Promise<void> {
  const said = new Map<string, Date>();
  for (const change of changes) {
    if (change.type !== 'transcript' && change.type !== 'outbound') continue;
    const known = said.get(change.conversationId);
    if (!known || known < change.at) said.set(change.conversationId, change.at);
  }
  for (const [id, at] of said)
    await tx
      .update(conversations)
      .set({ lastAt: at })
      .where(and(eq(conversations.id, id), later(at)));
}
