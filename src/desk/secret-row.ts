import type { AuditEntry } from './audit.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import type { Change } from './ports/store.ts';

/** What became of words that look like a secret: stopped, or let through at the client's own word. */
const ROWS = {
  'guard.blocked': { purpose: 'keep secrets out of the desk', actor: 'automation' },
  'secret.overridden_requested': {
    purpose: 'let through what the client says is no secret',
    actor: 'human',
  },
  'secret.overridden': {
    purpose: 'let through what the client says is no secret',
    actor: 'human',
  },
} satisfies Record<string, Pick<AuditEntry, 'purpose' | 'actor'>>;

/** The record of it. The notes hold kinds and rules, never a word of the message. */
export function secretRow(
  home: { client: Client; conversation: Conversation },
  at: Date,
  action: keyof typeof ROWS,
  notes: string,
): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      { source: 'chat', dataCategory: 'secret', ...ROWS[action], action, notes },
    ),
  };
}
