/** Mails to the people who run the desk. */
export interface OperatorMail {
  /** Resolves to true when the server took it. Never throws for the outside's faults. */
  sendCheckpoint(line: string): Promise<boolean>;
}
