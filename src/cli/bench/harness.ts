import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../root.ts';
import { type Figure, figure } from './figure.ts';
import { DESK_FLAGS } from './process.ts';

/** The driver with a Bot API, a model and a stop watch, beside the project; not on every machine. */
const HARNESS = join(PROJECT_ROOT, '..', 'shared', 'harness');

/** Recorded on the same kind of machine, not in this run: 650 MB of packages and 15 seconds for every start. */
const OPENCLAW = 'OpenClaw 2026.9.6 (recorded)';

const SPREAD = z.object({ p50: z.number(), max: z.number() });
const RESULT = z.object({
  cold: z.object({ freshMs: SPREAD }),
  idle: z.object({ rssMB: z.number(), cpuMsPer10s: z.number() }),
  latency: z.object({
    first50: z.object({ beforeLlm: SPREAD, afterLlm: SPREAD }),
    after200: z.object({ beforeLlm: SPREAD }),
    cpuMsPerTurn: z.number(),
    diskPerTurn: z.object({ bytes: z.number() }),
  }),
  throughput: z.object({
    closed: z.object({ msgPerS: z.number(), lost: z.number() }),
    slowLlm: z.object({ maxConcurrentLlm: z.number() }),
    burst: z.object({
      injected: z.number(),
      answeredByOwnTag: z.number(),
      answeredTwice: z.number(),
    }),
    after: z.object({ rssMB: z.number() }),
  }),
  durability: z
    .record(
      z.string(),
      z.object({ answered0: z.number(), answered1: z.number(), answered2plus: z.number() }),
    )
    .optional(),
});

type Result = z.infer<typeof RESULT>;

/**
 * The desk as a Telegram bot under the harness, and the smallest possible bot ("floor": grammY and a model call, nothing
 * stored) in the same run. Takes about half an hour. Gives nothing, loudly, where the harness is not.
 */
export async function benchHarness(): Promise<Figure[]> {
  if (!existsSync(HARNESS)) {
    process.stderr.write(`The harness is not at ${HARNESS}: its figures were skipped.\n`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'sayso-harness-'));
  // Inside the project, so that it finds its packages.
  const floorBot = join(PROJECT_ROOT, 'dist', 'floor-bot.mjs');
  mkdirSync(join(PROJECT_ROOT, 'dist'), { recursive: true });
  copyFileSync(join(HARNESS, 'floor-bot.mjs'), floorBot);
  try {
    const ours = await drive(
      folder,
      'sayso',
      `${process.execPath} ${DESK_FLAGS} scripts/sayso.mjs start`,
      {
        DUR_N: '20',
      },
    );
    const floor = await drive(folder, 'floor', `${process.execPath} ${floorBot}`, {
      DUR_N: '10',
    });
    return [...figuresOf(ours, floor), ...durability(ours, floor)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(floorBot, { force: true });
  }
}

async function drive(
  folder: string,
  name: string,
  command: string,
  more: Record<string, string>,
): Promise<Result> {
  const state = join(folder, `${name}-state`);
  const child = spawn(process.execPath, [join(HARNESS, 'driver.mjs'), PHASES], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: PATHS,
      HOME: folder,
      BOT_NAME: name,
      BOT_CMD: command,
      BOT_CWD: PROJECT_ROOT,
      BOT_STATE: state,
      OUT_DIR: join(folder, 'out'),
      BOT_ENV: JSON.stringify({ DESK_TRIAL: '1', DESK_HOME: state, CONSOLE_LISTEN: 'off' }),
      THINK_MS: '1300',
      COLD_N: '3',
      DUR_WAIT_MS: '10000',
      ...more,
    },
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The harness failed for ${name}.`);
  return RESULT.parse(JSON.parse(readFileSync(join(folder, 'out', `${name}.json`), 'utf8')));
}

const PHASES = 'cold,idle,latency,throughput,durability';
/** The harness starts its bots by a shell. */
const PATHS = `${join(PROJECT_ROOT, 'node_modules', '.bin')}:/usr/local/bin:/usr/bin:/bin`;

function figuresOf(ours: Result, floor: Result): Figure[] {
  const beside = (
    name: string,
    value: (result: Result) => number,
    unit: string,
    n: number,
    target: string,
    openClaw: number | null,
  ): Figure[] => [
    figure(`harness_${name}`, value(ours), unit, n, {
      target,
      peer: 'floor bot: no history, nothing stored',
      peerValue: value(floor),
    }),
    ...(openClaw === null
      ? []
      : [figure(`harness_${name}`, value(ours), unit, n, { peer: OPENCLAW, peerValue: openClaw })]),
  ];
  const { burst } = ours.throughput;
  return [
    ...beside('to_first_poll', (r) => r.cold.freshMs.p50, 'ms', 3, '<= 2000', 14_100),
    ...beside('idle_rss', (r) => r.idle.rssMB, 'MB', 1, '<= 200', 937),
    ...beside('idle_cpu', (r) => r.idle.cpuMsPer10s / 100, '%', 1, '<= 1', 2),
    ...beside('to_model_p50', (r) => r.latency.first50.beforeLlm.p50, 'ms', 50, '<= 20', 256),
    ...beside('to_model_200_p50', (r) => r.latency.after200.beforeLlm.p50, 'ms', 50, '<= 20', 313),
    ...beside('to_send_p50', (r) => r.latency.first50.afterLlm.p50, 'ms', 50, '<= 10', 106),
    ...beside('cpu_per_turn', (r) => r.latency.cpuMsPerTurn, 'ms', 50, '<= 30', 608),
    ...beside('disk_per_turn', (r) => r.latency.diskPerTurn.bytes / 1000, 'kB', 250, '<= 15', 55),
    ...beside('answered', (r) => r.throughput.closed.msgPerS, 'messages/s', 200, '>= 80', 2.59),
    ...beside(
      'models_at_once',
      (r) => r.throughput.slowLlm.maxConcurrentLlm,
      'chats',
      20,
      '= 20',
      8,
    ),
    figure('harness_burst_answered', burst.answeredByOwnTag, 'messages', burst.injected, {
      target: `= ${burst.injected}`,
    }),
    figure('harness_burst_twice', burst.answeredTwice, 'messages', burst.injected, {
      target: '= 0',
    }),
    ...beside('rss_after_700', (r) => r.throughput.after.rssMB, 'MB', 1, '<= 300', 2075),
  ];
}

/** The share of tries with exactly one answer, for each moment of the kill. */
function durability(ours: Result, floor: Result): Figure[] {
  return Object.entries(ours.durability ?? {}).map(([mode, tries]) => {
    const share = (t: typeof tries | undefined) =>
      t ? t.answered1 / (t.answered0 + t.answered1 + t.answered2plus) : Number.NaN;
    return figure(
      `harness_killed_${mode}_once`,
      share(tries),
      'share',
      tries.answered0 + tries.answered1 + tries.answered2plus,
      { target: '= 1', peer: 'floor bot', peerValue: share(floor.durability?.[mode]) },
    );
  });
}
