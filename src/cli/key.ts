import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { claimKeyring, openStore } from '../database.ts';
import { readKeyring } from '../db/desk-keys.ts';
import { rotateKey } from '../db/rotate-key.ts';
import { keyPlace } from '../key-source.ts';
import { systemClock } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

export const key: Command = {
  name: 'key',
  summary: 'show or rotate the master key',
  usage: [
    'sayso key show                 the id of the master key and where it lies; never the key itself',
    'sayso key rotate [--to FILE]   a new master key; no data is rewritten, and a running desk goes on',
    'The old key is kept beside the new one until you destroy it. With --to the new key is made in (or read from) FILE and the old',
    'one stays where it is: for keys in places that this user may not write. Set DESK_KEY_FILE to it before the next start.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string' } },
    });
    const [action, ...more] = positionals;
    if ((action !== 'show' && action !== 'rotate') || more.length > 0)
      throw new UsageError('Say show or rotate.');
    const config = io.config();
    return action === 'show' ? show(config, io) : rotate(config, values.to ?? null, io);
  },
};

async function show(config: Config, io: CommandIo): Promise<number> {
  const { store, key: master } = await openStore(config, { migrate: false });
  try {
    const wraps = readKeyring(await store.keyring(), 'The keyring');
    io.out(`${master.id} ${master.path}`);
    if (wraps.length > 1)
      io.err('A rotation was interrupted; both keys open the desk. Run: sayso key rotate');
    return 0;
  } finally {
    await store.close();
  }
}

async function rotate(config: Config, to: string | null, io: CommandIo): Promise<number> {
  const claim = await claimKeyring(config);
  try {
    const { store, key: master } = await openStore(config, { migrate: false });
    try {
      const place = await keyPlace(master, to);
      const done = await rotateKey({ store, clock: systemClock, master, place });
      if (done.oldName === null) {
        io.out(`The interrupted rotation from ${done.from} to ${done.to} is finished.`);
        return 0;
      }
      io.out(`The desk has a new key: ${done.to}, in ${place.name}. No data was rewritten.`);
      io.out(
        `Back it up now, apart from the data. The old key ${done.from} is kept as ${done.oldName}: backups from before need it. After the next \`sayso backup\`, destroy it.`,
      );
      if (to !== null) io.out(`Before the next start: DESK_KEY_FILE=${place.name}`);
      if (config.postgresUrl !== null)
        io.out('Every other machine of this desk needs the new key before its next start.');
      return 0;
    } finally {
      await store.close();
    }
  } finally {
    await claim.release();
  }
}
