import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import from, besides itself. `main.ts`, `cli.ts` and `cli/` may import all. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  desk: ['guard', 'match'],
  guard: [],
  match: [],
  bot: ['desk'],
  agent: ['desk'],
  tools: ['desk', 'match'],
  jobs: ['desk', 'match'],
  mail: ['desk'],
  cv: ['desk', 'match'],
  console: ['desk'],
  db: ['desk'],
  queue: ['desk'],
  egress: ['desk'],
  reports: ['desk'],
};

/** Packages that only one room may know. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  bot: /^(grammy|@grammyjs\/|@whiskeysockets\/)/,
  agent: /^(langchain|@langchain\/|openai)/,
  db: /^(drizzle-orm|better-sqlite3|pg$)/,
  queue: /^(bullmq|ioredis)/,
  reports: /^@sentry\//,
};

interface Import {
  file: string;
  target: string;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const statement =
    /^(?:import|export)\s+(?:type\s+)?(?:[\w*{][^;'"=]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...source.matchAll(statement)].map(([, fixed, lazy]) => ({
    file,
    target: fixed ?? lazy ?? '',
  }));
}

const files = globSync('src/**/*.ts').sort();
const room = (file: string) => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : '');
const all = files.flatMap(importsOf);

describe('the arrows of the architecture', () => {
  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(all.length).toBeGreaterThan(100);
  });

  it('lets a room import only where its arrow points', () => {
    const wrong = all.filter(({ file, target }) => {
      const allowed = ARROWS[room(file)];
      if (!allowed || !target.startsWith('.')) return false;
      const path = normalize(join(dirname(file), target));
      const to = room(path);
      // Where the project's own folder is, every room may know.
      return path !== 'src/root.ts' && to !== room(file) && !allowed.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it('knows every room', () => {
    const rooms = new Set(files.map(room).filter((name) => name !== '' && name !== 'cli'));
    expect([...rooms].filter((name) => !(name in ARROWS))).toEqual([]);
  });

  it('keeps each heavy package in its one room', () => {
    const wrong = all.filter(({ file, target }) =>
      Object.entries(PACKAGES).some(
        // The command line holds the benchmark, which measures other people's packages as peers.
        ([owner, pattern]) => pattern.test(target) && ![owner, 'cli'].includes(room(file)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps guard and match free of every package', () => {
    const wrong = all.filter(
      ({ file, target }) =>
        ['guard', 'match'].includes(room(file)) && !/^(\.|node:crypto$)/.test(target),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in config.ts and hands it over in the command line only', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers).toEqual(['src/cli/run-command.ts']);
  });
});
