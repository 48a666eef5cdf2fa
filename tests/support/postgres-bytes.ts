import pg from 'pg';

/** The bytes that a PostgreSQL server keeps of one database; only a superuser of the server can read them. */
export interface PostgresBytes {
  /** Names of the tables, indexes and TOAST tables, the catalog's own among them, whose files hold these bytes. */
  relationsWith(bytes: Uint8Array | string): Promise<string[]>;
  /** Do the files of the server's own log hold these bytes, from the one on that was written when this look began? */
  logHolds(bytes: Uint8Array | string): Promise<boolean>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a look at the files of a database; null, loudly, when the user of the address may not read them. */
export async function openPostgresBytes(url: string): Promise<PostgresBytes | null> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: who } = await client.query<{ super: boolean }>(
    'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  );
  if (!who[0]?.super) {
    await client.end();
    if (process.env.SAYSO_NO_SKIP) throw new Error('These tests need a superuser of PostgreSQL.');
    process.stderr.write('SKIPPED: the files of PostgreSQL can be read by its superuser only.\n');
    return null;
  }
  const { rows: begin } = await client.query<{ file: string }>(
    'SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS file',
  );
  const first = begin[0]?.file ?? '';
  const patternOf = (bytes: Uint8Array | string) => Buffer.from(bytes);
  return {
    async relationsWith(bytes) {
      // What is in the memory of the server only goes to its files first.
      await client.query('CHECKPOINT');
      const { rows } = await client.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class
         WHERE relkind IN ('r', 'i', 't', 'S', 'm') AND NOT relisshared AND relfilenode IS NOT NULL
           AND position($1::bytea IN coalesce(pg_read_binary_file(pg_relation_filepath(oid), 0, pg_relation_size(oid), true), '')) > 0
         ORDER BY relname`,
        [patternOf(bytes)],
      );
      return rows.map(({ name }) => name);
    },
    async logHolds(bytes) {
      const { rows } = await client.query<{ held: boolean }>(
        `SELECT coalesce(bool_or(position($1::bytea IN coalesce(pg_read_binary_file('pg_wal/' || name, 0, size, true), '')) > 0), false) AS held
         FROM pg_ls_waldir() WHERE name >= $2`,
        [patternOf(bytes), first],
      );
      return rows[0]?.held === true;
    },
    async query(sql) {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    },
    close: () => client.end(),
  };
}
