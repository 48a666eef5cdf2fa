import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { openStore, StartError } from '../database.ts';
import { makeBackup } from '../db/backup.ts';
import { systemClock } from '../system.ts';
import { type Command, UsageError } from './command.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'write an encrypted, checked copy of the database to a file',
  usage: [
    'sayso backup FILE   the encrypted database and its wrapped keys in one file; works beside a running desk',
    'The master key is not in it: keep a copy of the key apart from the backups. `sayso restore FILE` brings it back.',
  ].join('\n'),
  async run(args, io) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name the file to make.');
    const config = io.config();
    refuseServer(config);
    const { store, key } = await openStore(config, { migrate: false });
    try {
      const { databasePath } = config;
      const target = resolve(file);
      const made = await makeBackup({
        store,
        clock: systemClock,
        databasePath,
        master: key,
        target,
      });
      io.out(
        `${target}: ${made.bytes} bytes, ${made.auditRows} audit rows; opened and checked. It is encrypted, and the key ${key.id} is not in it: keep a copy of ${key.path} elsewhere.`,
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};

/** A server is copied by its own tools. Throws `StartError` that says which, and what else is needed. */
export function refuseServer(config: Config): void {
  if (config.postgresUrl !== null)
    throw new StartError(
      'The data of this desk is on PostgreSQL: copy it with pg_dump and bring it back with pg_restore. The wrapped keys are in the dump; keep the master key apart from it.',
    );
}
