import { asc, eq, ne } from 'drizzle-orm';
import type { MirrorRow, OwedAnswer } from '../desk/ports/topic-store.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { operatorAnswers } from './schema-operators.ts';
import { exists, keepMirror } from './topic-rows.ts';
import type { Tx } from './units.ts';

const answerPlace = (id: string) => ({ table: 'operator_answers', column: 'text', row: id });

export async function keepHeard(
  tx: Tx,
  keys: Keyring,
  row: MirrorRow | null,
  answer: OwedAnswer | null,
): Promise<void> {
  if (row) await keepMirror(tx, row);
  if (!answer) return;
  const { text, ...rest } = answer;
  if (rest.conversationId !== null && !(await exists(tx, rest.conversationId))) return;
  await tx
    .insert(operatorAnswers)
    .values({ ...rest, sealedText: await sealed(tx, keys, answer) })
    .onConflictDoNothing();
}

export async function nextAnswer(tx: Tx, keys: Keyring, chat: string): Promise<OwedAnswer | null> {
  const [row] = await tx
    .select()
    .from(operatorAnswers)
    .where(eq(operatorAnswers.chat, chat))
    .orderBy(asc(operatorAnswers.ord))
    .limit(1);
  if (!row) return null;
  const { ord: _, sealedText, ...answer } = row;
  const { id, conversationId } = answer;
  const text =
    conversationId === null
      ? keys.openDesk(answerPlace(id), sealedText)
      : await keys.openText(tx, await clientOf(tx, conversationId), answerPlace(id), sealedText);
  return { ...answer, text };
}

export async function answerSettled(tx: Tx, id: string): Promise<void> {
  await tx.delete(operatorAnswers).where(eq(operatorAnswers.id, id));
}

export async function dropAnswersElsewhere(tx: Tx, chat: string): Promise<number> {
  const dropped = await tx
    .delete(operatorAnswers)
    .where(ne(operatorAnswers.chat, chat))
    .returning({ id: operatorAnswers.id });
  return dropped.length;
}

/** An answer may hold the summary of a conversation, so it is the client's. */
async function sealed(
  tx: Tx,
  keys: Keyring,
  { id, conversationId, text }: OwedAnswer,
): Promise<Buffer> {
  return conversationId === null
    ? keys.sealDesk(answerPlace(id), text)
    : keys.sealText(tx, await clientOf(tx, conversationId), answerPlace(id), text);
}
