import { type Config, takeConfig } from '../config.ts';
import { type Command, type CommandIo, isMisuse, isSpoken } from './command.ts';

export interface CommandEntry {
  name: string;
  summary: string;
  /** Loaded when it is called: a command that needs no database does not wait for one. */
  load(): Promise<Command>;
}

/** Finds the command, runs it, and turns its faults into one clear line and an exit code. */
export async function runCommand(
  commands: readonly CommandEntry[],
  args: readonly string[],
  io: CommandIo = processIo(),
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const entry = commands.find((command) => command.name === name);
  if (!entry) {
    io.err(`There is no command "${name}". \`sayso --help\` lists them.`);
    return 2;
  }
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    return explain(error, command, io);
  }
}

/** Known faults are one sentence; an unknown one keeps its name, so that it can be reported. */
function explain(error: unknown, command: Command, io: CommandIo): number {
  if (!(error instanceof Error)) throw error;
  if (isMisuse(error)) {
    io.err(error.message);
    io.err(command.usage);
    return 2;
  }
  io.err(isSpoken(error) ? error.message : `${error.name}: ${error.message}`);
  return 1;
}

function overview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'sayso <command> [options]',
    '',
    ...lines,
    '',
    '`sayso <command> --help` tells more.',
  ].join('\n');
}

function processIo(): CommandIo {
  // A reader that goes away ("sayso audit list | head") is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  let config: Config | null = null;
  return {
    input: process.stdin,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    config: () => {
      config ??= takeConfig(process.env);
      return config;
    },
  };
}
