import type { WorkspaceRows } from '../desk/ports/store.ts';
import { pendingOf } from './approval-rows.ts';
import { getConversation } from './client-rows.ts';
import { loadContacts } from './contact-rows.ts';
import { operatorsExist } from './control-rows.ts';
import { loadCv, loadFacts } from './cv-rows.ts';
import { loadDrafts } from './draft-rows.ts';
import type { Keyring } from './keyring.ts';
import { loadPermissions } from './permission-rows.ts';
import { loadPipeline } from './pipeline-rows.ts';
import { loadPreferences } from './preference-rows.ts';
import { lastSearch } from './search-rows.ts';
import type { Tx } from './units.ts';

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
    lastSearch: await lastSearch(tx, keys, conversationId),
    drafts: await loadDrafts(tx, keys, clientId),
    pending: await pendingOf(tx, keys, clientId),
    permissions: await loadPermissions(tx, clientId),
    peopleThere: await operatorsExist(tx),
  };
}
