import { openStore } from '../../database.ts';
import { operatorReadRow } from '../../desk/audit-templates.ts';
import { systemClock } from '../../system.ts';
import { UsageError } from '../command.ts';
import { type AuditAction, clientOf, operatorOf } from './options.ts';

export const list: AuditAction = async (options, io) => {
  const limit = Number(options.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100_000)
    throw new UsageError('--limit takes a number from 1 to 100000.');
  const operator = operatorOf(options);
  const { store } = await openStore(io.config(), { migrate: false });
  try {
    let user: string | null = null;
    if (options.client !== undefined) {
      const client = await clientOf(store, options.client, io);
      if (!client) return 1;
      user = client.subject;
      // The record first: a look that cannot be written down does not happen (I12).
      const at = systemClock.now();
      const entry = operatorReadRow({ client, conversation: null, at }, 'log', { operator });
      await store.commit([{ type: 'audit', entry }], 'full');
    }
    for (const record of await store.listAudit({ user, limit })) io.out(JSON.stringify(record));
    return 0;
  } finally {
    await store.close();
  }
};
