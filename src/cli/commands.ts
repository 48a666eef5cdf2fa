import { crashGuarded } from './crash-guard.ts';
import type { CommandEntry } from './run-command.ts';

/** The command line. Names and meanings are stable: scripts depend on them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run the desk with every configured channel',
    load: async () => crashGuarded((await import('./start.ts')).start),
  },
  {
    name: 'chat',
    summary: 'talk to the desk in this terminal',
    load: async () => crashGuarded((await import('./chat.ts')).chat),
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
    summary: 'import postings, sync boards and search the index',
    load: async () => (await import('./jobs.ts')).jobs,
  },
  {
    name: 'alerts',
    summary: 'look at forwarded job alerts that gave no job, and import one from a file',
    load: async () => (await import('./alerts.ts')).alerts,
  },
  {
    name: 'audit',
    summary: 'list and verify the audit log',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'key',
    summary: 'show or rotate the master key',
    load: async () => (await import('./key.ts')).key,
  },
  {
    name: 'backup',
    summary: 'write an encrypted, checked copy of the database to a file',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'bring a backup back where there is no database',
    load: async () => (await import('./restore.ts')).restore,
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
    summary: 'list, admit, refuse, export or erase clients of the desk',
    load: async () => (await import('./client.ts')).client,
  },
  {
    name: 'operator',
    summary: 'make, list and change the accounts of the people of the desk',
    load: async () => (await import('./operator.ts')).operator,
  },
  {
    name: 'invite',
    summary: 'make, list and revoke codes that let strangers in',
    load: async () => (await import('./invite.ts')).invite,
  },
  {
    name: 'stop-all',
    summary: 'stop all outgoing actions of the desk, or let them go on',
    load: async () => (await import('./stop-all.ts')).stopAll,
  },
  {
    name: 'crash',
    summary: 'look at reports of crashes, and send one if you want to',
    load: async () => (await import('./crash.ts')).crash,
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
