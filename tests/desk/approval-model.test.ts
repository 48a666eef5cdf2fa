import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approval, ExecutionStatus } from '../../src/desk/approval.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds } from '../../src/system.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

/** What must be true of approvals, kept beside the store in the plainest form. */
interface Model {
  now: number;
  cards: Map<
    string,
    {
      expiresAt: number;
      status: Approval['status'];
      nonce: string;
      execution: ExecutionStatus | null;
      /** How often its action began. */
      begun: number;
    }
  >;
}

interface Real {
  store: Store;
  clientId: string;
  conversationId: string;
}

const START = Date.parse('2026-11-21T10:00:00Z');
function pick(model: Model, seed: number): string | undefined {
  const ids = [...model.cards.keys()];
  // One of the newest three, so that a card often sees several commands.
  return ids.at(-1 - (seed % Math.min(3, Math.max(1, ids.length))));
}

/** Every way in which the desk moves an approval, with what the model says about it. */
const COMMANDS = (seed: fc.Arbitrary<number>) => [
  seed.map((hours) => ({
    name: 'ask',
    check: () => true,
    async run(model: Model, real: Real) {
      const id = systemIds.next();
      const nonce = systemIds.token(10);
      const expiresAt = model.now + ((hours % 16) + 3) * 1000;
      await real.store.commit(
        [
          {
            type: 'approval_requested',
            approval: {
              id,
              clientId: real.clientId,
              conversationId: real.conversationId,
              number: await real.store.reserveCardNumber(real.clientId),
              tool: 'send_outreach',
              payload: '{}',
              payloadHash: 'hash',
              cardText: 'card',
              nonce,
              status: 'pending',
              about: null,
              createdAt: new Date(model.now),
              expiresAt: new Date(expiresAt),
              shownAt: null,
              shownOrder: null,
              decidedAt: null,
              decidedVia: null,
              decidedBy: null,
              nextLookAt: null,
              lookedAt: null,
              looks: 0,
            },
          },
        ],
        'full',
      );
      model.cards.set(id, { expiresAt, status: 'pending', nonce, execution: null, begun: 0 });
    },
    toString: () => 'ask',
  })),
  fc
    .record({
      seed,
      yes: fc.boolean(),
      hold: fc.boolean(),
      right: fc.boolean(),
      typed: fc.boolean(),
    })
    .map(({ seed: chosen, yes, hold, right, typed }) => ({
      check: (model: Readonly<Model>) => model.cards.size > 0,
      async run(model: Model, real: Real) {
        const id = pick(model, chosen) ?? '';
        const card = model.cards.get(id);
        if (!card) return;
        const settles = card.status === 'pending' && card.expiresAt > model.now && (typed || right);
        const settlement = await real.store.settleApproval({
          hold,
          approvalId: id,
          conversationId: real.conversationId,
          decision: yes ? 'approved' : 'declined',
          nonce: typed ? null : right ? card.nonce : 'wrong67890',
          via: typed ? 'text' : 'tap',
          answerId: systemIds.next(),
          at: new Date(model.now),
          changes: [],
          refusalChanges: [],
        });
        expect(settlement.settled).toBe(settles);
        if (!settles) return;
        card.status = yes ? 'approved' : 'declined';
        if (yes) card.execution = hold ? 'held' : 'queued';
      },
      toString: () => `answer ${yes ? 'yes' : 'no'}${right || typed ? '' : ' with a wrong button'}`,
    })),
  fc
    .record({
      seed,
      to: fc.constantFrom('superseded' as const, 'cancelled' as const, 'expired' as const),
    })
    .map(({ seed: chosen, to }) => ({
      check: (model: Readonly<Model>) => model.cards.size > 0,
      async run(model: Model, real: Real) {
        const id = pick(model, chosen) ?? '';
        const card = model.cards.get(id);
        const closed = await real.store.closeApproval(id, to, new Date(model.now), []);
        expect(closed).toBe(card?.status === 'pending');
        if (card && closed) card.status = to;
      },
      toString: () => `close as ${to}`,
    })),
  fc.record({ seed, agree: fc.boolean() }).map(({ seed: chosen, agree }) => ({
    check: (model: Readonly<Model>) => model.cards.size > 0,
    async run(model: Model, real: Real) {
      const id = pick(model, chosen) ?? '';
      const card = model.cards.get(id);
      const done = await real.store.releaseHeld(
        id,
        agree ? 'queued' : 'operator_refused',
        new Date(model.now),
        [],
      );
      expect(done).toBe(card?.execution === 'held');
      if (card && done) card.execution = agree ? 'queued' : 'failed';
    },
    toString: () => `second ${agree ? 'yes' : 'no'}`,
  })),
  seed.map((chosen) => ({
    check: (model: Readonly<Model>) => model.cards.size > 0,
    async run(model: Model, real: Real) {
      const id = pick(model, chosen) ?? '';
      const card = model.cards.get(id);
      // Two at once: one of them begins, when it may begin at all.
      const claims = await Promise.all([
        real.store.claimExecution(id, new Date(model.now), []),
        real.store.claimExecution(id, new Date(model.now), []),
      ]);
      const won = claims.filter((claim) => claim !== null).length;
      expect(won).toBe(card?.execution === 'queued' ? 1 : 0);
      if (card && won === 1) {
        card.execution = 'attempting';
        card.begun += 1;
      }
    },
    toString: () => 'begin, twice at once',
  })),
  fc
    .record({ seed, end: fc.constantFrom('done' as const, 'failed' as const, 'unknown' as const) })
    .map(({ seed: chosen, end }) => ({
      check: (model: Readonly<Model>) => model.cards.size > 0,
      async run(model: Model, real: Real) {
        const id = pick(model, chosen) ?? '';
        const card = model.cards.get(id);
        const ended = await real.store.finishExecution(id, end, null, new Date(model.now), []);
        expect(ended).toBe(card?.execution === 'attempting');
        if (card && ended) card.execution = end;
      },
      toString: () => `end as ${end}`,
    })),
  seed.map((ms) => ({
    check: () => true,
    async run(model: Model) {
      model.now += ms % 2500;
    },
    toString: () => 'time goes on',
  })),
];

describe('the states of approvals', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.remove());

  let begun = 0;
  it('move as the model says, whatever comes in whatever order, and no action begins twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands<Model, Real, false>(COMMANDS(fc.nat(100_000)) as never, {
          maxCommands: 60,
          size: 'max',
        }),
        async (commands) => {
          const opened = await test.store.openConversation({
            account: 'test',
            chat: systemIds.next(),
            sender: systemIds.next(),
            altIds: [],
            create: true,
            name: null,
            timeZone: 'UTC',
            at: new Date(START),
            ids: {
              client: systemIds.next(),
              conversation: systemIds.next(),
              subject: systemIds.token(22),
            },
          });
          if (!opened) throw new Error('There is no conversation.');
          const model: Model = { now: START, cards: new Map() };
          const real: Real = {
            store: test.store,
            clientId: opened.client.id,
            conversationId: opened.conversation.id,
          };
          await fc.asyncModelRun(() => ({ model, real }), commands);
          for (const [id, card] of model.cards) {
            const known = await test.store.getApproval(id);
            expect(known?.approval.status).toBe(card.status);
            expect(known?.execution?.status ?? null).toBe(card.execution);
            expect(known?.execution?.attempts ?? 0).toBe(card.begun);
            expect(card.begun).toBeLessThanOrEqual(1);
            begun += card.begun;
          }
        },
      ),
      { numRuns: 500 },
    );
    // Otherwise the runs never came as far as that.
    expect(begun).toBeGreaterThan(20);
  }, 60_000);
});
