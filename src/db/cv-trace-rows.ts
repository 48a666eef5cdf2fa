import { and, eq, inArray, sql } from 'drizzle-orm';
import { CV_READING_TOOLS } from '../desk/cv.ts';
import type { TranscriptMessage } from '../desk/message.ts';
import type { Keyring } from './keyring.ts';
import { conversations, outbox, turns } from './schema.ts';
import { settledMessage, talksOf } from './settled-rows.ts';
import { turnPlace } from './turn-rows.ts';
import type { Tx } from './units.ts';

const GONE = '(This quoted a CV that has been replaced or deleted.)';

/**
 * A CV that is replaced or deleted goes from where the talk quotes it as well: from the turns whose tools read it out,
 * and from the kept copies of what was sent. The client's own words stay, and so do drafts.
 */
export async function forgetQuotedCv(tx: Tx, keys: Keyring, clientId: string): Promise<void> {
  const rows = await tx
    .select({ turn: turns })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(eq(conversations.clientId, clientId));
  for (const { turn } of rows) {
    const place = turnPlace(turn.id);
    const messages = await keys.openJson<TranscriptMessage[]>(
      tx,
      clientId,
      place,
      turn.sealedMessages,
    );
    if (!messages.some(quotes)) continue;
    const left = messages.map((message) =>
      message.role === 'tool' || message.role === 'desk' ? { ...message, text: GONE } : message,
    );
    await tx
      .update(turns)
      .set({
        sealedMessages: await keys.sealJson(tx, clientId, place, left),
        chars: left.reduce((sum, message) => sum + message.text.length, 0),
      })
      .where(eq(turns.ord, turn.ord));
  }
  await tx
    .delete(outbox)
    .where(
      and(
        sql`${outbox.conversationId} in ${talksOf(clientId)}`,
        settledMessage,
        inArray(outbox.kind, ['text', 'file']),
      ),
    );
}

function quotes(message: TranscriptMessage): boolean {
  return message.role === 'tool' && CV_READING_TOOLS.includes(message.name);
}
