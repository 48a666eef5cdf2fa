import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import type { Store } from '../../src/desk/ports/store.ts';

export interface TestStore {
  store: Store;
  path: string;
  key: Uint8Array;
  folder: string;
  reopen(): Promise<Store>;
  /** Empties the full text, as a desk of an earlier version left it. */
  forgetIndex(): Promise<void>;
  remove(): Promise<void>;
}

/** A real encrypted store in a folder of its own. */
export async function openTestStore(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-store-'));
  const path = join(folder, 'desk.db');
  const key = randomBytes(32);
  let store = await openSqlite({ path, key, migrate: true });
  return {
    store,
    path,
    key,
    folder,
    async reopen() {
      await store.close();
      store = await openSqlite({ path, key, migrate: true });
      return store;
    },
    async forgetIndex() {
      const sqlite = openEncrypted(path, key, false);
      sqlite.exec("INSERT INTO posting_words (posting_words) VALUES ('delete-all')");
      sqlite.exec('DELETE FROM posting_bands');
      sqlite.close();
    },
    async remove() {
      await store.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
