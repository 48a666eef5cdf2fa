import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/desk/approval.ts';
import type { Draft } from '../../../src/desk/draft.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { StoreUnderTest } from './store-contract.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const LATER = new Date('2026-11-24T10:00:00.000Z');
const ALL = { turns: 1000, maxChars: 1_000_000 };

/** One client with a row of every kind, each of which carries the client's marker. */
interface Planted {
  marker: string;
  subject: string;
  clientId: string;
  conversationId: string;
  address: string;
  approval: Approval;
  permissionId: string;
  factId: string;
  draftId: string;
  searchId: string;
  cvSha256: string;
  inboxId: string;
  cardRef: string;
}

/** What one client's store calls must never do to another. Run on each adapter. */
export function describeIsolation(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`two clients in the store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    let ada: Planted;
    let ben: Planted;
    beforeEach(async () => {
      under = await open();
      store = under.store;
      ada = await plant(store, 'ada');
      ben = await plant(store, 'ben');
    });
    afterEach(() => under.remove());

    it('AT9: read only what is their own', async () => {
      for (const [self, other] of [
        [ada, ben],
        [ben, ada],
      ] as const) {
        const seen = JSON.stringify(await everythingOf(store, self));
        expect(seen).toContain(self.marker);
        expect(seen).not.toContain(other.marker);
      }
    });

    it('AT9, trust case 34, 35: change nothing of each other, whatever ids they name', async () => {
      const before = JSON.stringify(await everythingOf(store, ada));
      const attempts = attemptsOf(ben, ada);
      await fc.assert(
        fc.asyncProperty(fc.subarray(attempts, { minLength: 1 }), async (chosen) => {
          for (const attempt of chosen) await attempt(store).catch(() => undefined);
          expect(JSON.stringify(await everythingOf(store, ada))).toBe(before);
        }),
        { numRuns: 20 },
      );
      for (const attempt of attempts) {
        const got = await attempt(store).catch((error: unknown) => String(error));
        expect(JSON.stringify(got ?? null)).not.toContain(ada.marker);
      }
    });

    it('trust case 35: take a standing yes from its own client only', async () => {
      expect(await store.usePermission(ben.clientId, ada.permissionId, AT, [])).toBe(false);
      expect(await store.usePermission(ada.clientId, ada.permissionId, AT, [])).toBe(true);
    });
  });
}

/** Everything that the desk can read in the name of a client. */
async function everythingOf(store: Store, of: Planted): Promise<unknown[]> {
  const file = await store.cvFile(of.clientId, of.cvSha256);
  return [
    await store.loadWorkspace(of.conversationId),
    await store.loadTranscript(of.conversationId, ALL),
    await store.listApprovals(of.clientId, 1000),
    await store.usageOf(of.clientId),
    file && Buffer.from(file).toString(),
    await store.recentOutbound('terminal', of.address, 1000),
    (await store.listAudit({ user: of.subject, limit: 1000 })).map(({ action }) => action),
    await store.albumInbound(of.conversationId, 'album'),
  ];
}

/** Calls that `self` could cause with ids of `other`: each must fail or find nothing. */
function attemptsOf(self: Planted, other: Planted): ((store: Store) => Promise<unknown>)[] {
  const { clientId } = self;
  const commit = (change: Change) => (store: Store) => store.commit([change], 'normal');
  const decide = (nonce: string | null) => (store: Store) =>
    store.settleApproval({
      approvalId: other.approval.id,
      conversationId: self.conversationId,
      decision: 'approved',
      hold: false,
      nonce,
      via: 'tap',
      answerId: ids.next(),
      at: AT,
      changes: [],
      refusalChanges: [],
    });
  return [
    (store) => store.cvFile(clientId, other.cvSha256),
    (store) => store.cardByRef(self.conversationId, other.cardRef),
    (store) => store.usePermission(clientId, other.permissionId, AT, []),
    decide(null),
    async (store) => {
      const settled = await decide(other.approval.nonce)(store);
      expect(settled).toMatchObject({ settled: false });
      return null;
    },
    commit({ type: 'fact_removed', clientId, factId: other.factId }),
    commit({
      type: 'fact_saved',
      clientId,
      fact: { id: other.factId, kind: 'name', value: 'Mallory', span: null, origin: 'client' },
    }),
    commit({ type: 'preference_removed', clientId, key: 'goal' }),
    commit({ type: 'draft_saved', clientId, draft: draftOf(other.draftId, 'Mallory') }),
    commit({ type: 'pipeline_removed', clientId, postingId: 'test:board:1' }),
    commit({ type: 'permission_revoked', clientId, permissionId: other.permissionId, at: AT }),
    commit({
      type: 'search_made',
      clientId,
      conversationId: other.conversationId,
      search: { id: ids.next(), query: 'Mallory', shown: [], at: AT },
    }),
    commit({
      type: 'approval_requested',
      approval: { ...other.approval, id: ids.next(), number: 99, clientId },
    }),
    commit({ type: 'approval_requested', approval: { ...other.approval, clientId } }),
    commit({ type: 'contact_typed', clientId, email: `${other.marker}@mail.example`, at: AT }),
    commit({ type: 'client_settings', clientId, timeZone: 'Asia/Tokyo', quietHours: 'off' }),
  ];
}

const draftOf = (id: string, marker: string): Draft => ({
  id,
  number: 1,
  version: 2,
  postingId: 'test:board:1',
  to: { name: marker, email: 'mo@northwind.example', source: 'board' },
  subject: marker,
  body: marker,
  attachCv: false,
  wishes: { length: 'short', tone: 'plain', mention: [marker], leaveOut: [] },
  createdAt: AT,
});

async function plant(store: Store, who: string): Promise<Planted> {
  const marker = `marker-${who}-${ids.token(12)}`;
  const subject = ids.token(22);
  const opened = await store.openConversation({
    account: 'terminal',
    chat: who,
    sender: who,
    altIds: [],
    create: true,
    name: marker,
    timeZone: 'UTC',
    at: AT,
    ids: { client: ids.next(), conversation: ids.next(), subject },
  });
  if (!opened) throw new Error('The conversation was not opened.');
  const clientId = opened.client.id;
  const conversationId = opened.conversation.id;
  const file = Buffer.from(`CV of ${marker}`);
  const cvSha256 = createHash('sha256').update(file).digest('hex');
  const approval: Approval = {
    id: ids.next(),
    clientId,
    conversationId,
    number: 1,
    tool: 'send_outreach',
    payload: JSON.stringify({ body: marker }),
    payloadHash: 'ab'.repeat(32),
    cardText: marker,
    nonce: ids.token(10),
    status: 'pending',
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
  const [factId, draftId, searchId, permissionId, cardId, inboxId] = Array.from({ length: 6 }, () =>
    ids.next(),
  ) as [string, string, string, string, string, string];
  const search = { id: searchId, query: marker, shown: [], at: AT };
  await store.commit(
    [
      {
        type: 'cv_replaced',
        clientId,
        cv: {
          id: ids.next(),
          fileName: `${marker}.txt`,
          mime: 'text/plain',
          text: marker,
          sha256: cvSha256,
          size: file.length,
          pages: 1,
          readAt: AT,
        },
        file,
        facts: [{ id: factId, kind: 'name', value: marker, span: null, origin: 'cv' }],
      },
      { type: 'preference_set', clientId, preference: { key: 'goal', value: marker, at: AT } },
      { type: 'contact_typed', clientId, email: `${marker}@mail.example`, at: AT },
      { type: 'search_made', clientId, conversationId, search },
      {
        type: 'pipeline_moved',
        clientId,
        item: { postingId: 'test:board:1', stage: 'saved', note: marker, at: AT },
      },
      { type: 'draft_saved', clientId, draft: draftOf(draftId, marker) },
      { type: 'approval_requested', approval },
      {
        type: 'permission_granted',
        clientId,
        permission: {
          id: permissionId,
          tool: 'lookup_jobs',
          host: 'api.lever.co',
          purpose: marker,
          grantedAt: AT,
          expiresAt: LATER,
          revokedAt: null,
          uses: 0,
          maxUses: null,
          approvalId: approval.id,
        },
      },
      {
        type: 'transcript',
        conversationId,
        turnId: ids.next(),
        messages: [{ role: 'client', text: marker }],
        at: AT,
      },
      {
        type: 'usage',
        clientId,
        turnId: ids.next(),
        usage: { model: marker, inputTokens: 1, outputTokens: 1, costMicroUsd: null },
        at: AT,
      },
      {
        type: 'outbound',
        id: cardId,
        conversationId,
        controlEpoch: null,
        message: {
          kind: 'card',
          approvalId: approval.id,
          number: 1,
          text: marker,
          token: { yes: 'y', no: 'n' },
        },
        at: AT,
      },
    ],
    'normal',
  );
  const cardRef = `ref-${who}`;
  await store.claimOutbound(conversationId, 'message', AT);
  await store.finishOutbound(cardId, { state: 'accepted', ref: cardRef, order: 1 }, AT, []);
  await store.recordInbound([
    {
      id: inboxId,
      account: 'terminal',
      eventId: inboxId,
      messageKey: null,
      conversationId,
      content: {
        kind: 'file',
        name: `${marker}.pdf`,
        mime: null,
        size: 1,
        ref: marker,
        caption: marker,
        album: 'album',
      },
      order: null,
      sentAt: AT,
      receivedAt: AT,
      changes: [],
    },
  ]);
  return {
    marker,
    subject,
    clientId,
    conversationId,
    address: who,
    approval,
    permissionId,
    factId,
    draftId,
    searchId,
    cvSha256,
    inboxId,
    cardRef,
  };
}
