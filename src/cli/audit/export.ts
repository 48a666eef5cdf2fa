import { openStore } from '../../database.ts';
import { openCheckpointFile } from '../../db/checkpoint-file.ts';
import { operatorReadRow } from '../../desk/audit-templates.ts';
import { systemClock } from '../../system.ts';
import { UsageError } from '../command.ts';
import { toCsv } from './extract-csv.ts';
import { type AuditAction, clientOf, operatorOf } from './options.ts';

export const exportLog: AuditAction = async (options, io) => {
  const { format = 'jsonl' } = options;
  if (options.client === undefined) throw new UsageError('Name the client: --client ID.');
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError('--format should be jsonl or csv.');
  const operator = operatorOf(options);
  const config = io.config();
  const { store } = await openStore(config, { migrate: false });
  try {
    const client = await clientOf(store, options.client, io);
    if (!client) return 1;
    // The record first: it is the last row of what is handed out (I12).
    const at = systemClock.now();
    const entry = operatorReadRow({ client, conversation: null, at }, 'log_extract', { operator });
    await store.commit([{ type: 'audit', entry }], 'full');
    const lines = await store.extractAudit(client.subject, at);
    if (!lines) {
      io.err(
        'The log does not fit its checkpoints, so nothing is handed out. See: sayso audit verify',
      );
      return 1;
    }
    for (const line of format === 'csv' ? toCsv(lines) : lines) io.out(line);
    const file = openCheckpointFile(config.checkpointFile);
    await file
      .publish((last) => store.checkpointLinesAfter(last))
      .catch(() => io.err(`The checkpoint was signed, but ${file.path} cannot be written now.`));
    return 0;
  } finally {
    await store.close();
  }
};
