import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { operatorReadRow } from '../desk/audit-templates.ts';
import type { Store } from '../desk/ports/store.ts';
import { answerHeld } from '../desk/second-yes.ts';
import { systemClock, systemIds } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

export const approval: Command = {
  name: 'approval',
  summary: 'answer what waits for a second yes of the desk',
  usage: [
    'sayso approval list                               what clients approved and the desk has to agree to; no content',
    'sayso approval show ID --operator NAME            the card; the look is written to the audit log',
    'sayso approval agree|refuse ID --operator NAME    the second yes, or a no',
    'For the tools in OPERATOR_YES. Works beside a running desk, which acts within a second or two.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { operator: { type: 'string' } },
    });
    const [action, id] = positionals;
    if (action !== 'list' && action !== 'show' && action !== 'agree' && action !== 'refuse')
      throw new UsageError('Say list, show, agree or refuse.');
    const operator = values.operator?.trim() ?? '';
    if (action !== 'list' && (!id || !/^[\p{L}\p{N}._@-]{1,60}$/u.test(operator)))
      throw new UsageError('Name the approval by its id, and yourself with --operator NAME.');
    const { store } = await openStore(io.config(), { migrate: false });
    try {
      if (action === 'list') return await list(store, io);
      if (action === 'show') return await show(store, id ?? '', operator, io);
      const deps = { store, catalog: new Map(), clock: systemClock, ids: systemIds };
      const { ok, sentence } = await answerHeld(deps, id ?? '', operator, action);
      if (ok) io.out(sentence);
      else io.err(sentence);
      return ok ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

async function list(store: Store, io: CommandIo): Promise<number> {
  for (const { approval: item } of await store.executionsIn('held')) {
    const { id, number, tool, decidedAt, expiresAt } = item;
    io.out(JSON.stringify({ id, number, tool, approvedAt: decidedAt, expiresAt }));
  }
  return 0;
}

async function show(store: Store, id: string, operator: string, io: CommandIo): Promise<number> {
  const known = await store.getApproval(id);
  const home = known && (await store.getConversation(known.approval.conversationId));
  if (!known || !home) {
    io.err('There is no such approval.');
    return 1;
  }
  // The record first: a look that cannot be written down does not happen (I12).
  await store.commit(
    [
      {
        type: 'audit',
        entry: operatorReadRow({ ...home, at: systemClock.now() }, 'card', {
          operator,
          approval: known.approval.number,
        }),
      },
    ],
    'full',
  );
  io.out(known.approval.cardText);
  return 0;
}
