import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { claimDesk, openStore } from '../database.ts';
import { openCheckpointFile } from '../db/checkpoint-file.ts';
import { StoreError } from '../db/errors.ts';
import { restoreBackup } from '../db/restore.ts';
import { openKey } from '../key-source.ts';
import { systemClock } from '../system.ts';
import { refuseServer } from './backup.ts';
import { type Command, UsageError } from './command.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'bring a backup back where there is no database',
  usage: [
    'sayso restore FILE   checks the key, the file and the audit log, then puts the database in place',
    'Put the master key back first: as desk.key in DESK_HOME, or in DESK_KEY_FILE. An existing database is never replaced.',
  ].join('\n'),
  async run(args, io) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError('Name the backup.');
    const config = io.config();
    refuseServer(config);
    const file = resolve(name);
    const { databasePath } = config;
    const claim = await claimDesk(config);
    try {
      // A backup needs the key that it was made with: no new one is made beside it.
      const master = () => openKey({ ...config, databasePath: file });
      const done = await restoreBackup({ file, databasePath, master, clock: systemClock });
      await publishCheckpoints(config);
      io.out(
        `${databasePath} is as it was at ${done.made.toISOString()}, with ${done.auditRows} audit rows.`,
      );
      return 0;
    } finally {
      await claim.release();
    }
  },
};

/** The log's checkpoints beside the database, where they are gone with the disk. A newer file of this desk stays as it is. */
async function publishCheckpoints(config: Config): Promise<void> {
  try {
    const { store } = await openStore(config, { migrate: false });
    await openCheckpointFile(config.checkpointFile).publish((line) =>
      store.checkpointLinesAfter(line),
    );
    await store.close();
  } catch (error) {
    // Tables of an older version: the next start brings them up to date, and writes the file as well.
    if (!(error instanceof StoreError)) throw error;
  }
}
