import type { Control } from '../client.ts';
import type { TranscriptMessage } from '../message.ts';
import type { ControlState, RequestReason } from '../takeover/control.ts';
import type { Change } from './store.ts';
import type { OperatorNews } from './tell-operators.ts';

/** What a transition sets; what is left out stays. */
export interface ControlMove {
  control: Control;
  /** True when somebody else speaks from now on: the epoch rises, and what the bot still had to say is dropped (I8). */
  newSpeaker: boolean;
  operatorId: string | null;
  requestedAt?: Date | null;
  reason?: RequestReason | null;
  claimedAt?: Date | null;
  leaseUntil?: Date | null;
  summary?: string | null;
  lookAt?: Date | null;
  looks?: number;
  assigneeId?: string | null;
  snoozedUntil?: Date | null;
  /** What operators have to be told from now on, in place of what they were still to be told; null: nothing any more. */
  news?: { news: OperatorNews; since: Date; retryAt: Date } | null;
}

/** News that nobody knows to have reached the operators. */
export interface OwedNews {
  conversationId: string;
  news: OperatorNews;
  /** Since when it is true; it tells one piece of news from the next. */
  since: Date;
  /** How often it was begun to be told. */
  tries: number;
}

/** What people of the desk write for each other, or what a stopped turn would have said (`operatorId` null). */
export interface OperatorNote {
  id: string;
  conversationId: string;
  operatorId: string | null;
  kind: 'note' | 'draft';
  text: string;
  at: Date;
}

/** Changes of state that concern who speaks. */
export type ControlChange =
  /** bot -> requested; a person who is asked already or in control stays so, and `alongside` is left out. */
  | {
      type: 'control_requested';
      conversationId: string;
      reason: RequestReason;
      at: Date;
      alongside: readonly Change[];
    }
  /** Applies `changes` while the bot still speaks under this epoch, and `otherwise` when a person came meanwhile. */
  | {
      type: 'while_bot_speaks';
      conversationId: string;
      controlEpoch: number;
      changes: readonly Change[];
      otherwise: readonly Change[];
    }
  /** A second one under the same id changes nothing. */
  | { type: 'note_written'; note: OperatorNote }
  | { type: 'tag_set'; conversationId: string; tag: string; on: boolean };

/** Who speaks to a client: every change by compare-and-set on the version. */
export interface ControlStore {
  getControl(conversationId: string): Promise<ControlState | null>;
  /**
   * False, and nothing is changed, when the version is another by now, or the operator `by` is not an active one of the
   * desk (any more).
   */
  moveControl(
    conversationId: string,
    version: number,
    move: ControlMove,
    changes: readonly Change[],
    by?: string | null,
  ): Promise<boolean>;
  /** Applies the changes only while the version is still this one and `by` is active; the version stays. */
  commitUnderControl(
    conversationId: string,
    version: number,
    changes: readonly Change[],
    by?: string | null,
  ): Promise<boolean>;
  /** Conversations whose request or lease has to be looked at, the most urgent first. */
  dueForControlLook(at: Date, limit: number): Promise<string[]>;
  /** News whose next try is due, the one that waits longest first. */
  newsToTell(at: Date, limit: number): Promise<OwedNews[]>;
  /** Begins a try, by compare-and-set on the news and its tries; the next one follows at `retryAt`. False: not yours. */
  claimNews(owed: OwedNews, retryAt: Date): Promise<boolean>;
  /** The news from this moment is told, or given up; newer news stays. */
  newsSettled(conversationId: string, since: Date): Promise<void>;
  /** What was said in a conversation from a moment on, oldest first. */
  talkSince(conversationId: string, since: Date): Promise<TranscriptMessage[]>;
  /** The conversation in which a reply or a note with this id was written; null when there is none. */
  writtenIn(id: string): Promise<string | null>;
  /** Null when there never was such an operator. */
  operatorStanding(id: string): Promise<{ name: string; active: boolean } | null>;
  /** Is there anybody at the desk who could take a conversation over? */
  operatorsExist(): Promise<boolean>;
}
