import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncrypted, openSqlite } from '../../db/open-sqlite.ts';
import type { Store } from '../../desk/ports/store.ts';
import { chance } from './copy-corpus.ts';
import { type Figure, figure } from './figure.ts';
import { type Moment, PEOPLE, playInterleaving, STEPS } from './interleaving.ts';
import { openBenchChat } from './waiting-cards.ts';

const INTERLEAVINGS = 10_000;
const AT_ONCE = 32;
const LONGEST = 18;

/** Orders of events by chance, the same in every run, and how many of them broke a promise of a takeover. */
export async function benchTakeover(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const key = randomBytes(32);
  const path = join(folder, 'desk.db');
  const store = await openSqlite({ path, key, migrate: true });
  try {
    plantPeople(path, key);
    const { broken, steps, ms } = await play(store);
    return [
      figure('takeover_violations', broken, 'violations', INTERLEAVINGS, { target: '= 0' }),
      figure('takeover_steps_per_s', (steps / ms) * 1000, 'steps/s', steps),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(store: Store): Promise<{ broken: number; steps: number; ms: number }> {
  const start = performance.now();
  let next = 0;
  let broken = 0;
  let steps = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < INTERLEAVINGS) {
        const i = next++;
        const { conversation } = await openBenchChat(store, i);
        const moments = momentsBy(chance(i + 1));
        steps += moments.flat().length;
        broken += (await playInterleaving(store, conversation.id, moments)).length;
      }
    }),
  );
  return { broken, steps, ms: performance.now() - start };
}

/** A list of moments; every fourth is two or three things at once. */
export function momentsBy(random: () => number): Moment[] {
  const step = (from: number) => STEPS[Math.floor(random() * (STEPS.length - from))] ?? 'claim';
  return Array.from({ length: 6 + Math.floor(random() * (LONGEST - 6)) }, () => {
    if (random() >= 0.25) return step(0);
    return Array.from({ length: 2 + Math.floor(random() * 2) }, () => step(1)).filter(
      (one) => one !== 'send one',
    );
  });
}

/** Accounts for the people of the measurement. */
function plantPeople(path: string, key: Uint8Array): void {
  const sqlite = openEncrypted(path, key, false);
  try {
    for (const { id, name, role } of PEOPLE)
      sqlite
        .prepare(
          'INSERT INTO operators (id, name, role, assigned_only, created_at) VALUES (?, ?, ?, 0, 0)',
        )
        .run(id, name, role);
  } finally {
    sqlite.close();
  }
}
