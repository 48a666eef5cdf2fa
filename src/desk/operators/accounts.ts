import type { Clock, Ids } from '../ports/clock.ts';
import type { OperatorAccount, OperatorChange, OperatorChanged } from '../ports/operator-store.ts';
import type { Change, Store } from '../ports/store.ts';
import { type AccountAction, type AccountHand, accountRow } from './account-rows.ts';
import { type AccountWish, changesOf } from './account-wish.ts';
import type { Role } from './operator.ts';

export interface NewAccount {
  name: string;
  role: Role;
  email: string | null;
  telegramUser: string | null;
  assignedOnly: boolean;
  /** A PHC string; null: only the identity provider signs them in. */
  passwordHash: string | null;
}

/** What is done to accounts, by whom, each with its row in the log. */
export interface Accounts {
  add(hand: AccountHand, account: NewAccount): Promise<boolean>;
  /** Changes, in one unit and with a row each, what differs from `account`; the rules of `refusedWish` are the caller's. */
  set(hand: AccountHand, account: OperatorAccount, wish: AccountWish): Promise<OperatorChanged>;
  setPassword(hand: AccountHand, account: Known, hash: string): Promise<OperatorChanged>;
  /** `secret` null: no second factor any more. */
  setTotp(hand: AccountHand, account: Known, secret: string | null): Promise<OperatorChanged>;
  setDisabled(hand: AccountHand, account: Known, disabled: boolean): Promise<OperatorChanged>;
  unlock(hand: AccountHand, account: Known): Promise<OperatorChanged>;
  /** All sessions, except the one whose digest is `keep`. */
  endSessions(hand: AccountHand, account: Known, keep?: string): Promise<void>;
}

export type Known = { id: string; name: string };

export function createAccounts(deps: { store: Store; clock: Clock; ids: Ids }): Accounts {
  const { store, clock, ids } = deps;
  const row = (
    hand: AccountHand,
    action: AccountAction,
    { name }: { name: string },
    detail = '',
  ): Change[] => [{ type: 'audit', entry: accountRow(clock.now(), hand, action, name, detail) }];
  const change = (
    hand: AccountHand,
    account: Known,
    set: OperatorChange,
    action: AccountAction,
    detail = '',
  ) => store.changeOperator(account.id, set, row(hand, action, account, detail));
  return {
    add: (hand, account) =>
      store.addOperator(
        { ...account, id: ids.next(), at: clock.now() },
        row(
          hand,
          'added',
          account,
          `role ${account.role}${account.assignedOnly ? '; assigned only' : ''}`,
        ),
      ),
    async set(hand, account, wish) {
      const changes = changesOf(account, wish);
      if (changes.length === 0) return 'changed';
      const set = Object.assign({}, ...changes.map((one) => one.set));
      const rows = changes.flatMap(({ action, detail }) => row(hand, action, account, detail));
      return store.changeOperator(account.id, set, rows);
    },
    setPassword: (hand, account, hash) =>
      change(hand, account, { passwordHash: hash, unlock: true }, 'password_changed'),
    setTotp: (hand, account, secret) =>
      change(hand, account, { totpSecret: secret }, secret === null ? 'totp_off' : 'totp_on'),
    setDisabled: (hand, account, disabled) =>
      change(
        hand,
        account,
        { disabledAt: disabled ? clock.now() : null },
        disabled ? 'disabled' : 'enabled',
      ),
    unlock: (hand, account) => change(hand, account, { unlock: true }, 'unlocked'),
    endSessions: (hand, account, keep) =>
      store.endSessions(account.id, row(hand, 'sessions_ended', account), keep),
  };
}
