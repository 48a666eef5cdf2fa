import type { AuditEntry } from '../audit.ts';
import { deskEntry } from '../audit-templates.ts';

/** Who changes an account, and from where. */
export interface AccountHand {
  /** Null: whoever may use the desk's command line. */
  operator: string | null;
  source: 'console' | 'command line';
}

export type AccountAction =
  | 'added'
  | 'role_changed'
  | 'assigned_only_changed'
  | 'email_changed'
  | 'telegram_changed'
  | 'password_changed'
  | 'totp_on'
  | 'totp_off'
  | 'disabled'
  | 'enabled'
  | 'unlocked'
  | 'sessions_ended';

/** An account of a person of the desk was changed. `detail` is a role or a plain word, never an address or a secret. */
export function accountRow(
  at: Date,
  hand: AccountHand,
  action: AccountAction,
  account: string,
  detail = '',
): AuditEntry {
  return deskEntry(at, {
    source: hand.source,
    dataCategory: 'permission',
    purpose: 'decide who may look after clients',
    action: `operator.${action}`,
    notes: [`account ${account}`, detail, hand.operator === null ? '' : `operator ${hand.operator}`]
      .filter(Boolean)
      .join('; '),
  });
}

export type SignInFault =
  | 'wrong_password'
  | 'wrong_code'
  | 'used_code'
  | 'locked'
  | 'unknown_name'
  | 'disabled'
  | 'unknown_address'
  | 'address_not_allowed'
  | 'provider_refused';

/** Somebody tried to sign in. A name that is nobody's is not written down: it may be a password. */
export function signInRow(
  at: Date,
  way: 'password' | 'identity provider',
  account: string | null,
  fault: SignInFault | null,
): AuditEntry {
  return deskEntry(at, {
    source: 'console',
    dataCategory: 'permission',
    purpose: 'know who signs in',
    action: fault === null ? 'operator.signed_in' : 'operator.sign_in_refused',
    errorStatus: fault ?? 'none',
    notes: [account === null ? 'no account' : `account ${account}`, `by ${way}`].join('; '),
  });
}

export function signOutRow(at: Date, account: string): AuditEntry {
  return deskEntry(at, {
    source: 'console',
    dataCategory: 'permission',
    purpose: 'know who signs in',
    action: 'operator.signed_out',
    notes: `account ${account}`,
  });
}
