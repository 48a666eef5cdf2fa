import { parseArgs } from 'node:util';
import { runJsonChat } from '../bot/terminal/json-chat.ts';
import { runScreenChat, screenText } from '../bot/terminal/screen-chat.ts';
import { createTerminalAdapter, TERMINAL_ACCOUNT } from '../bot/terminal/terminal-adapter.ts';
import type { Config } from '../config.ts';
import { handedFolder } from '../handed-files.ts';
import { openDesk, type RunningDesk } from '../main.ts';
import { systemClock, systemIds } from '../system.ts';
import type { Command, CommandIo } from './command.ts';
import { UsageError } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const chat: Command = {
  name: 'chat',
  summary: 'talk to the desk in this terminal',
  usage: [
    'sayso chat [--client NAME] [--json]',
    'Opens a chat with the desk. --client chooses whose chat it is (default: demo).',
    '--json reads one input a line: {"text":"…"} | {"file":"path"} | {"tap":{"card":N,"choice":"yes"|"no"}}',
    'and writes one event a line: message, card, card_resolved, blocked, file, typing, idle.',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { client: { type: 'string' }, json: { type: 'boolean' } },
    });
    const client = values.client ?? 'demo';
    if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(client))
      throw new UsageError('--client takes letters, digits, dot, dash and underscore, up to 64.');
    const config = io.config();
    const running = await openDesk(config);
    try {
      noticeNewKey(running, io);
      const talk = (values.json ? jsonChat : screenChat)(config, running, client, io);
      // Told to stop in the middle, the desk puts down what it does; the next start takes it up.
      return await Promise.race([talk.then(() => 0), untilStopped(running, io)]);
    } finally {
      await running.stop();
      // An open input would keep the process alive.
      io.input.destroy();
    }
  },
};

/** The chat of a person at a screen; also opened by `sayso start` on a terminal. */
export async function screenChat(
  config: Config,
  running: RunningDesk,
  client: string,
  io: CommandIo,
): Promise<void> {
  const adapter = createTerminalAdapter({
    client,
    filesDir: handedFolder(config.home, client),
    clock: systemClock,
    ids: systemIds,
    show(event) {
      const text = screenText(event, process.stdout.columns);
      if (text !== null) io.out(text);
    },
  });
  await running.connect(adapter);
  await running.begin();
  await runScreenChat({
    input: io.input,
    output: process.stdout,
    adapter,
    settled: () => running.desk.settled(TERMINAL_ACCOUNT, client),
  });
}

async function jsonChat(
  config: Config,
  running: RunningDesk,
  client: string,
  io: CommandIo,
): Promise<void> {
  const show = (event: object) => io.out(JSON.stringify(event));
  const adapter = createTerminalAdapter({
    client,
    filesDir: handedFolder(config.home, client),
    clock: systemClock,
    ids: systemIds,
    show,
  });
  await running.connect(adapter);
  await running.begin();
  await runJsonChat({
    input: io.input,
    problems: process.stderr,
    adapter,
    show,
    settled: () => running.desk.settled(TERMINAL_ACCOUNT, client),
  });
}

export function noticeNewKey(running: RunningDesk, io: CommandIo): void {
  if (running.keyCreated)
    io.err(
      `A new key was made at ${running.keyFile}. Back it up apart from the data: without it nothing can be read again.`,
    );
}
