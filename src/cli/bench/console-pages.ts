import { Hono } from 'hono';
import { approvalsPages } from '../../console/pages/approvals.ts';
import type { AuditPageDeps } from '../../console/pages/audit.ts';
import { auditPages } from '../../console/pages/audit.ts';
import { clientPages } from '../../console/pages/client.ts';
import { clientsPages } from '../../console/pages/clients.ts';
import { type SystemPageDeps, systemPages } from '../../console/pages/system.ts';
import { usagePages } from '../../console/pages/usage.ts';
import type { SignedIn } from '../../console/signed-in.ts';
import { createFeed } from '../../desk/feed.ts';
import { createOnRecord } from '../../desk/operators/on-record.ts';
import type { Change, Store } from '../../desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import type { Takeover } from '../../desk/takeover/takeover.ts';
import { systemClock, systemIds } from '../../system.ts';
import { RELEASE } from '../../version.ts';
import { openBenchDesk } from './bench-desk.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';
import { makeWaitingCards, openBenchChat } from './waiting-cards.ts';

const CLIENTS = 10_000;
/** What all clients together use a day, over 90 days. */
const USES_A_DAY = 1_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
const LOOKS = 30;
const BATCH = 1_000;

/** Each page of the console for a desk with ten thousand clients: time in the server and size, one look after another. */
export async function benchConsolePages(): Promise<Figure[]> {
  const desk = await openBenchDesk();
  try {
    const { store } = desk;
    const cards = await makeWaitingCards(store, CLIENTS, 'send_outreach', inDays(3));
    const client = cards.approvals[CLIENTS - 1]?.clientId ?? '';
    await plantUse(
      store,
      cards.approvals.map(({ clientId }) => clientId),
    );
    await plantDone(store, cards.approvals.slice(0, CLIENTS / 2));
    const app = benchApp(store);
    const card = cards.approvals[CLIENTS - 1]?.id ?? '';
    const { subject } = (await openBenchChat(store, CLIENTS - 1)).client;
    const paths: Readonly<Record<string, string>> = {
      clients: '/clients',
      client_names: '/clients?names=1',
      clients_found: `/clients?subject=${subject.slice(0, 8)}`,
      client: `/clients/${client}`,
      approvals: '/approvals',
      approvals_done: '/approvals?state=done',
      approvals_ended: '/approvals?state=ended',
      card: `/approvals/${card}`,
      log: '/audit',
      log_rare: '/audit?action=nothing.of.this',
      log_subject: `/audit?user=${subject}`,
      usage_90: '/usage?days=90',
      system: '/system',
    };
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(paths)) {
      let bytes = 0;
      const look = async () => {
        const response = await app.request(path);
        bytes = (await response.text()).length;
        if (response.status !== 200)
          throw new Error(`The page ${path} answers ${response.status}.`);
      };
      const [first = 0] = await timed(1, look);
      const before = process.cpuUsage();
      const times = await timed(LOOKS, look);
      const { user, system } = process.cpuUsage(before);
      figures.push(
        figure(`console_${name}_first_ms`, first, 'ms', 1),
        figure(`console_${name}_p95_ms`, percentile(times, 0.95), 'ms', LOOKS, { target: '<= 30' }),
        // What it costs the machine, whatever else the machine does meanwhile.
        figure(`console_${name}_cpu_ms`, (user + system) / 1_000 / LOOKS, 'ms', LOOKS),
        figure(`console_${name}_kb`, bytes / 1_000, 'kB', 1, { target: '<= 100' }),
      );
    }
    return figures;
  } finally {
    await desk.close();
  }
}

function inDays(days: number): () => Date {
  return () => new Date(Date.now() + days * DAY_MS);
}

async function plantUse(store: Store, clients: readonly string[]): Promise<void> {
  for (let day = 0; day < DAYS; day++) {
    const at = new Date(Date.now() - day * DAY_MS);
    const changes = Array.from({ length: USES_A_DAY }, (_, n): Change => {
      const place = (n * 7_919 + day * 104_729) % clients.length;
      return {
        type: 'usage',
        clientId: clients[place] ?? '',
        turnId: systemIds.next(),
        usage: { model: 'bench', inputTokens: 2_000, outputTokens: 200, costMicroUsd: 900 + n },
        at,
      };
    });
    for (let from = 0; from < changes.length; from += BATCH)
      await store.commit(changes.slice(from, from + BATCH), 'normal');
  }
}

/** Half of the cards are answered, and half of these carried out. */
async function plantDone(
  store: Store,
  cards: readonly { id: string; conversationId: string }[],
): Promise<void> {
  for (const [place, { id, conversationId }] of cards.entries()) {
    const at = new Date();
    await store.settleApproval({
      approvalId: id,
      conversationId,
      decision: place % 2 === 0 ? 'approved' : 'declined',
      hold: false,
      nonce: null,
      via: 'tap',
      answerId: 'bench',
      at,
      changes: [],
      refusalChanges: [],
    });
    if (place % 2 === 1) continue;
    await store.claimExecution(id, at, []);
    await store.finishExecution(id, 'done', null, at, []);
  }
}

function benchApp(store: Store): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use(async (page, next) => {
    page.set('operator', { id: 'bench', name: 'bench', role: 'admin', assignedOnly: false });
    page.set('csrf', 'bench');
    await next();
  });
  const deps: AuditPageDeps & SystemPageDeps = {
    store,
    takeover: noTakeover(),
    onRecord: createOnRecord({ store, clock: systemClock }),
    feed: createFeed(() => undefined),
    catalog: new Map(),
    settings: DEFAULT_SETTINGS,
    clock: systemClock,
    ids: systemIds,
    log: { event: () => undefined },
    health: async () => ({
      status: 'ok',
      actions: 'running',
      ...(await store.depths()),
      queue: { adapter: 'table', state: 'up', waiting: 0, failed: 0 },
      replies: { state: 'off' },
      checkpoints: { state: 'up', problems: [] },
      boards: { state: 'off', asked: 0, failing: [] },
      channels: [],
    }),
    wakeOutbox: () => undefined,
    witness: async () => null,
    about: { release: RELEASE, model: 'bench', database: 'SQLite', boards: [] },
  };
  for (const pages of [clientsPages, clientPages, approvalsPages, usagePages]) pages(app, deps);
  auditPages(app, deps);
  systemPages(app, deps);
  return app;
}

/** These pages take nothing over. */
function noTakeover(): Takeover {
  const refuse = () => Promise.reject(new Error('The benchmark takes nothing over.'));
  return {
    request: refuse,
    claim: refuse,
    reply: refuse,
    revise: refuse,
    note: refuse,
    propose: refuse,
    prepareDraft: refuse,
    editDraft: refuse,
    handBack: refuse,
    confirmReturn: refuse,
    keep: refuse,
    assign: refuse,
    snooze: refuse,
    tag: refuse,
    close: refuse,
    reopen: refuse,
  };
}
