import { z } from 'zod';
import type { Approval } from '../../desk/approval.ts';
import { executeApproval } from '../../desk/execute.ts';
import { canonicalJson, payloadHash } from '../../desk/payload.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import { outsideTool } from '../../desk/tool.ts';
import { systemClock, systemIds } from '../../system.ts';
import { openBenchDesk } from './bench-desk.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const N = 300;

/** An outside action without an outside: what is measured is the desk's own part. */
const NOTHING = outsideTool({
  name: 'bench_nothing',
  effect: 'outside',
  standing: 'never',
  description: 'Does nothing.',
  input: z.strictObject({}),
  payload: z.strictObject({ body: z.string() }),
  audit: { source: 'bench', dataCategory: 'operation', purpose: 'measure' },
  propose: () => ({ ok: false, sentence: 'Not here.' }),
  run: async () => ({
    status: 'done',
    errorCode: null,
    sentence: 'Done.',
    event: 'done',
    followUp: false,
    changes: [],
    files: [],
  }),
});

/** From the yes to the durable outcome, with synchronous=FULL: decision, claim, outcome. */
export async function benchDecisions(): Promise<Figure[]> {
  const desk = await openBenchDesk([NOTHING]);
  await desk.say('hello');
  const opened = await desk.store.openConversation({
    account: 'terminal',
    chat: 'bench',
    sender: 'bench',
    altIds: [],
    create: false,
    name: null,
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: systemIds.next(), conversation: systemIds.next(), subject: systemIds.token(22) },
  });
  if (!opened) throw new Error('The desk of the benchmark has no conversation.');
  const approvals: Approval[] = [];
  for (let i = 0; i < N; i++) {
    const payload = canonicalJson({ body: 'x'.repeat(800) });
    const approval: Approval = {
      id: systemIds.next(),
      clientId: opened.client.id,
      conversationId: opened.conversation.id,
      number: await desk.store.reserveCardNumber(opened.client.id),
      tool: NOTHING.name,
      payload,
      payloadHash: payloadHash(NOTHING.name, payload),
      cardText: 'card',
      nonce: systemIds.token(10),
      status: 'pending',
      about: null,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
      shownAt: new Date(),
      shownOrder: null,
      decidedAt: null,
      decidedVia: null,
      decidedBy: null,
      nextLookAt: null,
      lookedAt: null,
      looks: 0,
    };
    approvals.push(approval);
  }
  await desk.store.commit(
    approvals.map((approval) => ({ type: 'approval_requested', approval }) as const),
    'full',
  );
  const deps = {
    store: desk.store,
    catalog: new Map([[NOTHING.name, NOTHING]]),
    clock: systemClock,
    ids: systemIds,
    log: { event: () => undefined },
    settings: DEFAULT_SETTINGS,
  };
  const decided: number[] = [];
  const whole = await timed(N, async (i) => {
    const approval = approvals[i];
    if (!approval) return;
    const start = performance.now();
    await desk.store.settleApproval({
      hold: false,
      approvalId: approval.id,
      conversationId: approval.conversationId,
      decision: 'approved',
      nonce: approval.nonce,
      via: 'tap',
      answerId: systemIds.next(),
      at: new Date(),
      changes: [],
      refusalChanges: [],
    });
    decided.push(performance.now() - start);
    await executeApproval(deps, approval.id);
  });
  await desk.close();
  return [
    figure('decide_p50', percentile(decided.slice(20), 0.5), 'ms', N - 20, { target: '<= 2' }),
    figure('decide_and_execute_p50', percentile(whole.slice(20), 0.5), 'ms', N - 20, {
      target: '<= 4',
    }),
    figure('decide_and_execute_p95', percentile(whole.slice(20), 0.95), 'ms', N - 20),
  ];
}
