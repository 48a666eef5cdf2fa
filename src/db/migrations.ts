import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../root.ts';

export const SQLITE_MIGRATIONS = join(PROJECT_ROOT, 'src', 'db', 'migrations');
export const POSTGRES_MIGRATIONS = join(PROJECT_ROOT, 'src', 'db', 'migrations-postgres');

const JOURNAL = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** Time stamp of the newest migration of a folder. */
export function newestMigration(folder: string): number {
  const journal = JOURNAL.parse(
    JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')),
  );
  return Math.max(...journal.entries.map(({ when }) => when));
}
