import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { stopSentence, stopAll as turn } from '../desk/stop-all.ts';
import { systemClock } from '../system.ts';
import { type Command, UsageError } from './command.ts';
import { operatorName } from './operator-name.ts';

export const stopAll: Command = {
  name: 'stop-all',
  summary: 'stop all outgoing actions of the desk, or let them go on',
  usage: [
    'sayso stop-all on --operator NAME     from now on nothing leaves the desk; cards can be answered, and what is approved waits',
    'sayso stop-all off --operator NAME    what waits is done, once; what has expired meanwhile is not',
    'sayso stop-all status                 how it is',
    'Works beside a running desk, in all its processes at once, and is written to the audit log.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { operator: { type: 'string' } },
    });
    const [action, ...more] = positionals;
    if ((action !== 'on' && action !== 'off' && action !== 'status') || more.length > 0)
      throw new UsageError('Say on, off or status.');
    const operator = action === 'status' ? '' : operatorName(values.operator);
    const { store } = await openStore(io.config(), { migrate: false });
    try {
      if (action === 'status') {
        const { waiting } = await store.countActions();
        io.out(stopSentence(await store.outgoingStop(), waiting));
        return 0;
      }
      const deps = { store, clock: systemClock };
      io.out((await turn(deps, action === 'on', operator, 'command line')).sentence);
      return 0;
    } finally {
      await store.close();
    }
  },
};
