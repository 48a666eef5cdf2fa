import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../desk/ports/log.ts';
import { askedToWait, refusalOf } from './failure.ts';
import { grammySignal, type TelegramConnection } from './telegram-api.ts';
import { ALLOWED_UPDATES } from './update.ts';

export interface PollingDeps {
  connect(): TelegramConnection;
  /** Resolves when the updates are durable; rejects when none of them may be confirmed. */
  accept(updates: readonly unknown[]): Promise<void>;
  /** The state of the account, with what the operator should do when it is a fault. */
  report(state: 'up' | 'down' | 'fault', advice: string | null): void;
  log: Log;
  /** No completed poll for this long: the connection is made anew. */
  stallMs: number;
  /** How long Telegram holds an empty poll, in seconds, and how much longer the answer may take. */
  waitSeconds: number;
  graceMs: number;
}

export interface Polling {
  stop(): Promise<void>;
}

const CONFLICT_MS = 15_000;
const REFUSED_MS = 60_000;

/**
 * The getUpdates loop. The offset moves only after the updates are committed, so that a crash brings them again (I1);
 * it is used for one poll only and then left out: Telegram begins with what is not confirmed, and an offset that is
 * kept for long would swallow updates when Telegram begins its numbers anew.
 */
export function startPolling(deps: PollingDeps): Polling {
  const ending = new AbortController();
  const done = run(deps, ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

async function run(deps: PollingDeps, ending: AbortSignal): Promise<void> {
  let connection = deps.connect();
  let offset: number | undefined;
  let faults = 0;
  let conflicts = 0;
  let completedAt = performance.now();

  while (!ending.aborted) {
    try {
      const updates = await poll(deps, connection, offset, ending);
      completedAt = performance.now();
      if (updates.length > 0) await deps.accept(updates);
      // Only now: what was not committed must come again.
      offset = nextOffset(updates);
      faults = 0;
      conflicts = 0;
      deps.report('up', null);
    } catch (error) {
      if (ending.aborted) break;
      faults += 1;
      const refusal = refusalOf(error);
      if (refusal?.code === 409) conflicts += 1;
      if (performance.now() - completedAt > deps.stallMs) {
        deps.log.event('warn', 'telegram_poll_stalled', { faults });
        connection.close();
        connection = deps.connect();
        completedAt = performance.now();
      }
      await pause(await afterFault(deps, connection, error, faults, conflicts), ending);
    }
  }
  connection.close();
}

async function poll(
  deps: PollingDeps,
  connection: TelegramConnection,
  offset: number | undefined,
  ending: AbortSignal,
): Promise<{ update_id: number }[]> {
  // A request that hangs in spite of its own timeout must not hang the loop.
  const limit = AbortSignal.timeout(deps.waitSeconds * 1000 + deps.graceMs);
  const signal = AbortSignal.any([ending, limit]);
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(new Error('the poll was cut off'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([
      connection.api.getUpdates(
        {
          ...(offset === undefined ? {} : { offset }),
          limit: 100,
          timeout: deps.waitSeconds,
          allowed_updates: ALLOWED_UPDATES,
        },
        grammySignal(signal),
      ),
      aborted.promise,
    ]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function nextOffset(updates: readonly { update_id: number }[]): number | undefined {
  const last = updates.at(-1);
  return last && Number.isSafeInteger(last.update_id) ? last.update_id + 1 : undefined;
}

/** Says what is wrong, does what can be done, and gives the milliseconds until the next try. */
async function afterFault(
  deps: PollingDeps,
  connection: TelegramConnection,
  error: unknown,
  faults: number,
  conflicts: number,
): Promise<number> {
  const refusal = refusalOf(error);
  deps.log.event('warn', 'telegram_poll_fault', { code: refusal?.code ?? 0, faults });
  if (refusal?.code === 409) {
    // A webhook that was set before is taken away once, with everything that waits in it kept.
    if (conflicts === 1) {
      await connection.api.deleteWebhook({ drop_pending_updates: false }).catch(() => undefined);
      return 500;
    }
    deps.report(
      'fault',
      'Another program takes the messages of this bot. Stop it, or give this desk a bot of its own (TELEGRAM_BOT_TOKEN).',
    );
    return CONFLICT_MS;
  }
  if (refusal?.code === 401 || refusal?.code === 404) {
    deps.report(
      'fault',
      'Telegram refuses the token. Check TELEGRAM_BOT_TOKEN, or make a new one with @BotFather.',
    );
    return REFUSED_MS;
  }
  deps.report('down', null);
  return askedToWait(error) ?? Math.min(30_000, 250 * 2 ** Math.min(faults, 8)) * jitter();
}

function jitter(): number {
  return 0.75 + Math.random() / 2;
}

async function pause(ms: number, ending: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ending }).catch(() => undefined);
}
