export interface BoardTrouble {
  board: string;
  /** What is wrong, as the rest of a sentence about the board. */
  trouble: string;
  /** When it last answered well; null: never. */
  since: Date | null;
}

/** Mails to the people who run the desk. */
export interface OperatorMail {
  /** Resolves to true when the server took it. Never throws for the outside's faults. */
  sendCheckpoint(line: string): Promise<boolean>;
  /** Job boards are broken, in one mail. As above. */
  sendBoardTrouble(boards: readonly BoardTrouble[]): Promise<boolean>;
  /**
   * A client has asked for a person and nobody came; ids only. As above. Sent again for the same moment it is known as the
   * same mail.
   */
  sendConversationWaits(conversationId: string, since: Date): Promise<boolean>;
}
