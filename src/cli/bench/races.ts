import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StoreError } from '../../db/errors.ts';
import { openSqlite } from '../../db/open-sqlite.ts';
import type { Store } from '../../desk/ports/store.ts';
import { PROJECT_ROOT } from '../../root.ts';
import { systemIds } from '../../system.ts';
import { type Figure, figure } from './figure.ts';
import { makeWaitingCards } from './waiting-cards.ts';

const RACES = 10_000;
const WRITERS = 8;
const DECISIONS = 4000;

/** Decisions a second under 8 writers, and two processes that both want to answer and to run every approval. */
export async function benchRaces(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const key = randomBytes(32);
  const path = join(folder, 'desk.db');
  const store = await openSqlite({ path, key, migrate: true });
  try {
    const soon = new Date(Date.now() + 3_600_000);
    const { approvals } = await makeWaitingCards(store, RACES + DECISIONS, 'bench', () => soon);
    const ids = approvals.map(({ id, conversationId }) => ({ id, conversationId }));
    const perSecond = await decisions(store, ids.slice(RACES));
    const raced = ids.slice(0, RACES);
    const other = await openRacer(path, key, raced);
    const [theirs, ours] = await Promise.all([other.go(), claimAll(store, raced)]);
    const both = new Set(ours);
    const doubled = theirs.filter((id) => both.has(id)).length;
    return [
      figure('decisions_8_writers', perSecond, 'decisions/s', DECISIONS, { target: '>= 500' }),
      figure('executions_doubled', doubled, 'executions', RACES, { target: '= 0' }),
      figure(
        'executions_lost',
        RACES - ours.length - theirs.length + doubled,
        'executions',
        RACES,
        {
          target: '= 0',
        },
      ),
      figure('executions_of_the_other_process', theirs.length, 'executions', RACES),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ids = readonly { id: string; conversationId: string }[];

async function decisions(store: Store, ids: Ids): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (next < ids.length) {
        const card = ids[next++];
        if (card) await decide(store, card);
      }
    }),
  );
  return (ids.length / (performance.now() - start)) * 1000;
}

function decide(store: Store, card: Ids[number]) {
  return store.settleApproval({
    hold: false,
    approvalId: card.id,
    conversationId: card.conversationId,
    decision: 'approved',
    nonce: null,
    via: 'text',
    answerId: systemIds.next(),
    at: new Date(),
    changes: [],
    refusalChanges: [],
  });
}

/** Answers and claims every approval, as a desk does; gives those that this process may run. */
async function claimAll(store: Store, ids: Ids): Promise<string[]> {
  const won: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (next < ids.length) {
        const card = ids[next++];
        if (!card) continue;
        await patiently(() => decide(store, card));
        if (await patiently(() => store.claimExecution(card.id, new Date(), []))) won.push(card.id);
      }
    }),
  );
  return won;
}

/** SQLite is not fair between processes: under load one may wait longer than it is patient. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'locked')) throw error;
    }
}

/** The same in a process of its own, which is ready and waits for the word. */
async function openRacer(
  path: string,
  key: Uint8Array,
  ids: Ids,
): Promise<{ go(): Promise<string[]> }> {
  const script = join(PROJECT_ROOT, 'scripts', 'sayso.mjs');
  const child = spawn(process.execPath, [script, 'bench', 'race-child'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: '' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.write(`${JSON.stringify({ path, key: Buffer.from(key).toString('hex'), ids })}\n`);
  await lines.next();
  return {
    async go() {
      child.stdin.end('go\n');
      const { value } = await lines.next();
      return JSON.parse(String(value));
    },
  };
}

/** The other process: reads its task and the word to begin, and prints the ids that it won. */
export async function raceChild(): Promise<Figure[]> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const task = JSON.parse(String((await lines.next()).value));
  const store = await openSqlite({
    path: task.path,
    key: Buffer.from(task.key, 'hex'),
    migrate: false,
  });
  process.stdout.write('ready\n');
  await lines.next();
  process.stdout.write(`${JSON.stringify(await claimAll(store, task.ids))}\n`);
  await store.close();
  return [];
}
