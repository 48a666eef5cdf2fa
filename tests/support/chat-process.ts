import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `sayso chat --json` writes, as far as tests look at it. */
export interface ChatEvent {
  type: 'message' | 'card' | 'card_resolved' | 'blocked' | 'file' | 'typing' | 'idle';
  text?: string;
  card?: number;
  outcome?: string;
  kind?: string;
  name?: string;
  path?: string;
  choices?: string[];
}

export interface ChatProcess {
  /** What came with the greeting. */
  readonly greeting: Promise<ChatEvent[]>;
  /** Hands in one input and gives what came back until the desk was idle. */
  say(input: string | object): Promise<ChatEvent[]>;
  /** Writes an input without waiting for anything. */
  write(input: object): void;
  /** What was shown so far. */
  events(): readonly ChatEvent[];
  /** Resolves with the first event that fits, now or later. */
  event(fits: (event: ChatEvent) => boolean): Promise<ChatEvent>;
  readonly stderr: () => string;
  readonly pid: number;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Ends the input and waits for the exit code. */
  end(): Promise<number>;
}

const RUNNING = new Set<ChildProcessWithoutNullStreams>();

/** A desk of its own: a real process of the real command on a folder of its own. */
export function startChat(options: {
  home: string;
  client?: string;
  env?: Record<string, string>;
}): ChatProcess {
  const child = spawnSayso(['chat', '--json', '--client', options.client ?? 'ada'], options);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const seen: ChatEvent[] = [];
  const watchers = new Set<() => void>();
  const exited = new Promise<number>((resolve) =>
    child.once('exit', (code) => {
      resolve(code ?? -1);
      for (const watcher of watchers) watcher();
    }),
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    const event: ChatEvent = JSON.parse(line);
    seen.push(event);
    for (const watcher of watchers) watcher();
  });

  async function until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The chat ended (${child.exitCode ?? child.signalCode}): ${stderr}`);
      await new Promise<void>((resolve) => {
        const watcher = () => {
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    }
  }

  /** Events from `from` up to the next idle. */
  function untilIdle(from: number): Promise<ChatEvent[]> {
    return until(() => {
      const end = seen.findIndex((event, index) => index >= from && event.type === 'idle');
      return end < 0 ? undefined : seen.slice(from, end + 1);
    });
  }

  const greeting = untilIdle(0);
  greeting.catch(() => undefined);
  return {
    greeting,
    async say(input) {
      await greeting;
      const from = seen.length;
      child.stdin.write(`${JSON.stringify(typeof input === 'string' ? { text: input } : input)}\n`);
      return untilIdle(from);
    },
    write: (input) => void child.stdin.write(`${JSON.stringify(input)}\n`),
    events: () => seen,
    event: (fits) => until(() => seen.find(fits)),
    stderr: () => stderr,
    get pid() {
      return child.pid ?? -1;
    },
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
    async end() {
      child.stdin.end();
      return exited;
    },
  };
}

/** Runs a command of `sayso` to its end. */
export async function runSayso(
  args: string[],
  options: { home: string; env?: Record<string, string>; input?: string },
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawnSayso(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.end(options.input ?? '');
  const code = await new Promise<number>((resolve) =>
    child.once('close', (exit) => resolve(exit ?? -1)),
  );
  return { code, stdout, stderr };
}

/** For tests that look after the process themselves. */
export function spawnSayso(
  args: string[],
  options: { home: string; env?: Record<string, string> },
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['scripts/sayso.mjs', ...args], {
    // Only what the desk needs: nothing of the developer's own settings leaks into a test.
    env: {
      PATH: process.env.PATH ?? '',
      HOME: options.home,
      DESK_HOME: options.home,
      NODE_NO_WARNINGS: '1',
      TZ: 'UTC',
      ...options.env,
    },
  });
  RUNNING.add(child);
  child.once('exit', () => RUNNING.delete(child));
  return child;
}

/** A folder for one desk. */
export function temporaryHome(): { home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'sayso-test-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** For `afterEach`: no child survives a failed test. */
export function killLeftovers(): void {
  for (const child of RUNNING) child.kill('SIGKILL');
}

/** The text of all messages of a turn. */
export function textOf(events: readonly ChatEvent[]): string {
  return events
    .filter((event) => event.type === 'message')
    .map((event) => event.text ?? '')
    .join('\n');
}

export function cardOf(events: readonly ChatEvent[]): ChatEvent {
  const card = events.findLast((event) => event.type === 'card');
  if (!card) throw new Error(`There is no card in ${JSON.stringify(events)}`);
  return card;
}
