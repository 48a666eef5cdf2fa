import { randomBytes } from 'node:crypto';
import { strangersRow, WAITING_ROOM } from '../desk/admission/waiting.ts';
import type { Change, Store } from '../desk/ports/store.ts';
import { createAdmissionStore } from './admission-store.ts';
import { createAlertStore } from './alert-store.ts';
import { createApprovalStore } from './approval-store.ts';
import { listAudit } from './audit-chain.ts';
import { keepAuditCheck, lastAuditCheck } from './audit-check-rows.ts';
import { verifyAudit } from './audit-verify.ts';
import { createBoardStore } from './board-store.ts';
import { createCannedStore } from './canned-store.ts';
import { applyChanges } from './changes.ts';
import * as channelRows from './channel-rows.ts';
import { createCheckpointStore } from './checkpoint-store.ts';
import { readRecord } from './client-record-rows.ts';
import * as clientRows from './client-rows.ts';
import { createConsoleViewsStore } from './console-views-store.ts';
import { createControlStore } from './control-store.ts';
import { cvFile } from './cv-rows.ts';
import { dayUse } from './day-use.ts';
import { createDigestStore } from './digest-store.ts';
import { dropTags } from './erased-address-rows.ts';
import * as erasureRows from './erasure-rows.ts';
import * as inboxRows from './inbox-rows.ts';
import { createInboxViewStore } from './inbox-view-store.ts';
import * as jobRows from './job-rows.ts';
import type { Keyring } from './keyring.ts';
import { dropMeta, knownMeta, metaValue } from './meta-rows.ts';
import { createOperatorStore } from './operator-store.ts';
import * as outboxRows from './outbox-rows.ts';
import { WORDS_LEFT } from './owned-rows.ts';
import { dropErasedKeys } from './person-keys.ts';
import { createPostingStore } from './posting-store.ts';
import { createReplyStore } from './reply-store.ts';
import { clientsWithOld, forgetOld } from './retention-rows.ts';
import { allSearches } from './search-rows.ts';
import { createSettingsStore } from './settings-store.ts';
import { createStopStore } from './stop-store.ts';
import { keepRoom } from './stranger-rows.ts';
import { createTopicStore } from './topic-store.ts';
import { tracesOf } from './trace-rows.ts';
import { loadTranscript } from './turn-rows.ts';
import type { Tx, Units } from './units.ts';
import { usageOf } from './usage-rows.ts';
import * as vaultRows from './vault-rows.ts';
import { loadWorkspace } from './workspace-rows.ts';

/** What each database does in its own way. */
export interface DatabaseCare {
  /** These three: see `VaultStore`. `ownedWords`: postings of single clients were deleted since the last time. */
  scrub(ownedWords: boolean): Promise<void>;
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
      units.write('full', async (tx) => {
        const opened = await clientRows.openConversation(tx, keys, input);
        if (opened?.isNew && opened.client.admission === 'waiting')
          await keepRoom(tx, keys, WAITING_ROOM, (many) =>
            strangersRow(input.at, many, 'the list is full'),
          );
        return opened;
      }),
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

    ...createApprovalStore(units, keys, apply),

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
    lastAuditCheck: () => units.read(lastAuditCheck),
    keepAuditCheck: (check) => units.write('normal', (tx) => keepAuditCheck(tx, check)),
    ...createCheckpointStore(units, keys, apply),
    ...createConsoleViewsStore(units, keys),
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
    ...createPostingStore(units),
    ...createBoardStore(units, apply),
    listSearches: (clientId) => units.read((tx) => allSearches(tx, keys, clientId)),
    ...createAlertStore(units, keys, apply),
    ...createControlStore(units, keys, apply),
    ...createOperatorStore(units, keys, apply),
    ...createInboxViewStore(units, keys),
    ...createCannedStore(units, apply),
    ...createAdmissionStore(units, keys, apply),
    ...createSettingsStore(units, keys, apply),
    ...createStopStore(units, keys, apply),
    ...createReplyStore(units, keys, apply),
    ...createTopicStore(units, keys),

    deskId: () =>
      units.write('full', (tx) => metaValue(tx, 'desk_id', () => randomBytes(8).toString('hex'))),

    // The vault
    async scrub() {
      const left = await units.read((tx) => knownMeta(tx, WORDS_LEFT));
      await database.scrub(left !== null);
      if (left !== null) await units.write('full', (tx) => dropMeta(tx, WORDS_LEFT, left));
    },
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
