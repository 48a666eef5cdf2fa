/** What an operator may do grows from one role to the next. */
export const ROLES = ['viewer', 'operator', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the desk, as the rest of the desk knows them. */
export interface Operator {
  id: string;
  /** What clients read and the log says. */
  name: string;
  role: Role;
  /** Sees and takes only the conversations that are assigned to them. */
  assignedOnly: boolean;
}

/** The least role that each right needs. */
const RIGHTS = {
  /** See conversations, clients, cards and the health of the desk. */
  read: 'viewer',
  /** Take over, write to clients, note, tag, snooze, hand back. */
  answer: 'operator',
  /** Give the second yes that OPERATOR_YES asks for. */
  agree: 'operator',
  /** Say who sees to a conversation; take one from another operator. */
  assign: 'lead',
  /** Let strangers in, make invites, set a client's limits. */
  admit: 'lead',
  /** Write the replies that all operators share. */
  canned: 'lead',
  /** Read rows of the log that concern the desk and all clients. */
  audit: 'lead',
  settings: 'admin',
  accounts: 'admin',
  stop_all: 'admin',
} as const satisfies Record<string, Role>;

export type Right = keyof typeof RIGHTS;

export function may(operator: Pick<Operator, 'role'>, right: Right): boolean {
  return ROLES.indexOf(operator.role) >= ROLES.indexOf(RIGHTS[right]);
}

/** Whether a conversation is one that this operator may look at at all. */
export function maySee(
  operator: Operator,
  conversation: { operatorId: string | null; assigneeId: string | null },
): boolean {
  if (!may(operator, 'read')) return false;
  if (!operator.assignedOnly) return true;
  return [conversation.operatorId, conversation.assigneeId].includes(operator.id);
}
