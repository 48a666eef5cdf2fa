import type { CheckpointResult } from './checkpoint.ts';
import type { CheckpointFile } from './ports/checkpoint-file.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { OperatorMail } from './ports/operator-mail.ts';
import type { Store } from './ports/store.ts';
import { pruneLog } from './prune-log.ts';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** How well the log is witnessed, for /health. Everything else goes on meanwhile. */
export interface CheckpointHealth {
  state: 'up' | 'degraded';
  /** What to look after, as codes; `sayso doctor` says more. */
  problems: string[];
}

/** Keeps the log witnessed: signs how far it reached, writes that down outside of the database, and drops what is too old. */
export interface CheckpointKeeper {
  start(): Promise<void>;
  /** Call it now and then, some times a minute. */
  tend(): Promise<void>;
  stop(): Promise<void>;
  health(): CheckpointHealth;
}

export interface CheckpointDeps {
  store: Store;
  file: CheckpointFile;
  /** Null when no operator wants checkpoints by mail. */
  mail: Pick<OperatorMail, 'sendCheckpoint'> | null;
  clock: Clock;
  log: Log;
  /** Days that rows are kept. */
  logDays: number;
}

export function createCheckpointKeeper(deps: CheckpointDeps): CheckpointKeeper {
  const { store, clock, log } = deps;
  const problems = new Map<string, string>();
  const mailing = { sent: null as string | null, triedAt: 0 };
  let prunedAt = 0;

  /** A fault is told once, kept for /health, and gone when the next try goes well. */
  async function attempt(what: string, work: () => Promise<string | null>): Promise<void> {
    const code = await work().catch(codeOf);
    if (code === null) {
      problems.delete(what);
      return;
    }
    if (problems.get(what) !== code) log.event('warn', 'checkpoint_problem', { what, code });
    problems.set(what, code);
  }

  const sign = (why: 'start' | 'time' | 'stop', restMs: number) =>
    attempt('signing', async () => faultOf(await store.addCheckpoint(why, clock.now(), restMs)));

  const publish = () =>
    attempt('file', async () => {
      const result = await deps.file.publish((last) => store.checkpointLinesAfter(last));
      return result === 'foreign' ? 'foreign' : null;
    });

  /** The newest line, when it was not mailed yet. What the mail server does not take is tried again a quarter later. */
  const mail = (everyMs: number) =>
    attempt('mail', async () => {
      const now = clock.now().getTime();
      if (!deps.mail || Math.abs(now - mailing.triedAt) < everyMs)
        return problems.get('mail') ?? null;
      const line = (await store.checkpointLinesAfter(mailing.sent))?.at(-1);
      if (line === undefined) return null;
      const sent = await deps.mail.sendCheckpoint(line);
      mailing.triedAt = sent ? now : now - DAY_MS + QUARTER_MS;
      if (sent) mailing.sent = line;
      return sent ? null : 'not_sent';
    });

  const prune = () =>
    attempt('pruning', async () => {
      const now = clock.now();
      if (Math.abs(now.getTime() - prunedAt) < DAY_MS) return problems.get('pruning') ?? null;
      prunedAt = now.getTime();
      const before = new Date(now.getTime() - deps.logDays * DAY_MS);
      const result = await pruneLog(deps, before, null);
      return result.pruned ? null : result.verdict.fault;
    });

  return {
    async start() {
      await sign('start', 0);
      await publish();
      await mail(0);
    },
    async tend() {
      await sign('time', QUARTER_MS);
      await prune();
      await publish();
      await mail(DAY_MS);
    },
    async stop() {
      await sign('stop', 0);
      await publish();
      await mail(0);
    },
    health: () => ({
      state: problems.size === 0 ? 'up' : 'degraded',
      problems: [...problems].map(([what, code]) => `${what}: ${code}`),
    }),
  };
}

function faultOf(result: CheckpointResult): string | null {
  return result === 'broken' ? 'log_does_not_fit' : null;
}

/** The code of the system or of the store, never a message. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'fault';
}
