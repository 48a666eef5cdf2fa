import { type SQL, sql } from 'drizzle-orm';
import type { WordSearch } from '../desk/ports/posting-index.ts';
import type { Posting } from '../desk/posting.ts';
import { searchText, searchWords } from '../desk/search-words.ts';
import type { Viewer } from '../desk/viewer.ts';
import { isPostgres, rowsOf, run } from './dialect.ts';
import type { Tx } from './units.ts';
import { visibleSql } from './visible-rows.ts';

/** The rest of a very long text says nothing new, and one row of PostgreSQL's index has an end. */
const MAX_TEXT = 60_000;
/** PostgreSQL ranks by reading each row, so it ranks the newest of many. */
const RANKED = 5_000;

/** Puts the words of a posting into the full-text index, in place of those that were there; a new one has none. */
export async function putWords(
  tx: Tx,
  ord: number,
  posting: Posting,
  isNew: boolean,
): Promise<void> {
  const title = searchText(posting.title);
  const company = searchText(posting.company);
  const places = searchText([...posting.places, ...posting.remoteRegions].join(' · '));
  const body = searchText(posting.text.slice(0, MAX_TEXT));
  if (isPostgres(tx)) {
    const vector = (text: string, weight: string) =>
      sql`setweight(to_tsvector('english', ${text}), ${sql.raw(`'${weight}'`)})`;
    await run(
      tx,
      sql`update postings set words = ${vector(title, 'A')} || ${vector(company, 'B')} || ${vector(places, 'C')} || ${vector(body, 'D')} where ord = ${ord}`,
    );
    return;
  }
  if (!isNew) await dropWords(tx, ord);
  await run(
    tx,
    sql`insert into posting_words (rowid, title, company, places, body) values (${ord}, ${title}, ${company}, ${places}, ${body})`,
  );
}

/** Takes the words of a posting out: nobody finds it any more. */
export async function dropWords(tx: Tx, ord: number): Promise<void> {
  await run(
    tx,
    isPostgres(tx)
      ? sql`update postings set words = null where ord = ${ord}`
      : sql`delete from posting_words where rowid = ${ord}`,
  );
}

/** Row numbers of open postings that have no words in the index, oldest first. */
export async function ordsWithoutWords(tx: Tx, limit: number): Promise<number[]> {
  const rows = await rowsOf<{ ord: number }>(
    tx,
    isPostgres(tx)
      ? sql`select ord from postings where words is null and closed_at is null order by ord limit ${limit}`
      : // What FTS5 keeps of each row that it holds.
        sql`select p.ord as ord from postings p left join posting_words_docsize d on d.id = p.ord where d.id is null and p.closed_at is null order by p.ord limit ${limit}`,
  );
  return rows.map(({ ord }) => Number(ord));
}

/** Row numbers of the postings that have these words, best first. */
export async function findWords(tx: Tx, search: WordSearch, viewer: Viewer): Promise<number[]> {
  const asks = search.asks
    .map((phrases) => phrases.map((phrase) => searchWords(phrase.join(' '))))
    .map((phrases) => phrases.filter((words) => words.length > 0))
    .filter((phrases) => phrases.length > 0);
  if (asks.length === 0) return [];
  const rows = await rowsOf<{ ord: number }>(
    tx,
    isPostgres(tx) ? inPostgres(asks, search, viewer) : inSqlite(asks, search, viewer),
  );
  return rows.map(({ ord }) => Number(ord));
}

/**
 * Row numbers of at most `limit` postings that have one of these phrases, those with the most first. A phrase that more
 * postings have tells none of them from the others; only where most are so common are their postings ranked, which costs
 * more than all the rest.
 */
export async function findPhrases(
  tx: Tx,
  phrases: readonly (readonly string[])[],
  limit: number,
  viewer: Viewer,
): Promise<number[]> {
  const asks = phrases
    .map((phrase) => searchWords(phrase.join(' ')))
    .filter((words) => words.length > 0);
  if (asks.length === 0) return [];
  const found = asks.map((words, phrase) => {
    const rows = isPostgres(tx)
      ? sql`select ord from postings where words @@ (${anyOf([words])}) and closed_at is null and ${visibleSql(viewer)} limit ${limit + 1}`
      : sql`select rowid as ord from posting_words where posting_words match ${matching([[words]], 'any')} ${without(viewer)} limit ${limit + 1}`;
    return sql`select ord, ${sql.raw(`${phrase}`)} as phrase from (${rows}) as rows${sql.raw(`${phrase}`)}`;
  });
  const rows = await rowsOf<{ ord: number; phrase: number }>(tx, sql.join(found, sql` union all `));
  const known = [...Map.groupBy(rows, ({ phrase }) => phrase).values()];
  const telling = known.filter((hits) => hits.length <= limit);
  if (telling.length < known.length / 2)
    return findWords(tx, { asks: [phrases], need: 'any', limit }, viewer);
  const shared = new Map<number, number>();
  for (const { ord } of telling.flat()) shared.set(Number(ord), (shared.get(Number(ord)) ?? 0) + 1);
  return [...shared]
    .sort(([one, many], [other, more]) => more - many || one - other)
    .slice(0, limit)
    .map(([ord]) => ord);
}

function inSqlite(asks: readonly string[][][], { need, limit }: WordSearch, viewer: Viewer): SQL {
  return sql`select rowid as ord from posting_words where posting_words match ${matching(asks, need)} and rank match 'bm25(8.0, 4.0, 2.0, 1.0)' ${without(viewer)} order by rank limit ${limit}`;
}

function matching(asks: readonly string[][][], need: WordSearch['need']): string {
  return asks
    .map((phrases) => `(${phrases.map((words) => `"${words.join(' ')}"`).join(' OR ')})`)
    .join(need === 'all' ? ' AND ' : ' OR ');
}

/** Few rows belong to single clients, and their index is small: leaving them out is cheaper than looking at each hit. */
function without(viewer: Viewer): SQL {
  if (viewer === 'desk') return sql``;
  const others =
    viewer === 'public' ? sql`owner_id is not null` : sql`owner_id <> ${viewer.clientId}`;
  return sql`and rowid not in (select ord from postings where ${others} and ord is not null)`;
}

function inPostgres(asks: readonly string[][][], { need, limit }: WordSearch, viewer: Viewer): SQL {
  const query = sql.join(
    asks.map((phrases) => sql`(${anyOf(phrases)})`),
    need === 'all' ? sql` && ` : sql` || `,
  );
  return sql`
    select ord from (
      select ord, words, asked from postings, (select ${query} as asked) as asking
      where words @@ asked and closed_at is null and ${visibleSql(viewer)} order by ord desc limit ${Math.max(limit, RANKED)}
    ) as found
    order by ts_rank('{0.1, 0.2, 0.4, 0.8}', words, asked) desc, ord limit ${limit}`;
}

function anyOf(phrases: readonly string[][]): SQL {
  const phrase = (words: readonly string[]) => sql`phraseto_tsquery('english', ${words.join(' ')})`;
  return sql.join(phrases.map(phrase), sql` || `);
}
