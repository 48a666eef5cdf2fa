/** What the people of the desk should hear about a conversation, most of it because time has passed. */
export type OperatorNews =
  /** A person is asked for. */
  | 'requested'
  /** Nobody has come yet. */
  | 'reminder'
  /** Still nobody: those who lead should know. */
  | 'escalated'
  /** Its operator has done nothing for half of their lease. */
  | 'lease_warning'
  /** It went back to the assistant because its operator did nothing. */
  | 'lease_ended';

/** Tells operators, wherever they are (console, group chat, mail). Never throws; ids only, never content. */
export type TellOperators = (news: OperatorNews, conversationId: string) => Promise<void>;
