import { openStore } from '../database.ts';
import { type Command, UsageError } from './command.ts';

export const client: Command = {
  name: 'client',
  summary: 'list the clients of the desk',
  usage: [
    'sayso client list   one JSON line a client: id, audit subject, status, counts; no content',
    'Works beside a running desk.',
  ].join('\n'),
  async run(args, io) {
    if (args[0] !== 'list') throw new UsageError('Say list.');
    const { store } = await openStore(io.config(), { migrate: false });
    try {
      for (const line of await store.listClients()) io.out(JSON.stringify(line));
    } finally {
      await store.close();
    }
    return 0;
  },
};
