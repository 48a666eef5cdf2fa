import { parseArgs } from 'node:util';
import { check } from './audit/check.ts';
import { exportLog } from './audit/export.ts';
import { list } from './audit/list.ts';
import type { AuditAction } from './audit/options.ts';
import { prune } from './audit/prune.ts';
import { pubkey } from './audit/pubkey.ts';
import { verify } from './audit/verify.ts';
import { type Command, UsageError } from './command.ts';

const ACTIONS: Readonly<Record<string, AuditAction>> = {
  list,
  verify,
  export: exportLog,
  check,
  prune,
  pubkey,
};

export const audit: Command = {
  name: 'audit',
  summary: 'list, verify and hand out the audit log',
  usage: [
    'sayso audit list [--client ID] [--limit N]      rows as JSON lines, newest first',
    'sayso audit verify [--checkpoint FILE] [--pubkey KEY]',
    '    walks the chain and holds it against the checkpoints (default: CHECKPOINT_FILE). Exit 0: whole; 1: tampered, names',
    '    the first bad row; 2: truncated or rolled back against a checkpoint; 3: something cannot be read',
    'sayso audit pubkey                              the key that signs the checkpoints; note it elsewhere',
    "sayso audit export --client ID --format jsonl|csv   one client's rows with proofs, on stdout",
    'sayso audit check FILE --pubkey KEY             checks an export without a database; exit codes 0, 1 and 3 as above',
    'sayso audit prune --before YYYY-MM-DD           drops older rows behind a signed segment',
    "list --client, export and prune take --operator NAME (default: this user's name); it goes into the log.",
    'All work beside a running desk.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        client: { type: 'string' },
        limit: { type: 'string' },
        checkpoint: { type: 'string' },
        pubkey: { type: 'string' },
        format: { type: 'string' },
        before: { type: 'string' },
        operator: { type: 'string' },
      },
    });
    const [name = '', ...rest] = positionals;
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw new UsageError(`Say one of: ${Object.keys(ACTIONS).join(', ')}.`);
    if (rest.length > (name === 'check' ? 1 : 0))
      throw new UsageError(`${name} does not take "${rest.at(-1)}".`);
    return action({ ...values, file: rest[0] }, io);
  },
};
