import { parseArgs } from 'node:util';
import { openDesk } from '../main.ts';
import { privacyGaps } from '../privacy-facts.ts';
import type { DeskRole } from '../refusals-at-start.ts';
import { noticeNewKey, screenChat } from './chat.ts';
import { type Command, UsageError } from './command.ts';
import { untilStopped } from './until-stopped.ts';

const ROLES: readonly DeskRole[] = ['all', 'edge', 'worker'];

export const start: Command = {
  name: 'start',
  summary: 'run the desk with every configured channel',
  usage: [
    'sayso start [--role all|edge|worker]',
    'Runs the desk until it is told to stop (Ctrl-C). On a terminal it also opens a chat as the client "demo".',
    'With PostgreSQL and Redis, --role edge takes messages and sends, --role worker runs turns and actions; any number of workers.',
    "Prints one line with `ready` and the console's address when it takes messages.",
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'all' } } });
    const role = ROLES.find((name) => name === values.role);
    if (!role) throw new UsageError(`--role should be one of ${ROLES.join(', ')}.`);
    const config = io.config();
    const running = await openDesk(config, role);
    const stopped = untilStopped(running, io);
    try {
      noticeNewKey(running, io);
      const channels = await running.connectChannels();
      const server = role === 'worker' ? { address: '(worker)' } : await running.listen();
      // On a terminal the chat begins the desk's work itself, when its channel is connected.
      if (!io.input.isTTY) await running.begin();
      for (const line of privacyGaps(config)) io.err(line);
      io.out(`ready ${server.address}`);
      if (!io.input.isTTY && channels.length === 0 && role !== 'worker')
        io.err(
          'No terminal and no chat channel is configured: the desk waits. `sayso chat` opens a chat.',
        );
      if (!io.input.isTTY) return await stopped;
      const talk = screenChat(config, running, 'demo', io);
      return await Promise.race([stopped, talk.then(() => 0)]);
    } finally {
      await running.stop();
      // An open input would keep the process alive.
      io.input.destroy();
    }
  },
};
