import { userInfo } from 'node:os';
import type { ClientLine, Store } from '../../desk/ports/store.ts';
import { type CommandIo, UsageError } from '../command.ts';

/** What an action of `sayso audit` may be given; each takes what it knows. */
export interface AuditOptions {
  client?: string | undefined;
  limit?: string | undefined;
  checkpoint?: string | undefined;
  pubkey?: string | undefined;
  format?: string | undefined;
  before?: string | undefined;
  operator?: string | undefined;
  file?: string | undefined;
}

/** Gives the exit code. */
export type AuditAction = (options: AuditOptions, io: CommandIo) => Promise<number>;

const OPERATOR = /^[\p{L}\p{N}._@-]{1,60}$/u;

/** Who looks, as the log names them. Throws `UsageError` for a name that is none. */
export function operatorOf(options: AuditOptions): string {
  const name = options.operator?.trim() ?? userInfo().username;
  if (!OPERATOR.test(name))
    throw new UsageError('Name yourself with --operator NAME: letters, digits, . _ @ -, up to 60.');
  return name;
}

/** Throws `UsageError` for what is no Ed25519 public key; null when none was given. */
export function pubkeyOf(options: AuditOptions): string | null {
  const text = options.pubkey?.trim();
  if (text === undefined) return null;
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
    throw new UsageError('--pubkey takes the 44 characters that `sayso audit pubkey` prints.');
  return text;
}

/** The client with this id; null after a sentence about it. */
export async function clientOf(
  store: Store,
  id: string | undefined,
  io: CommandIo,
): Promise<ClientLine | null> {
  const client = (await store.listClients()).find((line) => line.id === id) ?? null;
  if (!client) io.err(`There is no client ${id}. \`sayso client list\` shows them.`);
  return client;
}
