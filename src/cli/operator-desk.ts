import type { AccountHand } from '../desk/operators/account-rows.ts';
import type { Accounts } from '../desk/operators/accounts.ts';
import { ROLES, type Role } from '../desk/operators/operator.ts';
import type { OperatorAccount, OperatorChanged } from '../desk/ports/operator-store.ts';
import type { Store } from '../desk/ports/store.ts';
import { type CommandIo, UsageError } from './command.ts';

/** What the actions of `sayso operator` work with. */
export interface OperatorDesk {
  store: Store;
  accounts: Accounts;
  io: CommandIo;
}

export const HAND: AccountHand = { operator: null, source: 'command line' };

/** The account of that name; null, and said so, when there is none. */
export async function find(
  { store, io }: Pick<OperatorDesk, 'store' | 'io'>,
  name: string,
): Promise<OperatorAccount | null> {
  const account = await store.operatorBy({ name });
  if (!account) io.err(`There is no account ${name}. \`sayso operator list\` shows them.`);
  return account;
}

/** Says what became of a change; gives the exit code. */
export function done(
  { io }: Pick<OperatorDesk, 'io'>,
  result: OperatorChanged,
  sentence: string,
): number {
  if (result === 'changed') {
    io.out(sentence);
    return 0;
  }
  if (result === 'taken') return taken(io);
  io.err(
    result === 'last_admin'
      ? 'This is the last admin, so nothing was changed. Make another admin first.'
      : 'The account was changed meanwhile. Try again.',
  );
  return 1;
}

export function taken(io: CommandIo): number {
  io.err('That name, address or Telegram account is taken. `sayso operator list` shows by whom.');
  return 1;
}

export function roleOf(text: string): Role {
  const known = ROLES.find((name) => name === text);
  if (!known) throw new UsageError(`A role is one of ${ROLES.join(', ')}.`);
  return known;
}

export function optional(
  text: string | undefined,
  read: (text: string) => string | null,
  fault: string,
): string | null {
  if (text === undefined) return null;
  const value = read(text);
  if (value === null) throw new UsageError(fault);
  return value;
}
