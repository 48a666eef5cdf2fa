import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { type Command, UsageError } from './command.ts';

export const audit: Command = {
  name: 'audit',
  summary: 'list and verify the audit log',
  usage: [
    'sayso audit list [--client ID] [--limit N]   rows as JSON lines, newest first',
    'sayso audit verify                           0: the chain is whole; 1: names the first bad row',
    'Both work beside a running desk.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { client: { type: 'string' }, limit: { type: 'string' } },
    });
    const [action] = positionals;
    if (action !== 'list' && action !== 'verify') throw new UsageError('Say list or verify.');
    const limit = Number(values.limit ?? 100);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100_000)
      throw new UsageError('--limit takes a number from 1 to 100000.');
    const { store } = await openStore(io.config(), { migrate: false });
    try {
      if (action === 'verify') {
        const verdict = await store.verifyAudit();
        if (verdict.ok) io.out(`ok: ${verdict.rows} rows, last ${verdict.lastHash.slice(0, 16)}`);
        else io.out(`tampered: row ${verdict.firstBadSeq}: ${verdict.why}`);
        return verdict.ok ? 0 : 1;
      }
      const clients = await store.listClients();
      const client = clients.find((line) => line.id === values.client);
      if (values.client !== undefined && !client) {
        io.err(`There is no client ${values.client}. \`sayso client list\` shows them.`);
        return 1;
      }
      for (const record of await store.listAudit({ user: client?.subject ?? null, limit }))
        io.out(JSON.stringify(record));
      return 0;
    } finally {
      await store.close();
    }
  },
};
