import { and, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { DeskNote } from '../desk/desk-note.ts';
import type { Forgettable } from '../desk/ports/store.ts';
import { cardPlace, payloadPlace } from './approval-rows.ts';
import { forgetQuotedCv } from './cv-trace-rows.ts';
import type { Keyring } from './keyring.ts';
import { removePreference } from './preference-rows.ts';
import { approvals, cvs, drafts, facts, outbox, pipeline, searches, turns } from './schema.ts';
import { alertMails, followUps, replies, savedSearches, shownPostings } from './schema-jobs.ts';
import { contentOfOverCard, settledMessage, talksOf } from './settled-rows.ts';
import type { Tx } from './units.ts';

/** Deletes one thing of a client at their wish. */
export async function forget(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  what: Forgettable,
): Promise<void> {
  switch (what.kind) {
    case 'draft':
      await tx
        .delete(drafts)
        .where(and(eq(drafts.clientId, clientId), eq(drafts.id, what.draftId)));
      await emptyCards(tx, keys, clientId, eq(approvals.about, what.draftId));
      return;
    case 'drafts':
      await tx.delete(drafts).where(eq(drafts.clientId, clientId));
      await emptyCards(tx, keys, clientId, sql`${approvals.about} is not null`);
      return;
    case 'search':
      await tx
        .delete(searches)
        .where(and(eq(searches.clientId, clientId), eq(searches.id, what.searchId)));
      return;
    case 'history':
      await tx.delete(searches).where(eq(searches.clientId, clientId));
      return;
    case 'searches':
      await tx.delete(searches).where(eq(searches.clientId, clientId));
      await tx.delete(savedSearches).where(eq(savedSearches.clientId, clientId));
      await tx.delete(shownPostings).where(eq(shownPostings.clientId, clientId));
      // Without the rows of what was shown, the next digest would bring it all again.
      await removePreference(tx, clientId, 'desk.alerts_waiting' satisfies DeskNote);
      return;
    case 'pipeline':
      await tx.delete(pipeline).where(eq(pipeline.clientId, clientId));
      await tx.delete(followUps).where(eq(followUps.clientId, clientId));
      return;
    case 'cv':
      await tx.delete(cvs).where(eq(cvs.clientId, clientId));
      await tx.delete(facts).where(and(eq(facts.clientId, clientId), eq(facts.origin, 'cv')));
      return forgetQuotedCv(tx, keys, clientId);
    case 'messages':
      await tx.delete(turns).where(sql`${turns.conversationId} in ${talksOf(clientId)}`);
      await tx
        .delete(outbox)
        .where(and(sql`${outbox.conversationId} in ${talksOf(clientId)}`, settledMessage));
      // Alerts that were read, or gave nothing; what has not been looked at yet still is.
      await tx
        .delete(alertMails)
        .where(and(eq(alertMails.clientId, clientId), ne(alertMails.state, 'new')));
      // Of an answer that was not told yet the client still hears.
      await tx
        .delete(replies)
        .where(and(eq(replies.clientId, clientId), isNotNull(replies.toldAt)));
      return;
  }
}

/** Takes the content out of answered cards; that they were asked and answered stays. Gives how many. */
export async function emptyCards(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  which: SQL,
): Promise<number> {
  const rows = await tx
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.clientId, clientId), contentOfOverCard, which));
  for (const { id } of rows)
    await tx
      .update(approvals)
      .set({
        sealedPayload: await keys.sealText(tx, clientId, payloadPlace(id), ''),
        sealedCard: await keys.sealText(tx, clientId, cardPlace(id), ''),
        // The hash of a text that can be guessed would confirm the guess.
        payloadHash: '',
      })
      .where(eq(approvals.id, id));
  return rows.length;
}
