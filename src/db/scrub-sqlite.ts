import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from './errors.ts';

const TRIES = 20;
const PAUSE_MS = 50;
const CHECKPOINT = z.array(z.object({ busy: z.number() })).length(1);
const PATIENCE = z.number();

/**
 * Writes the log back and cuts it to nothing. `secure_delete` has overwritten freed bytes already, so afterwards no
 * page holds what was deleted. Throws `StoreError` when a reader of another process holds the log for a second.
 *
 * @param between  runs work while no unit is open
 */
export async function cutLog(
  sqlite: Database.Database,
  between: (work: () => void) => Promise<void>,
): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    let cut = false;
    await between(() => {
      cut = tryToCut(sqlite);
    });
    if (cut) return;
    await sleep(PAUSE_MS);
  }
  throw new StoreError(
    'locked',
    'The log of the database cannot be cut while another process reads it. Try again when it has finished.',
  );
}

/** The full text only marks what was deleted; merged into one, its segments hold no word of it any more. */
export function mergeWords(sqlite: Database.Database): void {
  sqlite.prepare("INSERT INTO posting_words (posting_words) VALUES ('optimize')").run();
}

/** The connection's own wait would hold up the whole process; it is made between the tries instead. */
function tryToCut(sqlite: Database.Database): boolean {
  const patience = PATIENCE.parse(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('busy_timeout = 0');
  try {
    const [end] = CHECKPOINT.parse(sqlite.pragma('wal_checkpoint(TRUNCATE)'));
    return end?.busy === 0;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}
