/** What the people of the desk should hear about a conversation, most of it because time has passed. */
export const OPERATOR_NEWS = [
  /** A person is asked for. */
  'requested',
  /** Nobody has come yet. */
  'reminder',
  /** Still nobody: those who lead should know. */
  'escalated',
  /** Its operator has done nothing for half of their lease. */
  'lease_warning',
  /** It went back to the assistant because its operator did nothing. */
  'lease_ended',
] as const;
export type OperatorNews = (typeof OPERATOR_NEWS)[number];

/**
 * Tells operators, wherever they are (console, group chat, mail); ids only, never content. True when nothing of it has to
 * be told again. It may be called again with the same news: what leaves the desk then is known as the same by `since`,
 * the moment from which the news is true. Never throws.
 */
export type TellOperators = (
  news: OperatorNews,
  conversationId: string,
  since: Date,
) => Promise<boolean>;
