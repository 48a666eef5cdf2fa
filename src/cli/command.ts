import type { Config } from '../config.ts';

/** One command of `sayso`. Results go to stdout, everything else to stderr; exit codes 0 ok, 1 failed, 2 bad usage. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` prints. */
  usage: string;
  run(args: string[], io: CommandIo): Promise<number>;
}

export interface CommandIo {
  input: NodeJS.ReadStream;
  out(line: string): void;
  err(line: string): void;
  /** Reads the environment; throws `ConfigError`. */
  config(): Config;
}

/** The arguments do not fit: the command prints its usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
