import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../root.ts';
import { type Figure, figure, percentile } from './figure.ts';

/** Recorded on the same kind of machine (2 cores), not in this run: it needs 650 MB of packages of its own. */
const PEER = 'OpenClaw 2026.9.6 (recorded)';

/** A whole desk as a process: from spawn to `ready`, and its memory when nothing happens. */
export async function benchProcess(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const starts: number[] = [];
  let rss = 0;
  let cpu = 0;
  for (let i = 0; i < 4; i++) {
    const desk = await startDeskProcess({ DESK_HOME: join(home, 'desk') });
    // The very first start makes the key, the tables and the sample board as well.
    starts.push(desk.readyMs);
    if (i === 3) {
      await sleep(8000);
      const before = cpuMs(desk.pid);
      await sleep(4000);
      cpu = (cpuMs(desk.pid) - before) / 4000;
      rss = residentMb(desk.pid);
    }
    await desk.stop();
  }
  rmSync(home, { recursive: true, force: true });
  const [first = 0, ...later] = starts;
  return [
    figure('start_to_ready', percentile(later, 0.5), 'ms', later.length, {
      target: '<= 1500',
      peer: PEER,
      peerValue: 14_100,
    }),
    figure('first_start_to_ready', first, 'ms', 1),
    figure('idle_rss', rss, 'MB', 1, { target: '<= 200', peer: PEER, peerValue: 937 }),
    figure('idle_cpu', cpu * 100, '%', 1, { target: '<= 1', peer: PEER, peerValue: 2 }),
  ];
}

/** As in package.json: a burst would let the young generation grow by a hundred megabytes. */
export const DESK_FLAGS = '--max-semi-space-size=8';

/** A desk as `npm start` runs it, without a terminal. `readyMs` is from spawn to `ready`. */
export async function startDeskProcess(
  env: Record<string, string>,
  more: readonly string[] = [],
): Promise<{
  pid: number | undefined;
  readyMs: number;
  kill(): void;
  stop(): Promise<void>;
}> {
  const start = performance.now();
  const script = join(PROJECT_ROOT, 'scripts', 'sayso.mjs');
  const child = spawn(process.execPath, [DESK_FLAGS, script, 'start', ...more], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: '',
      HOME: env.DESK_HOME,
      CONSOLE_LISTEN: '127.0.0.1:0',
      LOG_LEVEL: 'silent',
      ...env,
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve();
    });
    gone.then(() => reject(new Error('The desk did not start.')));
  });
  return {
    pid: child.pid,
    readyMs: performance.now() - start,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(3000)]);
      child.kill('SIGKILL');
    },
  };
}

function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** User and system time of a process in milliseconds (100 ticks a second). */
function cpuMs(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
