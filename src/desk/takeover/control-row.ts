import type { AuditEntry } from '../audit.ts';
import { type AuditSubject, auditEntry } from '../audit-templates.ts';
import type { Change } from '../ports/store.ts';

/** What the record says it was for, and what the client reads about it in /log. */
const ROWS = {
  'control.requested': ['bring in a person', 'A person was asked for'],
  'control.withdrawn': ['go on without a person', 'The request for a person was taken back'],
  'control.taken': ['let a person answer the client', 'A person took this conversation over'],
  'control.returning': ['give the conversation back', 'The person began to hand over'],
  'control.returned': [
    'let the assistant answer again',
    'The assistant got this conversation back',
  ],
  'control.lease_ended': [
    'let the assistant answer again',
    'The assistant got this conversation back, because the person did nothing',
  ],
  'control.closed': ['end the conversation', 'A person closed this conversation'],
  'control.reopened': ['open the conversation again', 'A person opened this conversation again'],
  'control.reminded': [
    'find somebody for the client',
    'The people of the desk were reminded of you',
  ],
  'control.escalated': [
    'find somebody for the client',
    'Those who lead the desk were called for you',
  ],
  'control.client_told': ['tell the client that nobody is free', 'Nobody was free'],
  'control.lease_warned': ['keep the client from waiting', 'The person was reminded of you'],
  'operator.replied': ['answer the client', 'A person wrote to you'],
  'operator.changed': ['answer the client', 'A person changed a message that they wrote to you'],
  'operator.took_back': [
    'take a message back',
    'A person deleted a message that they wrote to you',
  ],
  'operator.noted': ['help the other operators', 'A person made a note for the others of the desk'],
  'operator.blocked': [
    'keep secrets out of the desk',
    'Words of a person held a secret and were stopped',
  ],
  'operator.drafted': ['prepare a draft for the client', 'A person prepared a draft for you'],
  'operator.edited': ['change a draft for the client', 'A person changed a draft of yours'],
  'operator.proposed': ['ask the client on a card', 'A person proposed an action to you'],
  'operator.assigned': [
    'say who sees to the conversation',
    'It was said who sees to this conversation',
  ],
  'operator.snoozed': [
    'come back to it later',
    'A person set a time to come back to this conversation',
  ],
  'operator.tagged': ['keep conversations in order', 'A person sorted this conversation'],
  'turn.set_aside': [
    'keep the assistant silent while a person answers',
    'What the assistant was about to say was kept from you, because a person came',
  ],
} as const;

const CATEGORIES = new Map<string, AuditEntry['dataCategory']>([
  ['operator.blocked', 'secret'],
  ['operator.drafted', 'draft'],
  ['operator.edited', 'draft'],
]);

/** The plain words of a row about who had the conversation; null for every other row. */
export function controlWords(action: string): string | null {
  return Object.entries(ROWS).find(([name]) => name === action)?.[1][1] ?? null;
}

export type ControlAction = keyof typeof ROWS;

/**
 * The record of who had a conversation and what they did in it. Notes hold names of operators, ids, states and numbers;
 * never a word of anybody's.
 */
export function controlRow(
  subject: AuditSubject,
  action: ControlAction,
  detail: { actor: AuditEntry['actor']; notes: readonly string[]; errorStatus?: string },
): Change {
  return {
    type: 'audit',
    entry: auditEntry(subject, {
      source: 'chat',
      dataCategory: CATEGORIES.get(action) ?? 'message',
      purpose: ROWS[action][0],
      actor: detail.actor,
      action,
      errorStatus: detail.errorStatus ?? 'none',
      notes: detail.notes.filter(Boolean).join('; '),
    }),
  };
}
