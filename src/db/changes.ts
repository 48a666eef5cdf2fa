import type { AuditEntry } from '../desk/audit.ts';
import type { Change } from '../desk/ports/store.ts';
import { applyAdmissionChange } from './admission-store.ts';
import { applyAlertChange } from './alert-address-rows.ts';
import { close, insertApproval } from './approval-rows.ts';
import { appendAudit } from './audit-chain.ts';
import { setClientSettings, setConsent } from './client-rows.ts';
import { saveContact } from './contact-rows.ts';
import { applyControlChange } from './control-store.ts';
import { insertFact, removeFact, replaceCv } from './cv-rows.ts';
import { moveDigest } from './digest-rows.ts';
import { applyDigestChange } from './digest-store.ts';
import { saveDraft } from './draft-rows.ts';
import { beginErasure } from './erasure-rows.ts';
import { dropFollowUp, planAfterMove, stageNow } from './follow-up-rows.ts';
import { forget } from './forget-rows.ts';
import { endInbound, insertOwnItem } from './inbox-rows.ts';
import type { Keyring } from './keyring.ts';
import { noteSaid } from './last-words-rows.ts';
import { insertOutbound, reissueCard } from './outbox-rows.ts';
import { grantPermission, revokePermission } from './permission-rows.ts';
import { movePipeline, removeFromPipeline } from './pipeline-rows.ts';
import { savePostings } from './posting-rows.ts';
import { removePreference, setPreference } from './preference-rows.ts';
import { noteTold } from './reply-rows.ts';
import { insertSearch } from './search-rows.ts';
import { noteShown } from './shown-rows.ts';
import { insertTurn } from './turn-rows.ts';
import type { Tx } from './units.ts';
import { insertUsage } from './usage-rows.ts';

/** Applies changes in order inside the caller's unit: all of them, or the unit is rolled back. */
export async function applyChanges(
  tx: Tx,
  keys: Keyring,
  changes: readonly Change[],
): Promise<void> {
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at];
    if (change?.type !== 'audit') {
      if (change) await apply(tx, keys, change);
      continue;
    }
    // Rows of the log that follow each other are appended together: the end of the chain is looked up once.
    const rows = auditRun(changes, at);
    await appendAudit(tx, keys, rows);
    at += rows.length - 1;
  }
  await noteSaid(tx, changes);
}

function auditRun(changes: readonly Change[], from: number): AuditEntry[] {
  const rows: AuditEntry[] = [];
  for (let at = from; ; at++) {
    const change = changes[at];
    if (change?.type !== 'audit') return rows;
    rows.push(change.entry);
  }
}

async function apply(
  tx: Tx,
  keys: Keyring,
  change: Exclude<Change, { type: 'audit' }>,
): Promise<void> {
  switch (change.type) {
    case 'inbox_done':
      return endInbound(tx, change.inboxId, change.state);
    case 'outbound':
      return insertOutbound(tx, keys, change);
    case 'transcript':
      return insertTurn(tx, keys, change);
    case 'usage':
      return insertUsage(tx, change);
    case 'consent':
      return setConsent(tx, change);
    case 'client_settings': {
      const { type: _, ...settings } = change;
      await setClientSettings(tx, settings);
      if (settings.timeZone) await moveDigest(tx, settings.clientId, settings.timeZone);
      return;
    }
    case 'cv_replaced':
      return replaceCv(tx, keys, change);
    case 'erasure_begun':
      return beginErasure(tx, change.clientId, change.at);
    case 'forgotten':
      return forget(tx, keys, change.clientId, change.what);
    case 'fact_saved':
      return insertFact(tx, keys, change.clientId, change.fact);
    case 'fact_removed':
      return removeFact(tx, change.clientId, change.factId);
    case 'preference_set':
      return setPreference(tx, keys, change.clientId, change.preference);
    case 'preference_removed':
      return removePreference(tx, change.clientId, change.key);
    case 'contact_typed':
      return saveContact(tx, keys, change.clientId, change.email, change.at);
    case 'search_made': {
      await insertSearch(tx, keys, change);
      const ids = change.search.shown.map(({ postingId }) => postingId);
      await noteShown(tx, change.clientId, ids, 'search', change.search.at);
      return;
    }
    case 'pipeline_moved': {
      const before = await stageNow(tx, change.clientId, change.item.postingId);
      await movePipeline(tx, keys, change.clientId, change.item);
      return planAfterMove(tx, change.clientId, before, change.item);
    }
    case 'pipeline_removed':
      await removeFromPipeline(tx, change.clientId, change.postingId);
      return dropFollowUp(tx, change.clientId, change.postingId);
    case 'draft_saved':
      return saveDraft(tx, keys, change.clientId, change.draft);
    case 'approval_requested':
      return insertApproval(tx, keys, change.approval);
    case 'approval_closed':
      if (await close(tx, change.approvalId, change.status, change.at))
        await applyChanges(tx, keys, change.alongside);
      return;
    case 'control_requested':
    case 'while_bot_speaks':
    case 'note_written':
    case 'tag_set':
      return applyControlChange(tx, keys, change, (inner, more) => applyChanges(inner, keys, more));
    case 'card_reissued':
      if (await reissueCard(tx, change.approvalId, change.nonce, change.maxLost))
        await applyChanges(tx, keys, change.alongside);
      return;
    case 'permission_granted':
      return grantPermission(tx, change.clientId, change.permission);
    case 'permission_revoked':
      return revokePermission(tx, change.clientId, change.permissionId, change.at);
    case 'search_saved':
    case 'saved_search_ended':
    case 'saved_search_at_once':
    case 'saved_searches_ran':
    case 'digest_started':
    case 'digest_set':
    case 'postings_shown':
    case 'follow_up_settled':
      return applyDigestChange(tx, keys, change);
    case 'replies_told':
      return noteTold(tx, change.clientId, change.replyIds, change.at);
    case 'follow_up_answered':
      return dropFollowUp(tx, change.clientId, change.postingId);
    case 'postings_saved':
      await savePostings(tx, change.postings, change.at);
      return;
    case 'alert_address_made':
    case 'alert_address_revoked':
    case 'alert_sender_set':
    case 'alert_sender_removed':
    case 'alert_mails_released':
      return applyAlertChange(tx, keys, change);
    case 'invite_used':
    case 'let_in':
    case 'chat_opened':
    case 'client_limits':
      return applyAdmissionChange(tx, keys, change, (unit, more) => applyChanges(unit, keys, more));
    case 'event':
      await insertOwnItem(tx, keys, change, {
        kind: 'event',
        text: change.text,
        followUp: change.followUp,
      });
      return;
  }
}
