import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prunedRow } from '../../../src/desk/audit-templates.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { LogUnderTest } from '../../support/raw-log.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const LATER = new Date(AT.getTime() + 60_000);

/** The switch over all outgoing actions. Run on each adapter, with a second process on the same data. */
export function describeStop(
  name: string,
  open: () => Promise<Pick<LogUnderTest, 'store' | 'second' | 'reopen' | 'remove'>>,
  /** A file is waited for by a whole process at a time, so one process cannot play several of them. */
  several: boolean,
): void {
  describe(`the stop of all actions in the store on ${name}`, () => {
    let under: Awaited<ReturnType<typeof open>>;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const turn = (stopped: boolean, at = AT, operator = 'Ada') =>
      store.setOutgoingStop({ stopped, operator, at }, [
        { type: 'audit', entry: prunedRow(at, 1, operator) },
      ]);

    it('is off at first, keeps who and when, and writes its record only when it changes', async () => {
      expect(await store.outgoingStop()).toBeNull();
      expect(await turn(false)).toBe(false);
      expect(await turn(true)).toBe(true);
      expect(await turn(true, LATER, 'Bo')).toBe(false);
      expect(await store.outgoingStop()).toEqual({ operator: 'Ada', since: AT, until: null });
      expect(await turn(false, LATER, 'Bo')).toBe(true);
      expect(await store.outgoingStop()).toEqual({ operator: 'Bo', since: AT, until: LATER });
      expect(await store.listAudit({ user: 'desk', limit: 10 })).toHaveLength(2);
    });

    it('outlives a restart', async () => {
      await turn(true);
      store = await under.reopen();
      expect(await store.outgoingStop()).toMatchObject({ operator: 'Ada', until: null });
    });

    it('holds every action back, and lets each begin once afterwards', async () => {
      const id = await approved(store);
      await turn(true);
      expect(await store.claimExecution(id, AT, [])).toBeNull();
      expect(await store.countActions()).toEqual({ waiting: 1, underWay: 0 });
      await turn(false);
      const claims = await Promise.all([
        store.claimExecution(id, AT, []),
        store.claimExecution(id, AT, []),
      ]);
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      expect(await store.countActions()).toEqual({ waiting: 0, underWay: 1 });
    });

    it('never stands between clients and their own data', async () => {
      const id = await approved(store, 'export_data');
      await turn(true);
      expect(await store.claimExecution(id, AT, [])).not.toBeNull();
    });

    it('counts no use of a standing permission', async () => {
      const { clientId } = await home(store);
      const permission = {
        id: ids.next(),
        tool: 'lookup_board',
        host: 'api.lever.co',
        purpose: 'test',
        grantedAt: AT,
        expiresAt: LATER,
        revokedAt: null,
        uses: 0,
        maxUses: null,
        approvalId: ids.next(),
      };
      await store.commit([{ type: 'permission_granted', clientId, permission }], 'full');
      await turn(true);
      expect(await store.usePermission(clientId, permission.id, AT, [])).toBe(false);
      await turn(false);
      expect(await store.usePermission(clientId, permission.id, AT, [])).toBe(true);
    });

    it('ends what ran out once, and only while it waits', async () => {
      const id = await approved(store);
      await turn(true);
      const row = () => [{ type: 'audit', entry: prunedRow(AT, 2, null) }] as const;
      expect(await store.endStopped(id, AT, row())).toBe(true);
      expect(await store.endStopped(id, AT, row())).toBe(false);
      expect((await store.getApproval(id))?.execution).toMatchObject({
        status: 'failed',
        errorCode: 'stopped',
      });
      await turn(false);
      expect(await store.claimExecution(id, AT, [])).toBeNull();
    });

    it('lets no action begin in any process once the stop has resolved', async () => {
      const others = several
        ? [store, await under.second(), await under.second()]
        : [store, store, store];
      for (let round = 0; round < 6; round++) {
        const queued: string[] = [];
        for (let i = 0; i < 12; i++) queued.push(await approved(store));
        let stopped = false;
        const begunAfter: string[] = [];
        // Each process claims one after the other; somewhere in between the stop comes.
        const work = others.map(async (process, at) => {
          for (const id of at === 1 ? queued.toReversed() : queued) {
            const before = stopped;
            const claim = await process.claimExecution(id, AT, []);
            if (claim && before) begunAfter.push(id);
          }
        });
        const stop = (async () => {
          for (let i = 0; i < round * 2; i++) await store.countActions();
          await turn(true);
          stopped = true;
        })();
        await stop;
        const begun = (await store.executionsIn('attempting')).length;
        await Promise.all(work);
        expect(begunAfter).toEqual([]);
        expect((await store.executionsIn('attempting')).length).toBe(begun);
        await turn(false);
        for (const id of queued) await store.claimExecution(id, AT, []);
        expect(await store.executionsIn('queued')).toEqual([]);
        for (const { approval } of await store.executionsIn('attempting'))
          await store.finishExecution(approval.id, 'done', null, AT, []);
      }
    });
  });
}

async function home(store: Store): Promise<{ clientId: string; conversationId: string }> {
  const name = ids.token(8);
  const opened = await store.openConversation({
    account: 'terminal',
    chat: name,
    sender: name,
    altIds: [],
    create: true,
    name,
    timeZone: 'UTC',
    at: AT,
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
  if (!opened) throw new Error('The conversation was not opened.');
  return { clientId: opened.client.id, conversationId: opened.conversation.id };
}

/** The id of an approval that waits to be executed. */
async function approved(store: Store, tool = 'send_outreach'): Promise<string> {
  const { clientId, conversationId } = await home(store);
  const id = ids.next();
  const approval = {
    ...{ id, clientId, conversationId, tool },
    number: 1,
    payload: '{}',
    payloadHash: 'ab'.repeat(32),
    cardText: 'The card',
    nonce: 'nonce12345',
    status: 'pending' as const,
    about: null,
    createdAt: AT,
    expiresAt: LATER,
    shownAt: AT,
    shownOrder: null,
    decidedAt: null,
    decidedVia: null,
    decidedBy: null,
    nextLookAt: null,
    lookedAt: null,
    looks: 0,
  };
  await store.commit([{ type: 'approval_requested', approval }], 'full');
  await store.settleApproval({
    approvalId: id,
    conversationId,
    decision: 'approved',
    hold: false,
    nonce: null,
    via: 'text',
    answerId: ids.next(),
    at: AT,
    changes: [],
    refusalChanges: [],
  });
  return id;
}
