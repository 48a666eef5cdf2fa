import pg from 'pg';
import { openEncrypted } from '../../src/db/open-sqlite.ts';

/** Who has a conversation and who should see to it, written past the desk: the pages only read it. */
export interface Given {
  operator?: string;
  assignee?: string;
}

export function giveInSqlite(
  { path, key }: { path: string; key: Uint8Array },
  id: string,
  { operator = null, assignee = null }: { [K in keyof Given]: Given[K] | null },
): void {
  const raw = openEncrypted(path, key, false);
  raw
    .prepare('UPDATE conversations SET operator_id = ?, assignee_id = ? WHERE id = ?')
    .run(operator, assignee, id);
  raw.close();
}

export async function giveInPostgres(url: string, id: string, given: Given): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(
      'UPDATE conversations SET operator_id = $1, assignee_id = $2 WHERE id = $3',
      [given.operator ?? null, given.assignee ?? null, id],
    );
  } finally {
    await client.end();
  }
}
