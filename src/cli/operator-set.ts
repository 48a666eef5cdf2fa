import { accountEmail, telegramAccount } from '../desk/operators/account-name.ts';
import { type AccountWish, changesOf, refusedWish } from '../desk/operators/account-wish.ts';
import { UsageError } from './command.ts';
import { done, find, HAND, type OperatorDesk, optional, roleOf } from './operator-desk.ts';

export const SET_OPTIONS = {
  role: { type: 'string' },
  email: { type: 'string' },
  telegram: { type: 'string' },
  'assigned-only': { type: 'string' },
} as const;

/** What `sayso operator set` may name; what it leaves out stays. */
export interface SetValues {
  role?: string | undefined;
  email?: string | undefined;
  telegram?: string | undefined;
  'assigned-only'?: string | undefined;
}

/** Changes what is named of one account, in one step with its rows of the log. Gives the exit code. */
export async function setAccount(
  desk: OperatorDesk,
  name: string,
  values: SetValues,
): Promise<number> {
  const wish = wishOf(values);
  const account = await find(desk, name);
  if (!account) return 1;
  if (changesOf(account, wish).length === 0) {
    desk.io.out(`${account.name} is so already, so nothing was changed.`);
    return 0;
  }
  const refused = refusedWish(null, account, wish);
  if (refused !== null) {
    desk.io.err(refused);
    return 1;
  }
  const result = await desk.accounts.set(HAND, account, wish);
  return done(desk, result, said(account.name, wish));
}

/** Throws `UsageError` for a value that does not fit, and when nothing is named. */
function wishOf(values: SetValues): AccountWish {
  const wish: AccountWish = {
    role: values.role === undefined ? undefined : roleOf(values.role),
    email: orNone(values.email, accountEmail, '--email should be an e-mail address, or none.'),
    telegramUser: orNone(
      values.telegram,
      telegramAccount,
      '--telegram should be the number of a Telegram account, or none.',
    ),
    assignedOnly: yesOrNo(values['assigned-only']),
  };
  if (Object.values(wish).every((value) => value === undefined))
    throw new UsageError('Name what to change: --email, --telegram, --role or --assigned-only.');
  return wish;
}

function orNone(
  text: string | undefined,
  read: (text: string) => string | null,
  fault: string,
): string | null | undefined {
  if (text === undefined) return undefined;
  return text === 'none' ? null : optional(text, read, fault);
}

function yesOrNo(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text !== 'yes' && text !== 'no') throw new UsageError('--assigned-only should be yes or no.');
  return text === 'yes';
}

function said(name: string, { role, email, telegramUser, assignedOnly }: AccountWish): string {
  const ends = role !== undefined || email !== undefined;
  const given = (what: string, value: string | null) =>
    value === null ? `no ${what}` : `${what} ${value}`;
  const words = [
    role === undefined ? [] : [`role ${role}`],
    email === undefined ? [] : [given('e-mail address', email)],
    telegramUser === undefined ? [] : [given('Telegram account', telegramUser)],
    assignedOnly === undefined
      ? []
      : [assignedOnly ? 'assigned conversations only' : 'all conversations'],
  ].flat();
  return `${name} has from now on: ${words.join(', ')}.${ends ? ' All their sessions ended.' : ''}`;
}
