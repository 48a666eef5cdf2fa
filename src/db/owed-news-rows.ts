import { and, asc, eq, lte } from 'drizzle-orm';
import type { ControlMove, OwedNews } from '../desk/ports/control-store.ts';
import { OPERATOR_NEWS } from '../desk/ports/tell-operators.ts';
import { conversations } from './schema.ts';
import type { Tx } from './units.ts';

/** The columns of a conversation that a move sets, with the news that it makes or ends. */
export function owedNews(news: ControlMove['news']) {
  return news
    ? {
        owedNews: news.news,
        owedNewsSince: news.since,
        // Whoever owes it tells it at once.
        owedNewsTries: 1,
        owedNewsRetryAt: news.retryAt,
      }
    : NOTHING_OWED;
}

const NOTHING_OWED = {
  owedNews: null,
  owedNewsSince: null,
  owedNewsTries: 0,
  owedNewsRetryAt: null,
} as const;

export async function newsToTell(tx: Tx, at: Date, limit: number): Promise<OwedNews[]> {
  const rows = await tx
    .select({
      conversationId: conversations.id,
      owed: conversations.owedNews,
      since: conversations.owedNewsSince,
      tries: conversations.owedNewsTries,
    })
    .from(conversations)
    .where(lte(conversations.owedNewsRetryAt, at))
    .orderBy(asc(conversations.owedNewsRetryAt), asc(conversations.id))
    .limit(limit);
  return rows.flatMap(({ owed, since, ...row }) => {
    const news = OPERATOR_NEWS.find((known) => known === owed);
    return news && since ? [{ ...row, news, since }] : [];
  });
}

export async function claimNews(
  tx: Tx,
  { conversationId, since, tries }: OwedNews,
  retryAt: Date,
): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({ owedNewsTries: tries + 1, owedNewsRetryAt: retryAt })
    .where(and(newsIs(conversationId, since), eq(conversations.owedNewsTries, tries)))
    .returning({ id: conversations.id });
  return rows.length > 0;
}

export async function newsSettled(tx: Tx, conversationId: string, since: Date): Promise<void> {
  await tx.update(conversations).set(NOTHING_OWED).where(newsIs(conversationId, since));
}

function newsIs(conversationId: string, since: Date) {
  return and(eq(conversations.id, conversationId), eq(conversations.owedNewsSince, since));
}
