import type { DraftKind, DraftWishes } from '../draft.ts';
import type { Operator } from '../operators/operator.ts';
import type { RequestReason } from './control.ts';

/** What became of an operator's wish; `sentence` is for them to read. */
export type Outcome =
  | { ok: true; sentence: string }
  | {
      ok: false;
      why: 'not_found' | 'not_allowed' | 'conflict' | 'blocked' | 'invalid';
      sentence: string;
    };

/** A draft that an operator has written for a client. */
export interface DraftWish {
  kind: DraftKind;
  postingId: string;
  /** The id that it gets; a repeated wish makes one draft. */
  draftId: string;
  length?: DraftWishes['length'];
  tone?: DraftWishes['tone'];
}

/** An operator's own words for a draft. */
export interface DraftEdit {
  draftId: string;
  /** The one that they read; the edit is refused when it is another by now. */
  version: number;
  subject: string;
  body: string;
}

export interface ProposedCall {
  tool: string;
  args: unknown;
  /** Fields of the payload as the operator saw them: the card is refused when one is another by now. */
  seen?: Readonly<Record<string, string | number>>;
}

/**
 * What operators do with a conversation. Each is one unit by compare-and-set on the control's version, with its audit
 * row; whoever comes second reads who was first. Ids that the caller makes let a repeated request change nothing.
 */
export interface Takeover {
  /** bot -> requested; nothing when a person is asked or in control already. */
  request(conversationId: string, reason: RequestReason): Promise<void>;
  /**
   * bot | requested | returning -> human, under a lease that activity renews. A lead may take it from another operator;
   * `seen.from` is whom they mean to take it from (null: nobody), and whoever took it meanwhile keeps it.
   */
  claim(
    operator: Operator,
    conversationId: string,
    seen?: { from: string | null },
  ): Promise<Outcome>;
  /** Words for the client: through the guard and the outbox, marked with the operator's name. Only while they have it. */
  reply(
    operator: Operator,
    conversationId: string,
    text: string,
    replyId: string,
  ): Promise<Outcome>;
  /** Other words in place of a reply that reached the client; only where their channel changes messages in place. */
  revise(
    operator: Operator,
    conversationId: string,
    change: { replyId: string; text: string; changeId: string },
  ): Promise<Outcome>;
  /** Words for the other operators. */
  note(operator: Operator, conversationId: string, text: string, noteId: string): Promise<Outcome>;
  /** Proposes an action through the gate: a card for the client, who alone decides. */
  propose(operator: Operator, conversationId: string, call: ProposedCall): Promise<Outcome>;
  /** Has a draft written for one of the client's jobs. They see it when it is proposed. Only while the operator answers. */
  prepareDraft(operator: Operator, conversationId: string, wish: DraftWish): Promise<Outcome>;
  /** Other words for a draft: its next version. A card of it that waits becomes void, and one with these words asks. */
  editDraft(operator: Operator, conversationId: string, edit: DraftEdit): Promise<Outcome>;
  /** human -> returning, with a summary that the operator may change before they confirm. */
  handBack(operator: Operator, conversationId: string): Promise<Outcome & { summary?: string }>;
  /** returning -> bot; the assistant goes on with the summary in mind, and the client hears it once. */
  confirmReturn(operator: Operator, conversationId: string, summary: string): Promise<Outcome>;
  /** The operator is at work on it (typing, reading): the lease goes on. */
  keep(operator: Operator, conversationId: string): Promise<Outcome>;
  assign(operator: Operator, conversationId: string, to: string | null): Promise<Outcome>;
  snooze(operator: Operator, conversationId: string, until: Date | null): Promise<Outcome>;
  tag(operator: Operator, conversationId: string, tag: string, on: boolean): Promise<Outcome>;
  /** -> closed: nobody writes to this client any more until it is opened again. */
  close(operator: Operator, conversationId: string): Promise<Outcome>;
  reopen(operator: Operator, conversationId: string): Promise<Outcome>;
}
