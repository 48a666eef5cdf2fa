import type { DataCategory } from '../audit.ts';
import type { SectionId } from './notice.ts';

/**
 * The parts of the work that touch somebody's accounts, words or name. None may be without a text that discloses it, a
 * category in the log, a rule in code that holds it back, and a step for the day the client leaves.
 */
export interface Area {
  name: 'mail' | 'linkedin' | 'applications' | 'ai' | 'whatsapp' | 'identity';
  disclosure: SectionId;
  audit: DataCategory;
  gate: AreaGate;
  /** What the client does elsewhere when they leave, as a sentence. */
  offboard: string;
}

export type AreaGate =
  /** Runs only after a yes to a card of this tool. */
  | { rule: 'card'; tool: string }
  /** The egress guard refuses its hosts, whatever is configured. */
  | { rule: 'refused_host'; host: string }
  /** Nothing happens before the consent. */
  | { rule: 'consent' }
  /** The guard stops it before anything stores it. */
  | { rule: 'guard'; example: string };

export const AREAS: readonly Area[] = [
  {
    name: 'mail',
    disclosure: 'mail',
    audit: 'draft',
    gate: { rule: 'card', tool: 'send_outreach' },
    offboard:
      'Mail: end forwarding rules to this desk, close the mailbox of your search if you need it no more, and change any password that somebody else knows.',
  },
  {
    name: 'linkedin',
    disclosure: 'own_browser',
    audit: 'posting',
    gate: { rule: 'refused_host', host: 'www.linkedin.com' },
    offboard: 'LinkedIn: end the sessions that you do not know, under Sign in & security.',
  },
  {
    name: 'applications',
    disclosure: 'jobs',
    audit: 'draft',
    gate: { rule: 'card', tool: 'send_outreach' },
    offboard:
      'Applications: what you sent to employers lies with them; ask each of them to delete it.',
  },
  {
    name: 'ai',
    disclosure: 'model',
    audit: 'permission',
    gate: { rule: 'consent' },
    offboard:
      'The model: nothing new is sent to it; what its provider still keeps goes after the time named above.',
  },
  {
    name: 'whatsapp',
    disclosure: 'chat',
    audit: 'message',
    gate: { rule: 'consent' },
    offboard: 'WhatsApp and Telegram: delete our chat, for everyone, and block the number or bot.',
  },
  {
    name: 'identity',
    disclosure: 'secrets',
    audit: 'secret',
    gate: { rule: 'guard', example: 'my social security number is 536-22-8714' },
    offboard:
      'Your name: end OAuth grants and browser sessions that you opened for the search, on your account pages.',
  },
];
