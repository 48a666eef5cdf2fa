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

/** Is this error's message a sentence for whoever typed the command? The words of any other may be a client's. */
export function isSpoken(error: unknown): boolean {
  return error instanceof Error && (isMisuse(error) || SPOKEN.has(error.name));
}

/** The command was typed wrongly; that includes what `parseArgs` of node:util throws for an unknown option. */
export function isMisuse(error: Error): boolean {
  return (
    error instanceof UsageError ||
    ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}

const SPOKEN = new Set([
  'ConfigError',
  'StoreError',
  'SourceError',
  'StartError',
  'ChannelError',
  'ModelError',
  'EgressError',
  'MailConfigError',
]);

/** The arguments do not fit: the command prints its usage and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
