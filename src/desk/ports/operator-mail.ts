/** Mails to the people who run the desk. */
export interface OperatorMail {
  /** Resolves to true when the server took it. Never throws for the outside's faults. */
  sendCheckpoint(line: string): Promise<boolean>;
  /** A job board is broken. `since` is when it last answered well, null for never. As above. */
  sendBoardTrouble(what: { board: string; trouble: string; since: Date | null }): Promise<boolean>;
}
