import { openDesk } from '../main.ts';
import { noticeNewKey, screenChat } from './chat.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const start: Command = {
  name: 'start',
  summary: 'run the desk with every configured channel',
  usage: [
    'sayso start',
    'Runs the desk until it is told to stop (Ctrl-C). On a terminal it also opens a chat as the client "demo".',
    "Prints one line with `ready` and the console's address when it takes messages.",
  ].join('\n'),
  async run(_args, io) {
    const config = io.config();
    const running = await openDesk(config);
    const stopped = untilStopped();
    try {
      noticeNewKey(running, io);
      const channels = await running.connectChannels();
      const server = await running.listen();
      // On a terminal the chat begins the desk's work itself, when its channel is connected.
      if (!io.input.isTTY) await running.begin();
      io.out(`ready ${server.address}`);
      if (io.input.isTTY) await Promise.race([stopped, screenChat(config, running, 'demo', io)]);
      else {
        if (channels.length === 0)
          io.err(
            'No terminal and no chat channel is configured: the desk waits. `sayso chat` opens a chat.',
          );
        await stopped;
      }
    } finally {
      await running.stop();
      // An open input would keep the process alive.
      io.input.destroy();
    }
    return 0;
  },
};
