import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { auditEntry } from '../desk/audit-templates.ts';
import type { Store } from '../desk/ports/store.ts';
import { systemClock } from '../system.ts';
import { exportArchive } from '../tools/export/archive.ts';
import { settleByOperator } from './admit-client.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { eraseByOperator } from './erase-client.ts';

export const client: Command = {
  name: 'client',
  summary: 'list, admit, refuse, export or erase clients of the desk',
  usage: [
    'sayso client list                                      one JSON line a client: id, audit subject, status, counts; no content',
    'sayso client admit|refuse ID --operator NAME           lets somebody of the waiting list in, or refuses them',
    'sayso client export ID [FILE] --operator NAME          everything kept of a client as a zip, for their request of access',
    'sayso client erase ID --yes --operator NAME [--now]    deletes a client; the receipt goes to their chat',
    '                                                       --now does not wait for the receipt',
    'Export and erase are written to the audit log first. All work beside a running desk, which finishes an erasure.',
    'Afterwards `sayso erase --check ID` proves that nothing readable is left.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        yes: { type: 'boolean' },
        now: { type: 'boolean' },
        operator: { type: 'string' },
      },
    });
    const [action, id, file] = positionals;
    if (!isAction(action)) throw new UsageError('Say list, admit, refuse, export or erase.');
    if (action === 'list') return withStore(io, (store) => list(store, io));
    const operator = values.operator?.trim() ?? '';
    if (!id || !/^[\p{L}\p{N}._@-]{1,60}$/u.test(operator))
      throw new UsageError('Name the client by their id, and yourself with --operator NAME.');
    if (action === 'admit') return settleByOperator(io, id, 'admitted', operator);
    if (action === 'refuse') return settleByOperator(io, id, 'refused', operator);
    if (action === 'export')
      return withStore(io, (store) => exportClient(store, io, id, file, operator));
    if (!values.yes)
      throw new UsageError(
        'This deletes everything of the client and cannot be undone. Add --yes to do it.',
      );
    return eraseByOperator(io, id, operator, values.now === true);
  },
};

const ACTIONS = ['list', 'admit', 'refuse', 'export', 'erase'] as const;

function isAction(word: string | undefined): word is (typeof ACTIONS)[number] {
  return ACTIONS.some((action) => action === word);
}

async function withStore(io: CommandIo, work: (store: Store) => Promise<number>): Promise<number> {
  const { store } = await openStore(io.config(), { migrate: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function list(store: Store, io: CommandIo): Promise<number> {
  for (const line of await store.listClients()) io.out(JSON.stringify(line));
  return 0;
}

async function exportClient(
  store: Store,
  io: CommandIo,
  id: string,
  file: string | undefined,
  operator: string,
): Promise<number> {
  const known = await store.getClient(id);
  if (!known) {
    io.err(`There is no client ${id}. \`sayso client list\` shows them.`);
    return 1;
  }
  const at = systemClock.now();
  // The record first: what cannot be written down does not happen (I12).
  await store.commit(
    [
      {
        type: 'audit',
        entry: auditEntry(
          { client: known.client, conversation: null, at },
          {
            source: 'command line',
            dataCategory: 'identity',
            purpose: 'give the client a copy of their data',
            actor: 'human',
            action: 'operator.exported',
            externalAction: true,
            notes: `operator ${operator}`,
          },
        ),
      },
    ],
    'full',
  );
  const archive = await exportArchive({ store }, id, at);
  if (!archive) {
    io.err(`The client ${id} has been erased meanwhile.`);
    return 1;
  }
  const path = file ?? `sayso-export-${known.client.subject}.zip`;
  try {
    await writeFile(path, archive.bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    io.err(
      code === 'EEXIST'
        ? `${path} is there already, and is not written over. Name another file.`
        : `${path} cannot be written (${code}). Name another file.`,
    );
    return 1;
  }
  io.out(path);
  return 0;
}
