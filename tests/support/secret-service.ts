import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface SecretService {
  /** What a process needs in its environment to find it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Has this machine what a Linux desktop keeps secrets with? Says so loudly when it has not; unlike the servers of the desk, a
 * desktop is not asked of a machine that runs all tests.
 */
export function hasSecretService(): boolean {
  const missing = ['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'].filter(
    (program) => !finds(program),
  );
  if (process.platform === 'linux' && missing.length === 0) return true;
  const why = missing.length > 0 ? `${missing.join(' and ')} not found` : 'not on Linux';
  process.stderr.write(`SKIPPED: the keychain of a desktop was not tried (${why}).\n`);
  return false;
}

function finds(program: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * A session bus of the test's own with a real Secret Service on it, whose keychain lies in `folder` and is there again
 * at the next start.
 *
 * @param state  `locked`: nobody has logged in, and nobody is there to unlock it; `absent`: a bus, and no service
 */
export async function startSecretService(
  folder: string,
  state: 'unlocked' | 'locked' | 'absent' = 'unlocked',
): Promise<SecretService> {
  const runtime = join(folder, 'run');
  const own = {
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'share'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: runtime,
    // Where a bus looks for programs that it may start by itself: here it starts none.
    XDG_DATA_DIRS: join(folder, 'none'),
  };
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const daemon = {
    unlocked: "printf 'a login' | gnome-keyring-daemon --foreground --unlock --components=secrets",
    locked: 'gnome-keyring-daemon --foreground --start --components=secrets',
    absent: 'cat',
  };
  const session = spawn(
    'dbus-run-session',
    ['--', '/bin/sh', '-c', `echo "$DBUS_SESSION_BUS_ADDRESS"; ${daemon[state]}`],
    {
      env: { PATH: process.env.PATH ?? '', ...own },
      stdio: ['pipe', 'pipe', 'ignore'],
      // A group of its own, so that the bus and the daemon end together.
      detached: true,
    },
  );
  const gone = new Promise<void>((resolve) => session.once('exit', () => resolve()));
  const lines = createInterface({ input: session.stdout });
  const address = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    session.once('error', reject);
    session.once('exit', () => reject(new Error('The session bus did not start.')));
  });
  const env = { ...own, DBUS_SESSION_BUS_ADDRESS: address };
  if (state !== 'absent') await untilOnBus(env);
  return {
    env,
    async close() {
      if (session.pid !== undefined && session.exitCode === null) process.kill(-session.pid);
      await gone;
    },
  };
}

/** Waits until the service has its name on the bus. */
async function untilOnBus(env: Record<string, string>): Promise<void> {
  const ask = [
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ];
  for (let tries = 0; tries < 200; tries++) {
    const answer = execFileSync('dbus-send', ask, {
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
    });
    if (answer.includes('true')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The Secret Service did not start.');
}
