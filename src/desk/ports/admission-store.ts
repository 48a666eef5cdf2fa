import type { AuditEntry } from '../audit.ts';
import type { DayLimits } from '../day-budget.ts';
import type { Change } from './store.ts';

/** A code that lets strangers in, without the code itself. */
export interface Invite {
  id: string;
  label: string;
  /** The operator who made it; their id when the account is gone, null at the command line. */
  operator: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  maxUses: number;
  uses: number;
  revokedAt: Date | null;
}

/** Somebody who wrote and was not let in yet. */
export interface Waiting {
  clientId: string;
  subject: string;
  /** As the platform gives it. */
  name: string | null;
  account: string;
  since: Date;
}

/** Who may become a client. Every writing method is one unit. */
export interface AdmissionStore {
  /** The code is kept as a keyed digest only. */
  addInvite(
    invite: Pick<Invite, 'id' | 'label' | 'createdAt' | 'expiresAt' | 'maxUses'> & {
      operatorId: string | null;
      code: string;
    },
    changes: readonly Change[],
  ): Promise<void>;
  /** Newest first, at most 200. */
  listInvites(): Promise<Invite[]>;
  /** False when there is no such invite, or it was revoked before. */
  revokeInvite(id: string, at: Date, changes: readonly Change[]): Promise<boolean>;
  /** The id of the invite that this code opens at that moment. */
  inviteOf(code: string, at: Date): Promise<string | null>;
  /** Who waits longest comes first. */
  waitingList(limit: number): Promise<{ total: number; people: Waiting[] }>;
  /** waiting -> admitted | refused by compare-and-set; false when they do not wait any more. */
  settleWaiting(
    clientId: string,
    to: 'admitted' | 'refused',
    changes: readonly Change[],
  ): Promise<boolean>;
  /** Deletes strangers who wrote first before this, as an erasure does, a bounded number at a time. */
  forgetStrangers(
    before: Date,
    limit: number,
    entry: (many: number) => AuditEntry,
  ): Promise<number>;
}

export type AdmissionChange =
  /**
   * The invite is used by a client who waits, or by one who was let in meanwhile and uses nothing up. What is wrong with it
   * by now (used up, expired, revoked) leads to `refused`.
   */
  | {
      type: 'invite_used';
      inviteId: string;
      clientId: string;
      at: Date;
      accepted: readonly Change[];
      refused: readonly Change[];
    }
  /** waiting -> admitted; changes nothing for anybody else. */
  | { type: 'let_in'; clientId: string; alongside: readonly Change[] }
  /** The desk opens the talk: the client gets its first words as if they had come in. */
  | { type: 'chat_opened'; inboxId: string; conversationId: string; at: Date }
  /** Limits of a day that are this client's own; null: the desk's. */
  | { type: 'client_limits'; clientId: string; limits: Partial<DayLimits> | null };
