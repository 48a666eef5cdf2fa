import type { CommandEntry } from './run-command.ts';

/** The command line. Names and meanings are stable: scripts depend on them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run the desk with every configured channel',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'chat',
    summary: 'talk to the desk in this terminal',
    load: async () => (await import('./chat.ts')).chat,
  },
  {
    name: 'doctor',
    summary: 'check configuration, key, database, channels and mail, and say what to fix',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'guard',
    summary: 'read messages from stdin and say which the secret guard blocks',
    load: async () => (await import('./guard.ts')).guard,
  },
  {
    name: 'answer',
    summary: 'read replies from stdin and say yes, no or unclear',
    load: async () => (await import('./answer.ts')).answer,
  },
  {
    name: 'match',
    summary: 'score CVs against postings',
    load: async () => (await import('./match.ts')).match,
  },
  {
    name: 'jobs',
    summary: 'import postings and search the index',
    load: async () => (await import('./jobs.ts')).jobs,
  },
  {
    name: 'audit',
    summary: 'list and verify the audit log',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'whatsapp',
    summary: "pair the desk with a phone's WhatsApp, or end that",
    load: async () => (await import('./whatsapp.ts')).whatsapp,
  },
  {
    name: 'approval',
    summary: 'answer what waits for a second yes of the desk',
    load: async () => (await import('./approval.ts')).approval,
  },
  {
    name: 'client',
    summary: 'list, export or erase clients of the desk',
    load: async () => (await import('./client.ts')).client,
  },
  {
    name: 'erase',
    summary: 'prove that nothing readable is left of a client who was erased',
    load: async () => (await import('./erase.ts')).erase,
  },
  {
    name: 'bench',
    summary: 'measure the desk, one JSON line a figure',
    load: async () => (await import('./bench.ts')).bench,
  },
];
