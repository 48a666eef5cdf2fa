import { desc, eq, sql } from 'drizzle-orm';
import type { TranscriptMessage } from '../desk/message.ts';
import type { Change } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { prepared } from './prepared.ts';
import { conversations, turns } from './schema.ts';
import type { Tx } from './units.ts';

export const turnPlace = (id: string) => ({ table: 'turns', column: 'messages', row: id });

const turnsOf = prepared((tx) =>
  tx
    .select({ turn: turns, clientId: conversations.clientId })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(eq(turns.conversationId, sql.placeholder('conversationId')))
    .orderBy(desc(turns.ord))
    .limit(sql.placeholder('limit'))
    .prepare(),
);

const newTurn = prepared((tx) =>
  tx
    .insert(turns)
    .values({
      id: sql.placeholder('id'),
      conversationId: sql.placeholder('conversationId'),
      sealedMessages: sql.placeholder('sealedMessages'),
      chars: sql.placeholder('chars'),
      at: sql.placeholder('at'),
    })
    .prepare(),
);

export async function insertTurn(
  tx: Tx,
  keys: Keyring,
  change: Extract<Change, { type: 'transcript' }>,
): Promise<void> {
  const clientId = await clientOf(tx, change.conversationId);
  await newTurn(tx).execute({
    id: change.turnId,
    conversationId: change.conversationId,
    sealedMessages: await keys.sealJson(tx, clientId, turnPlace(change.turnId), change.messages),
    chars: change.messages.reduce((sum, message) => sum + message.text.length, 0),
    at: change.at,
  });
}

/** The last turns that fit, oldest first; cut at whole turns, so that every tool call keeps its result. */
export async function loadTranscript(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  limits: { turns: number; maxChars: number },
): Promise<TranscriptMessage[]> {
  const rows = await turnsOf(tx).execute({ conversationId, limit: limits.turns });
  const kept: TranscriptMessage[][] = [];
  let chars = 0;
  for (const { turn, clientId } of rows) {
    chars += turn.chars;
    if (chars > limits.maxChars && kept.length > 0) break;
    kept.unshift(
      await keys.openJson<TranscriptMessage[]>(
        tx,
        clientId,
        turnPlace(turn.id),
        turn.sealedMessages,
      ),
    );
  }
  return kept.flat();
}
