import type { OperatorAccount, OperatorChange } from '../ports/operator-store.ts';
import type { AccountAction } from './account-rows.ts';
import { type Operator, ROLES, type Role } from './operator.ts';

/** What an account should be from now on; what is left out stays, null takes an address or a number away. */
export interface AccountWish {
  role?: Role | undefined;
  assignedOnly?: boolean | undefined;
  email?: string | null | undefined;
  telegramUser?: string | null | undefined;
}

/** What of a wish differs from the account, each with its row of the log: words, never an address. */
export function changesOf(
  account: OperatorAccount,
  { role, assignedOnly, email, telegramUser }: AccountWish,
): { set: OperatorChange; action: AccountAction; detail: string }[] {
  const given = (value: string | null) => (value === null ? 'taken away' : 'set');
  return [
    role === undefined || role === account.role
      ? []
      : [{ set: { role }, action: 'role_changed' as const, detail: `role ${role}` }],
    assignedOnly === undefined || assignedOnly === account.assignedOnly
      ? []
      : [
          {
            set: { assignedOnly },
            action: 'assigned_only_changed' as const,
            detail: assignedOnly ? 'on' : 'off',
          },
        ],
    email === undefined || email === account.email
      ? []
      : [{ set: { email }, action: 'email_changed' as const, detail: given(email) }],
    telegramUser === undefined || telegramUser === account.telegramUser
      ? []
      : [
          {
            set: { telegramUser },
            action: 'telegram_changed' as const,
            detail: given(telegramUser),
          },
        ],
  ].flat();
}

/**
 * Why a wish is refused, as one sentence; null when it may be. Nobody gives more than they have, whatever page or command
 * asks. The last admin is the store's to keep: only it sees all accounts at that moment.
 * @param by  who wishes; null: whoever may use the desk's command line
 */
export function refusedWish(
  by: Operator | null,
  account: OperatorAccount,
  wish: AccountWish,
): string | null {
  if (wish.email === null && account.email !== null && !account.hasPassword)
    return 'Without a password the e-mail address is their only way in, so it stays. Set a password first.';
  if (by === null) return null;
  const rank = (role: Role) => ROLES.indexOf(role);
  if (rank(account.role) > rank(by.role))
    return 'This account has a higher role than yours, so you cannot change it.';
  if (wish.role !== undefined && rank(wish.role) > rank(by.role))
    return 'Nobody gives a higher role than their own.';
  if (by.assignedOnly && wish.assignedOnly === false && account.assignedOnly)
    return 'You see assigned conversations only, so you cannot let anybody see all of them.';
  return null;
}
