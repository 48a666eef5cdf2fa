import { randomBytes } from 'node:crypto';
import type { Change, Store } from '../desk/ports/store.ts';
import type { Posting } from '../desk/posting.ts';
import { createAlertStore } from './alert-store.ts';
import * as approvalRows from './approval-rows.ts';
import { listAudit } from './audit-chain.ts';
import { verifyAudit } from './audit-verify.ts';
import { createBoardStore } from './board-store.ts';
import { applyChanges } from './changes.ts';
import * as channelRows from './channel-rows.ts';
import { createCheckpointStore } from './checkpoint-store.ts';
import { readRecord } from './client-record-rows.ts';
import * as clientRows from './client-rows.ts';
import { cvFile } from './cv-rows.ts';
import { dayUse } from './day-use.ts';
import { createDigestStore } from './digest-store.ts';
import { dropTags } from './erased-address-rows.ts';
import * as erasureRows from './erasure-rows.ts';
import * as inboxRows from './inbox-rows.ts';
import * as jobRows from './job-rows.ts';
import type { Keyring } from './keyring.ts';
import { metaValue } from './meta-rows.ts';
import * as outboxRows from './outbox-rows.ts';
import { usePermission } from './permission-rows.ts';
import { dropErasedKeys } from './person-keys.ts';
import { crossListings } from './posting-card-rows.ts';
import * as postingRows from './posting-rows.ts';
import { findWords } from './posting-word-rows.ts';
import { clientsWithOld, forgetOld } from './retention-rows.ts';
import { allSearches } from './search-rows.ts';
import { tracesOf } from './trace-rows.ts';
import { loadTranscript } from './turn-rows.ts';
import type { Tx, Units } from './units.ts';
import { usageOf } from './usage-rows.ts';
import * as vaultRows from './vault-rows.ts';
import { loadWorkspace } from './workspace-rows.ts';

/** What each database does in its own way. */
export interface DatabaseCare {
  /** These three: see `VaultStore`. */
  scrub(): Promise<void>;
  keyring(): Promise<string>;
  replaceKeyring(before: string, next: string): Promise<boolean>;
  disconnect(): void | Promise<void>;
}

/** The store's port over units of work: each method is one unit, and says how durable it has to be. */
export function createStore(units: Units, keys: Keyring, database: DatabaseCare): Store {
  const apply = (tx: Tx, changes: readonly Change[]) => applyChanges(tx, keys, changes);
  return {
    // Clients
    openConversation: (input) =>
      units.write('full', (tx) => clientRows.openConversation(tx, keys, input)),
    getConversation: (id) => units.read((tx) => clientRows.getConversation(tx, keys, id)),
    listClients: () => units.read(clientRows.listClients),
    loadWorkspace: (conversationId) => units.read((tx) => loadWorkspace(tx, keys, conversationId)),
    cvFile: (clientId, sha256) => units.read((tx) => cvFile(tx, keys, clientId, sha256)),
    usageOf: (clientId) => units.read((tx) => usageOf(tx, clientId)),
    dayUse: (clientId, since, sendTools) =>
      units.read((tx) => dayUse(tx, clientId, since, sendTools)),

    // Inbox
    recordInbound: (items) =>
      units.write('full', async (tx) => {
        const results: ('new' | 'duplicate')[] = [];
        for (const { changes, ...item } of items) {
          const isNew = await inboxRows.insertInbound(tx, keys, item);
          if (isNew) await apply(tx, changes);
          results.push(isNew ? 'new' : 'duplicate');
        }
        return results;
      }),
    async takeInbound(conversationId, lane) {
      // Most looks find nothing, and a look needs no transaction.
      if (!(await units.read((tx) => inboxRows.hasInbound(tx, conversationId, lane)))) return null;
      return units.write('normal', (tx) => inboxRows.takeInbound(tx, keys, conversationId, lane));
    },
    hasInbound: (conversationId, lane) =>
      units.read((tx) => inboxRows.hasInbound(tx, conversationId, lane)),
    albumInbound: (conversationId, album) =>
      units.read((tx) => inboxRows.albumInbound(tx, keys, conversationId, album)),
    purgeHandled: (before, limit) =>
      units.write('normal', (tx) => inboxRows.purgeHandled(tx, before, limit)),
    conversationsWithWork: () => units.read(inboxRows.conversationsWithWork),
    depths: () => units.read(inboxRows.depths),

    // Outbox
    peekOutbound: (conversationId, lane, at) =>
      units.read((tx) => outboxRows.peekOutbound(tx, conversationId, lane, at)),
    claimOutbound: (conversationId, lane, at) =>
      units.write('normal', (tx) => outboxRows.claimOutbound(tx, keys, conversationId, lane, at)),
    finishOutbound: (id, end, at, changes) =>
      units.write('normal', async (tx) => {
        if (await outboxRows.finishOutbound(tx, id, end, at)) await apply(tx, changes);
      }),
    interruptedOutbound: () => units.read((tx) => outboxRows.interruptedOutbound(tx, keys)),
    cardByRef: (conversationId, ref) =>
      units.read((tx) => outboxRows.cardByRef(tx, keys, conversationId, ref)),
    recentOutbound: (account, address, limit) =>
      units.read((tx) => outboxRows.recentOutbound(tx, keys, account, address, limit)),

    // Logins of channels
    readLogin: (account) => units.read((tx) => channelRows.readLogin(tx, keys, account)),
    writeLogin: (account, login, at) =>
      units.write('full', (tx) => channelRows.writeLogin(tx, keys, account, login, at)),
    readChannelKeys: (account, type, ids) =>
      units.read((tx) => channelRows.readKeys(tx, keys, account, type, ids)),
    writeChannelKeys: (account, changes) =>
      units.write('full', (tx) => channelRows.writeKeys(tx, keys, account, changes)),
    dropErasedKeys: (account) => units.write('full', (tx) => dropErasedKeys(tx, keys, account)),
    removeLogin: (account) => units.write('full', (tx) => channelRows.removeLogin(tx, account)),

    // Turns
    loadTranscript: (conversationId, limits) =>
      units.read((tx) => loadTranscript(tx, keys, conversationId, limits)),
    commit: (changes, durability) => units.write(durability, (tx) => apply(tx, changes)),

    // Approvals
    reserveCardNumber: (clientId) =>
      units.write('normal', (tx) => clientRows.nextNumber(tx, clientId, 'cardNumber')),
    reserveDraftNumber: (clientId) =>
      units.write('normal', (tx) => clientRows.nextNumber(tx, clientId, 'draftNumber')),
    getApproval: (id) => units.read((tx) => approvalRows.getApproval(tx, keys, id)),
    listApprovals: (clientId, limit) =>
      units.read((tx) => approvalRows.listApprovals(tx, keys, clientId, limit)),
    settleApproval: (input) =>
      units.write('full', async (tx) => {
        const settlement = await approvalRows.settle(tx, keys, input);
        await apply(tx, settlement.settled ? input.changes : input.refusalChanges);
        return settlement;
      }),
    dueForLook: (at, limit) => units.read((tx) => approvalRows.dueForLook(tx, keys, at, limit)),
    recordLook: (cards, changes) =>
      units
        .write('full', async (tx) => {
          for (const card of cards) await approvalRows.recordLook(tx, card);
          await apply(tx, changes);
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof approvalRows.StaleCard) return false;
          throw error;
        }),
    dueForExpiry: (at, limit) => units.read((tx) => approvalRows.dueForExpiry(tx, keys, at, limit)),
    closeApproval: (approvalId, status, at, changes) =>
      units.write('full', async (tx) => {
        const closed = await approvalRows.close(tx, approvalId, status, at);
        if (closed) await apply(tx, changes);
        return closed;
      }),
    claimExecution: (approvalId, at, changes) =>
      units.write('full', async (tx) => {
        const claimed = await approvalRows.claimExecution(tx, keys, approvalId, at);
        if (claimed) await apply(tx, changes);
        return claimed;
      }),
    finishExecution: (approvalId, status, errorCode, at, changes) =>
      units.write('full', async (tx) => {
        const ended = await approvalRows.finishExecution(tx, approvalId, status, errorCode, at);
        if (ended) await apply(tx, changes);
        return ended;
      }),
    releaseHeld: (approvalId, to, at, changes) =>
      units.write('full', async (tx) => {
        const released = await approvalRows.releaseHeld(tx, approvalId, to, at);
        if (released) await apply(tx, changes);
        return released;
      }),
    executionsIn: (status) => units.read((tx) => approvalRows.executionsIn(tx, keys, status)),
    usePermission: (clientId, permissionId, at, changes) =>
      units.write('full', async (tx) => {
        const used = await usePermission(tx, clientId, permissionId, at);
        if (used) await apply(tx, changes);
        return used;
      }),

    // The embedded queue
    putJobs: (jobs) => units.write('full', (tx) => jobRows.putJobs(tx, jobs)),
    async takeJobs(at, lease, limit) {
      // Most looks find nothing due, and a look needs no transaction.
      const next = await units.read(jobRows.nextJobAt);
      if (next === null || next > at) return [];
      return units.write('normal', (tx) => jobRows.takeJobs(tx, at, lease, limit));
    },
    endJob: (key, attempts) => units.write('normal', (tx) => jobRows.endJob(tx, key, attempts)),
    delayJob: (key, attempts, runAt, code) =>
      units.write('normal', (tx) => jobRows.delayJob(tx, key, attempts, runAt, code)),
    dropJobs: (keys) => units.write('normal', (tx) => jobRows.dropJobs(tx, keys)),
    nextJobAt: () => units.read(jobRows.nextJobAt),
    countJobs: () => units.read(jobRows.countJobs),

    // Audit
    listAudit: (filter) => units.read((tx) => listAudit(tx, filter)),
    verifyAudit: (witness = { lines: null, publicKey: null }) =>
      verifyAudit(units.read, keys, witness),
    ...createCheckpointStore(units, keys, apply),
    ...createDigestStore(units, keys, apply),

    // Goodbye
    readRecord: (clientId) => units.read((tx) => readRecord(tx, keys, clientId)),
    getClient: (clientId) => units.read((tx) => clientRows.getClient(tx, keys, clientId)),
    chatsOf: (account) => units.read((tx) => clientRows.chatsOf(tx, account)),
    getErasure: (clientId) => units.read((tx) => erasureRows.getErasure(tx, clientId)),
    openErasures: () => units.read(erasureRows.openErasures),
    erasureScope: (clientId) => units.read((tx) => erasureRows.erasureScope(tx, clientId)),
    eraseClient: (clientId, entry) =>
      units.write('full', (tx) => erasureRows.eraseClient(tx, keys, clientId, entry)),
    endErasure: (clientId, at) =>
      units.write('full', (tx) => erasureRows.endErasure(tx, clientId, at)),
    dropErasedAddresses: (before) => units.write('normal', (tx) => dropTags(tx, before)),
    forgetKey: (clientId) => keys.forget(clientId),
    tracesOf: (ids) => units.read((tx) => tracesOf(tx, ids)),
    clientsWithOld: (limits, limit) => units.read((tx) => clientsWithOld(tx, limits, limit)),
    forgetOld: (clientId, limits, entry) =>
      units.write('full', (tx) => forgetOld(tx, keys, clientId, limits, entry)),

    // Postings
    savePostings: (rows, at) => units.write('full', (tx) => postingRows.savePostings(tx, rows, at)),
    getPostings: (ids) => units.read((tx) => postingRows.getPostings(tx, ids)),
    postingsSince: (seq, limit) => units.read((tx) => postingRows.postingsSince(tx, seq, limit)),
    countPostings: () => units.read(postingRows.countPostings),
    ...createBoardStore(units, apply),
    listSearches: (clientId) => units.read((tx) => allSearches(tx, keys, clientId)),
    findWords: (search) => units.read((tx) => findWords(tx, search)),
    crossListings: (ids) =>
      units.read(async (tx) => {
        const found = new Map<string, Posting[]>();
        for (const id of ids) found.set(id, await crossListings(tx, id));
        return found;
      }),
    indexPostings: (limit) => units.write('normal', (tx) => postingRows.indexPostings(tx, limit)),
    closePostings: (ids, why, at) =>
      units.write('full', (tx) => postingRows.closePostings(tx, ids, why, at)),

    ...createAlertStore(units, keys, apply),

    deskId: () =>
      units.write('full', (tx) => metaValue(tx, 'desk_id', () => randomBytes(8).toString('hex'))),

    // The vault
    scrub: () => database.scrub(),
    keyring: () => database.keyring(),
    replaceKeyring: (before, next) => database.replaceKeyring(before, next),
    vaultNotes: () => units.read(vaultRows.vaultNotes),
    noteMasterKey: (before, now, changes) =>
      units.write('full', async (tx) => {
        const noted = await vaultRows.noteMasterKey(tx, before, now);
        if (noted) await apply(tx, changes);
        return noted;
      }),
    noteBackup: (at, changes) =>
      units.write('full', async (tx) => {
        await vaultRows.noteBackup(tx, at);
        await apply(tx, changes);
      }),

    async close() {
      await units.close();
      await database.disconnect();
    },
  };
}
