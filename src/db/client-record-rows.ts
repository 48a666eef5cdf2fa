import { and, asc, eq } from 'drizzle-orm';
import type { ClientRecord } from '../desk/client-record.ts';
import type { TranscriptMessage } from '../desk/message.ts';
import type { Outbound } from '../desk/ports/channel.ts';
import type { InboxContent } from '../desk/ports/store.ts';
import { alertSettings } from './alert-address-rows.ts';
import { keptAlertMails } from './alert-rows.ts';
import { listApprovals } from './approval-rows.ts';
import { getClient } from './client-rows.ts';
import { allContacts } from './contact-rows.ts';
import { cvFile, loadCv, loadFacts } from './cv-rows.ts';
import { getDigest } from './digest-rows.ts';
import { allDrafts } from './draft-rows.ts';
import { followUpsOf } from './follow-up-rows.ts';
import { contentPlace } from './inbox-rows.ts';
import type { Keyring } from './keyring.ts';
import { messagePlace } from './outbox-rows.ts';
import { ownedBy } from './owned-rows.ts';
import { allPermissions } from './permission-rows.ts';
import { loadPipeline } from './pipeline-rows.ts';
import { loadPreferences } from './preference-rows.ts';
import { repliesOf } from './reply-rows.ts';
import { savedSearchesOf } from './saved-search-rows.ts';
import { conversations, identities, inbox, outbox, turns } from './schema.ts';
import { allSearches } from './search-rows.ts';
import { shownTo } from './shown-rows.ts';
import { turnPlace } from './turn-rows.ts';
import type { Tx } from './units.ts';
import { usageOf } from './usage-rows.ts';

const EVERY = Number.MAX_SAFE_INTEGER;

/** Everything of one client in one consistent read, opened. */
export async function readRecord(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<ClientRecord | null> {
  const known = await getClient(tx, keys, clientId);
  if (!known) return null;
  const cv = await loadCv(tx, keys, clientId);
  const approvals = await listApprovals(tx, keys, clientId, EVERY);
  return {
    ...known,
    addresses: await tx
      .select({ account: identities.account, address: identities.address })
      .from(identities)
      .where(eq(identities.clientId, clientId)),
    cv,
    cvFile: cv && (await cvFile(tx, keys, clientId, cv.sha256)),
    facts: await loadFacts(tx, keys, clientId),
    preferences: await loadPreferences(tx, keys, clientId),
    contacts: await allContacts(tx, keys, clientId),
    searches: await allSearches(tx, keys, clientId),
    savedSearches: await savedSearchesOf(tx, keys, clientId),
    digest: await getDigest(tx, clientId),
    shownPostings: [...(await shownTo(tx, clientId))],
    ownPostings: await ownedBy(tx, clientId),
    followUps: await followUpsOf(tx, clientId),
    pipeline: await loadPipeline(tx, keys, clientId),
    drafts: await allDrafts(tx, keys, clientId),
    turns: await turnsOf(tx, keys, clientId),
    waiting: await waitingOf(tx, keys, clientId),
    sent: await sentTo(tx, keys, clientId),
    approvals: approvals.toReversed(),
    permissions: await allPermissions(tx, clientId),
    alerts: await alertsOf(tx, keys, clientId),
    replies: await repliesOf(tx, keys, clientId),
    usage: await usageOf(tx, clientId),
  };
}

async function alertsOf(tx: Tx, keys: Keyring, clientId: string): Promise<ClientRecord['alerts']> {
  const { address, senders } = await alertSettings(tx, keys, clientId);
  const mails = await keptAlertMails(tx, keys, clientId);
  return {
    address,
    senders,
    mails: mails.map(({ bytes, ...mail }) => ({ ...mail, text: Buffer.from(bytes).toString() })),
  };
}

async function turnsOf(tx: Tx, keys: Keyring, clientId: string): Promise<ClientRecord['turns']> {
  const rows = await tx
    .select({ turn: turns })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(eq(conversations.clientId, clientId))
    .orderBy(asc(turns.ord));
  const read: ClientRecord['turns'] = [];
  for (const { turn } of rows) {
    const place = turnPlace(turn.id);
    const messages = await keys.openJson<TranscriptMessage[]>(
      tx,
      clientId,
      place,
      turn.sealedMessages,
    );
    read.push({ at: turn.at, messages });
  }
  return read;
}

async function waitingOf(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<ClientRecord['waiting']> {
  const rows = await tx
    .select({ item: inbox })
    .from(inbox)
    .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
    .where(and(eq(conversations.clientId, clientId), eq(inbox.state, 'new')))
    .orderBy(asc(inbox.ord));
  const read: ClientRecord['waiting'] = [];
  for (const { item } of rows) {
    if (!item.sealedContent) continue;
    const place = contentPlace(item.id);
    const content = await keys.openJson<InboxContent>(tx, clientId, place, item.sealedContent);
    read.push({ at: item.receivedAt, content });
  }
  return read;
}

async function sentTo(tx: Tx, keys: Keyring, clientId: string): Promise<ClientRecord['sent']> {
  const rows = await tx
    .select({ row: outbox })
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .where(eq(conversations.clientId, clientId))
    .orderBy(asc(outbox.ord));
  const read: ClientRecord['sent'] = [];
  for (const { row } of rows) {
    const place = messagePlace(row.id);
    const message = await keys.openJson<Outbound>(tx, clientId, place, row.sealedMessage);
    read.push({ at: row.createdAt, state: row.state, message });
  }
  return read;
}
