import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Cv, Fact } from '../desk/cv.ts';
import type { Draft } from '../desk/draft.ts';
import type { TranscriptMessage } from '../desk/message.ts';
import type { WorkspaceRows } from '../desk/ports/store.ts';
import type { SearchRecord } from '../desk/search.ts';
import { pendingOf } from './approval-rows.ts';
import { getConversation } from './client-rows.ts';
import type { Keyring } from './keyring.ts';
import { PLACES } from './places.ts';
import {
  contacts,
  cvs,
  drafts,
  facts,
  permissions,
  pipeline,
  preferences,
  searches,
  turns,
} from './schema.ts';
import type { Tx } from './units.ts';

const MAX_DRAFTS = 20;
const MAX_CONTACTS = 50;

/** Everything that a turn may read of one client. The client comes from the conversation (I9). */
export async function loadWorkspace(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
): Promise<WorkspaceRows> {
  const home = await getConversation(tx, keys, conversationId);
  if (!home) throw new Error('There is no such conversation.');
  const clientId = home.client.id;
  return {
    ...home,
    cv: await loadCv(tx, keys, clientId),
    facts: await loadFacts(tx, keys, clientId),
    preferences: await loadPreferences(tx, keys, clientId),
    contacts: await loadContacts(tx, keys, clientId),
    pipeline: await loadPipeline(tx, keys, clientId),
    lastSearch: await lastSearch(tx, keys, clientId, conversationId),
    drafts: await loadDrafts(tx, keys, clientId),
    pending: await pendingOf(tx, keys, clientId),
    permissions: await tx
      .select()
      .from(permissions)
      .where(and(eq(permissions.clientId, clientId), isNull(permissions.revokedAt)))
      .orderBy(asc(permissions.grantedAt)),
  };
}

/** The last turns that fit, oldest first; cut at whole turns, so that every tool call keeps its result. */
export async function loadTranscript(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  limits: { turns: number; maxChars: number },
): Promise<TranscriptMessage[]> {
  const home = await getConversation(tx, keys, conversationId);
  if (!home) return [];
  const rows = await tx
    .select()
    .from(turns)
    .where(eq(turns.conversationId, conversationId))
    .orderBy(desc(turns.ord))
    .limit(limits.turns);
  const kept: TranscriptMessage[][] = [];
  let chars = 0;
  for (const row of rows) {
    chars += row.chars;
    if (chars > limits.maxChars && kept.length > 0) break;
    kept.unshift(
      await keys.openJson<TranscriptMessage[]>(
        tx,
        home.client.id,
        PLACES.turn(row.id),
        row.sealedMessages,
      ),
    );
  }
  return kept.flat();
}

async function loadCv(tx: Tx, keys: Keyring, clientId: string): Promise<Cv | null> {
  const [row] = await tx
    .select({ sealedInfo: cvs.sealedInfo, readAt: cvs.readAt })
    .from(cvs)
    .where(eq(cvs.clientId, clientId));
  if (!row) return null;
  const info = await keys.openJson<Omit<Cv, 'readAt'>>(
    tx,
    clientId,
    PLACES.cvInfo(clientId),
    row.sealedInfo,
  );
  return { ...info, readAt: row.readAt };
}

async function loadFacts(tx: Tx, keys: Keyring, clientId: string): Promise<Fact[]> {
  const rows = await tx
    .select()
    .from(facts)
    .where(eq(facts.clientId, clientId))
    .orderBy(asc(facts.ord));
  const loaded: Fact[] = [];
  for (const row of rows)
    loaded.push(await keys.openJson<Fact>(tx, clientId, PLACES.fact(row.id), row.sealedFact));
  return loaded;
}

async function loadPreferences(tx: Tx, keys: Keyring, clientId: string) {
  const rows = await tx
    .select()
    .from(preferences)
    .where(eq(preferences.clientId, clientId))
    .orderBy(asc(preferences.key));
  const loaded = [];
  for (const row of rows)
    loaded.push({
      key: row.key,
      value: await keys.openText(
        tx,
        clientId,
        PLACES.preference(clientId, row.key),
        row.sealedValue,
      ),
      at: row.at,
    });
  return loaded;
}

async function loadContacts(tx: Tx, keys: Keyring, clientId: string): Promise<string[]> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(eq(contacts.clientId, clientId))
    .orderBy(desc(contacts.ord))
    .limit(MAX_CONTACTS);
  const loaded: string[] = [];
  for (const row of rows)
    loaded.push(await keys.openText(tx, clientId, PLACES.contact(row.id), row.sealedEmail));
  return [...new Set(loaded)];
}

async function loadPipeline(tx: Tx, keys: Keyring, clientId: string) {
  const rows = await tx
    .select()
    .from(pipeline)
    .where(eq(pipeline.clientId, clientId))
    .orderBy(asc(pipeline.at), asc(pipeline.postingId));
  const loaded = [];
  for (const { postingId, stage, sealedNote, at } of rows)
    loaded.push({
      postingId,
      stage,
      at,
      note: sealedNote
        ? await keys.openText(tx, clientId, PLACES.pipelineNote(clientId, postingId), sealedNote)
        : null,
    });
  return loaded;
}

async function lastSearch(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  conversationId: string,
): Promise<SearchRecord | null> {
  const [row] = await tx
    .select()
    .from(searches)
    .where(eq(searches.conversationId, conversationId))
    .orderBy(desc(searches.ord))
    .limit(1);
  if (!row) return null;
  const kept = await keys.openJson<Omit<SearchRecord, 'id' | 'at'>>(
    tx,
    clientId,
    PLACES.search(row.id),
    row.sealedSearch,
  );
  return { id: row.id, at: row.at, ...kept };
}

async function loadDrafts(tx: Tx, keys: Keyring, clientId: string): Promise<Draft[]> {
  const rows = await tx
    .select()
    .from(drafts)
    .where(eq(drafts.clientId, clientId))
    .orderBy(desc(drafts.createdAt), desc(drafts.number))
    .limit(MAX_DRAFTS);
  const loaded: Draft[] = [];
  for (const { id, number, version, postingId, createdAt, sealedDraft } of rows) {
    const text = await keys.openJson<
      Pick<Draft, 'to' | 'subject' | 'body' | 'attachCv' | 'wishes'>
    >(tx, clientId, PLACES.draft(id), sealedDraft);
    loaded.push({ id, number, version, postingId, createdAt, ...text });
  }
  return loaded;
}
