import { parseArgs } from 'node:util';
import type { Figure } from './bench/figure.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

/** Loaded one by one, so that a part measures with nothing else in memory than it needs. */
const PARTS: Readonly<Record<string, (io: CommandIo) => Promise<Figure[]>>> = {
  process: async () => (await import('./bench/process.ts')).benchProcess(),
  turns: async () => (await import('./bench/turns.ts')).benchTurns(),
  decisions: async () => (await import('./bench/decisions.ts')).benchDecisions(),
  races: async () => (await import('./bench/races.ts')).benchRaces(),
  reminders: async () => (await import('./bench/reminders.ts')).benchReminders(),
  workers: async () => (await import('./bench/workers.ts')).benchWorkers(),
  audit: async () => (await import('./bench/audit.ts')).benchAudit(),
  intake: async () => (await import('./bench/intake.ts')).benchIntake(),
  matching: async () => (await import('./bench/matching.ts')).benchMatching(),
  search: async () => (await import('./bench/search.ts')).benchSearch(),
  'search-postgres': async () => (await import('./bench/search.ts')).benchSearchPostgres(),
  alerts: async () => (await import('./bench/alerts.ts')).benchAlerts(),
  sync: async () => (await import('./bench/sync.ts')).benchSync(),
  copies: async () => (await import('./bench/copies.ts')).benchCopies(),
  guard: async (io) => (await import('./bench/guard.ts')).benchGuard(io),
  'console-pages': async () => (await import('./bench/console-pages.ts')).benchConsolePages(),
  cvs: async () => (await import('./bench/cvs.ts')).benchCvs(),
  'console-inbox': async () => (await import('./bench/console-inbox.ts')).benchConsoleInbox(),
  'console-live': async () => (await import('./bench/console-live.ts')).benchConsoleLive(),
  reading: async () => (await import('./bench/reading.ts')).benchReading(),
};

/** Only when they are named: they take minutes, and the harness half an hour and a place beside the project. */
const LONG: typeof PARTS = {
  harness: async () => (await import('./bench/harness.ts')).benchHarness(),
  takeover: async () => (await import('./bench/takeover.ts')).benchTakeover(),
  'audit-million': async () => (await import('./bench/audit.ts')).benchAuditMillion(),
  'search-100k': async () => (await import('./bench/search.ts')).benchSearchLarge(),
  'race-child': async () => (await import('./bench/races.ts')).raceChild(),
};

export const bench: Command = {
  name: 'bench',
  summary: 'measure the desk',
  usage: [
    'sayso bench [PART …]   one JSON line a figure: {"name","value","unit","n",("target"),("peer","peer_value","ratio")}',
    `PART: ${Object.keys(PARTS).join(', ')}; all of these when none is named.`,
    'PART takeover: ten thousand orders of events around a takeover, some minutes.',
    'PART audit-million: the audit log with a million rows, some minutes.',
    'PART search-100k: a hundred thousand postings, some minutes.',
    'PART harness: the desk as a Telegram bot under the harness beside the project, half an hour.',
  ].join('\n'),
  async run(args, io) {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
    for (const name of names) {
      const part = PARTS[name] ?? LONG[name];
      if (!part) throw new UsageError(`There is no part "${name}".`);
      for (const figure of await part(io)) io.out(JSON.stringify(figure));
    }
    return 0;
  },
};
