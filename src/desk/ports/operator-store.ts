import type { Operator, Role } from '../operators/operator.ts';
import type { Change } from './store.ts';

/** An operator's account, without what proves who they are. */
export interface OperatorAccount extends Operator {
  email: string | null;
  telegramUser: string | null;
  hasPassword: boolean;
  hasTotp: boolean;
  createdAt: Date;
  disabledAt: Date | null;
  lockedUntil: Date | null;
}

/** What a sign-in is checked against. */
export interface SignInSecrets {
  passwordHash: string | null;
  totpSecret: string | null;
  totpStep: number | null;
  failedSignIns: number;
  lockedUntil: Date | null;
}

export interface OperatorSession {
  operator: Operator;
  /** Goes into every form; never into an address. */
  csrf: string;
  createdAt: Date;
  expiresAt: Date;
}

/** A sign-in that holds, as its operator sees it in a list. */
export interface SessionLine {
  digest: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

/** What an account may be changed in; what is left out stays. */
export interface OperatorChange {
  role?: Role;
  assignedOnly?: boolean;
  email?: string | null;
  telegramUser?: string | null;
  passwordHash?: string | null;
  totpSecret?: string | null;
  disabledAt?: Date | null;
  /** Lets them try again at once. */
  unlock?: true;
}

/** `taken`: the name, the address or the Telegram account is somebody else's. `last_admin`: nobody could make accounts. */
export type OperatorChanged = 'changed' | 'unknown' | 'taken' | 'last_admin';

/** Accounts and sign-ins of the people of the desk. Every writing method is one unit, and applies `changes` in it. */
export interface OperatorStore {
  /** By name. */
  listOperators(): Promise<OperatorAccount[]>;
  getOperator(id: string): Promise<OperatorAccount | null>;
  /** Names and addresses are found without regard to case. */
  operatorBy(
    key: { name: string } | { email: string } | { telegramUser: string },
  ): Promise<OperatorAccount | null>;
  /** False, and nothing changed, when the name, the address or the Telegram account is somebody else's. */
  addOperator(
    account: {
      id: string;
      name: string;
      email: string | null;
      role: Role;
      assignedOnly: boolean;
      telegramUser: string | null;
      passwordHash: string | null;
      at: Date;
    },
    changes: readonly Change[],
  ): Promise<boolean>;
  /**
   * Changes what is given. With `disabledAt`, `role`, `email`, `passwordHash` or `totpSecret` the operator's sessions end,
   * except the one whose digest is `keep`.
   */
  changeOperator(
    id: string,
    set: OperatorChange,
    changes: readonly Change[],
    keep?: string,
  ): Promise<OperatorChanged>;
  signInSecrets(id: string): Promise<SignInSecrets | null>;
  /** Counts a failure, and locks when `lockedUntil` is given; a lock is never made shorter. */
  failSignIn(id: string, lockedUntil: Date | null, changes: readonly Change[]): Promise<void>;
  /**
   * Opens a session and clears the failures. False, and nothing changed, when the operator is disabled, the password is
   * another one by now, or the code's time step was used already.
   */
  passSignIn(
    id: string,
    proof: { passwordHash: string | null; totpStep: number | null } | 'identity provider',
    session: NewSession,
    changes: readonly Change[],
  ): Promise<boolean>;
  /** The same password, hashed anew; does nothing when it was changed meanwhile. Ends no session. */
  rehashPassword(id: string, before: string, now: string): Promise<void>;
  /** Takes the time step of a code of somebody who is signed in; false when it was used already. */
  useTotpStep(id: string, step: number): Promise<boolean>;
  /** Null when it ended, or its operator was disabled. Moves `seenAt` at most once a minute. */
  getSession(digest: string, at: Date, idleMs: number): Promise<OperatorSession | null>;
  /** Whether a session holds, without counting as a use of it. */
  sessionHolds(digest: string, at: Date, idleMs: number): Promise<boolean>;
  /** The newest first. */
  listSessions(operatorId: string): Promise<SessionLine[]>;
  /** False, and `changes` are not applied, when it has ended already. */
  endSession(digest: string, changes: readonly Change[]): Promise<boolean>;
  /** Every session of an operator, except the one whose digest is `keep`. */
  endSessions(operatorId: string, changes: readonly Change[], keep?: string): Promise<void>;
  /** Forgets sessions that ended before. */
  purgeSessions(before: Date, idleBefore: Date): Promise<number>;
}

export interface NewSession {
  digest: string;
  csrf: string;
  at: Date;
  expiresAt: Date;
}
