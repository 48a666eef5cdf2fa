import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Change } from '../desk/ports/store.ts';
import { close, insertApproval } from './approval-rows.ts';
import { appendAudit } from './audit-chain.ts';
import { setConsent } from './client-rows.ts';
import { clientOf, endInbound, insertInbound } from './inbox-rows.ts';
import type { Keyring } from './keyring.ts';
import { insertOutbound } from './outbox-rows.ts';
import { PLACES } from './places.ts';
import { savePostings } from './posting-rows.ts';
import {
  contacts,
  conversations,
  cvs,
  drafts,
  facts,
  permissions,
  pipeline,
  preferences,
  searches,
  turns,
  usage,
} from './schema.ts';
import type { Tx } from './units.ts';

/** Applies changes in order inside the caller's unit: all of them, or the unit is rolled back. */
export async function applyChanges(
  tx: Tx,
  keys: Keyring,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) await apply(tx, keys, change);
}

async function apply(tx: Tx, keys: Keyring, change: Change): Promise<void> {
  switch (change.type) {
    case 'inbox_done':
      return endInbound(tx, change.inboxId, change.state);
    case 'outbound':
      return insertOutbound(tx, keys, change);
    case 'audit':
      return appendAudit(tx, [change.entry]);
    case 'transcript':
      return insertTurn(tx, keys, change);
    case 'usage':
      await tx.insert(usage).values({
        clientId: change.clientId,
        turnId: change.turnId,
        day: change.at.toISOString().slice(0, 10),
        ...change.usage,
      });
      return;
    case 'consent':
      return setConsent(tx, change);
    case 'cv_replaced':
      return replaceCv(tx, keys, change);
    case 'fact_saved':
      return insertFact(tx, keys, change.clientId, change.fact);
    case 'fact_removed':
      await tx
        .delete(facts)
        .where(and(eq(facts.clientId, change.clientId), eq(facts.id, change.factId)));
      return;
    case 'preference_set':
      return setPreference(tx, keys, change);
    case 'preference_removed':
      await tx
        .delete(preferences)
        .where(and(eq(preferences.clientId, change.clientId), eq(preferences.key, change.key)));
      return;
    case 'contact_typed': {
      const id = randomUUID();
      const sealedEmail = await keys.sealText(
        tx,
        change.clientId,
        PLACES.contact(id),
        change.email,
      );
      await tx
        .insert(contacts)
        .values({ id, clientId: change.clientId, sealedEmail, at: change.at });
      return;
    }
    case 'search_made':
      return insertSearch(tx, keys, change);
    case 'pipeline_moved':
      return movePipeline(tx, keys, change);
    case 'pipeline_removed':
      await tx
        .delete(pipeline)
        .where(
          and(eq(pipeline.clientId, change.clientId), eq(pipeline.postingId, change.postingId)),
        );
      return;
    case 'draft_saved':
      return saveDraft(tx, keys, change);
    case 'approval_requested':
      return insertApproval(tx, keys, change.approval);
    case 'approval_closed':
      if (await close(tx, change.approvalId, change.status, change.at))
        await applyChanges(tx, keys, change.alongside);
      return;
    case 'control_requested':
      await tx
        .update(conversations)
        .set({ control: 'requested' })
        .where(and(eq(conversations.id, change.conversationId), eq(conversations.control, 'bot')));
      return;
    case 'permission_granted':
      await tx.insert(permissions).values({ clientId: change.clientId, ...change.permission });
      return;
    case 'permission_revoked':
      await tx
        .update(permissions)
        .set({ revokedAt: change.at })
        .where(
          and(eq(permissions.clientId, change.clientId), eq(permissions.id, change.permissionId)),
        );
      return;
    case 'postings_saved':
      await savePostings(tx, change.postings, change.at);
      return;
    case 'event':
      await insertInbound(tx, keys, {
        id: change.inboxId,
        account: 'desk',
        eventId: change.inboxId,
        messageKey: null,
        conversationId: change.conversationId,
        content: { kind: 'event', text: change.text, followUp: change.followUp },
        sentAt: change.at,
        receivedAt: change.at,
      });
      return;
  }
}

type Of<T extends Change['type']> = Extract<Change, { type: T }>;

async function insertTurn(tx: Tx, keys: Keyring, change: Of<'transcript'>): Promise<void> {
  const clientId = await clientOf(tx, change.conversationId);
  await tx.insert(turns).values({
    id: change.turnId,
    conversationId: change.conversationId,
    sealedMessages: await keys.sealJson(tx, clientId, PLACES.turn(change.turnId), change.messages),
    chars: change.messages.reduce((sum, message) => sum + message.text.length, 0),
    at: change.at,
  });
}

/** The new CV takes the place of the old one (P17); what the client stated themselves stays. */
async function replaceCv(tx: Tx, keys: Keyring, change: Of<'cv_replaced'>): Promise<void> {
  const { clientId, cv } = change;
  const { readAt, ...info } = cv;
  const values = {
    id: cv.id,
    sealedInfo: await keys.sealJson(tx, clientId, PLACES.cvInfo(clientId), info),
    sealedFile: await keys.sealBytes(tx, clientId, PLACES.cvFile(clientId), change.file),
    sha256: cv.sha256,
    readAt,
  };
  await tx
    .insert(cvs)
    .values({ clientId, ...values })
    .onConflictDoUpdate({ target: cvs.clientId, set: values });
  await tx.delete(facts).where(and(eq(facts.clientId, clientId), eq(facts.origin, 'cv')));
  for (const fact of change.facts) await insertFact(tx, keys, clientId, fact);
}

async function insertFact(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  fact: Of<'fact_saved'>['fact'],
): Promise<void> {
  await tx.insert(facts).values({
    id: fact.id,
    clientId,
    sealedFact: await keys.sealJson(tx, clientId, PLACES.fact(fact.id), fact),
    origin: fact.origin,
  });
}

async function setPreference(tx: Tx, keys: Keyring, change: Of<'preference_set'>): Promise<void> {
  const { key, value, at } = change.preference;
  const values = {
    sealedValue: await keys.sealText(
      tx,
      change.clientId,
      PLACES.preference(change.clientId, key),
      value,
    ),
    at,
  };
  await tx
    .insert(preferences)
    .values({ clientId: change.clientId, key, ...values })
    .onConflictDoUpdate({ target: [preferences.clientId, preferences.key], set: values });
}

async function insertSearch(tx: Tx, keys: Keyring, change: Of<'search_made'>): Promise<void> {
  const { id, at, ...rest } = change.search;
  await tx.insert(searches).values({
    id,
    clientId: change.clientId,
    conversationId: change.conversationId,
    sealedSearch: await keys.sealJson(tx, change.clientId, PLACES.search(id), rest),
    at,
  });
}

async function movePipeline(tx: Tx, keys: Keyring, change: Of<'pipeline_moved'>): Promise<void> {
  const { postingId, stage, note, at } = change.item;
  const values = {
    stage,
    at,
    sealedNote:
      note === null
        ? null
        : await keys.sealText(
            tx,
            change.clientId,
            PLACES.pipelineNote(change.clientId, postingId),
            note,
          ),
  };
  await tx
    .insert(pipeline)
    .values({ clientId: change.clientId, postingId, ...values })
    .onConflictDoUpdate({ target: [pipeline.clientId, pipeline.postingId], set: values });
}

async function saveDraft(tx: Tx, keys: Keyring, change: Of<'draft_saved'>): Promise<void> {
  const { id, number, version, postingId, createdAt, ...text } = change.draft;
  const values = {
    number,
    version,
    postingId,
    createdAt,
    sealedDraft: await keys.sealJson(tx, change.clientId, PLACES.draft(id), text),
  };
  await tx
    .insert(drafts)
    .values({ id, clientId: change.clientId, ...values })
    .onConflictDoUpdate({ target: drafts.id, set: values });
}
