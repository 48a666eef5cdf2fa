import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { answers } from './postgres-answers.ts';

export interface OwnPostgres {
  url: string;
  close(): Promise<void>;
}

/** Each store may hold ten connections, and several files of tests run at once. */
const CONNECTIONS = 400;

/**
 * A server from the PostgreSQL of this machine, with its files in a new folder inside `place`; null when there is none
 * or it does not start. PostgreSQL refuses to run as root, so it then runs as the user postgres.
 */
export async function startOwnPostgres(place: string): Promise<OwnPostgres | null> {
  const bin = binaries();
  if (!bin) return null;
  const folder = mkdtempSync(join(place, 'sayso-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await serve(bin, folder);
    if (server)
      return {
        url: server.url,
        async close() {
          await server.stop();
          remove();
        },
      };
  } catch (error) {
    process.stderr.write(`PostgreSQL of this machine did not start: ${String(error)}\n`);
  }
  remove();
  return null;
}

async function serve(
  bin: string,
  folder: string,
): Promise<{ url: string; stop(): Promise<void> } | null> {
  const data = join(folder, 'data');
  const owner = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const options = { cwd: folder, ...(owner ?? {}) };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--no-sync', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...options, stdio: 'ignore' },
  );
  const port = await freePort();
  // The shell ends the server and removes its files when this process is gone, however it went: then its input ends.
  const server = spawn(
    'sh',
    [
      ...[
        '-c',
        '"$0" "$@" </dev/null & cat >/dev/null; kill -INT $!; wait $!; rm -rf "$PWD"',
        join(bin, 'postgres'),
      ],
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'],
      ...['-c', `max_connections=${CONNECTIONS}`],
    ],
    { ...options, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = () => {
    server.stdin.end();
    return gone;
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 0; tries < 400; tries++) {
    if (await answers(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await stop();
  return null;
}

function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...(existsSync(debian)
      ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
      : []),
  ];
  return (
    folders.find((folder) =>
      ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
    ) ?? null
  );
}

function id(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
