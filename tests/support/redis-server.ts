import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** A Redis server for a test: the one of the machine, or one of its own. */
export interface RedisForTest {
  url: string;
  close(): Promise<void>;
}

/** A server of the test's own, with an append-only file, that can be killed. */
export interface OwnRedis extends RedisForTest {
  /** Where it writes down every command that changes something. */
  folder: string;
  kill(): Promise<void>;
  /** Forgets everything. */
  flush(): Promise<void>;
  start(): Promise<void>;
}

/** REDIS_URL, then the usual port, then a `redis-server` on PATH; null, loudly, when there is none of them. */
export async function findRedis(): Promise<RedisForTest | null> {
  for (const url of [process.env.REDIS_URL, 'redis://127.0.0.1:6379'])
    if (url && (await answers(url))) return { url, close: async () => undefined };
  return ownRedis();
}

export async function ownRedis(): Promise<OwnRedis | null> {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    if (process.env.SAYSO_NO_SKIP) throw new Error('There is no Redis server for these tests.');
    process.stderr.write('SKIPPED: no Redis server was found (REDIS_URL, port 6379, PATH).\n');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sayso-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ReturnType<typeof spawn> | null = null;
  const redis: OwnRedis = {
    url,
    folder,
    async start() {
      server = spawn(
        'redis-server',
        [
          ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
          ...['--appendonly', 'yes', '--appendfsync', 'always'],
        ],
        { stdio: 'ignore' },
      );
      for (let tries = 0; tries < 200 && !(await answers(url)); tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async flush() {
      const client = new Redis(url);
      await client.flushall();
      client.disconnect();
    },
    async kill() {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await gone;
    },
    async close() {
      if (server?.exitCode === null && server.signalCode === null) await redis.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

/** Forgets everything under a prefix: what a test has left. */
export async function clearPrefix(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 1000,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
