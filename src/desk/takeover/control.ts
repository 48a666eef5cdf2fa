import type { Control } from '../client.ts';

/** Why a person is asked for. */
export type RequestReason =
  | 'client'
  | 'agent'
  | 'failed_turns'
  | 'upset'
  | 'secret_twice'
  | 'unknown_outcome';

/** Who has a conversation, and what is planned for it. */
export interface ControlState {
  conversationId: string;
  clientId: string;
  control: Control;
  /** Rises at every change of who speaks; the bot's words of an older one are dropped (I8). */
  epoch: number;
  /** Rises at every transition; a transition names the version that it was decided on. */
  version: number;
  /** The operator who has it, while `human` or `returning`. */
  operatorId: string | null;
  requestedAt: Date | null;
  reason: RequestReason | null;
  claimedAt: Date | null;
  leaseUntil: Date | null;
  /** What the operator hands back with; opened. */
  summary: string | null;
  assigneeId: string | null;
  snoozedUntil: Date | null;
  /** When to look at the request or the lease again, and how often that was done. */
  lookAt: Date | null;
  looks: number;
}
