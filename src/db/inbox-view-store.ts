import type { InboxViewStore } from '../desk/ports/inbox-store.ts';
import * as viewRows from './inbox-view-rows.ts';
import type { Keyring } from './keyring.ts';
import * as threadRows from './thread-rows.ts';
import type { Units } from './units.ts';

export function createInboxViewStore(units: Units, keys: Keyring): InboxViewStore {
  return {
    inboxPage: (look) => units.read((tx) => viewRows.inboxPage(tx, keys, look)),
    inboxCounts: (scope, at) => units.read((tx) => viewRows.inboxCounts(tx, scope, at)),
    inboxNamed: (look) => units.read((tx) => viewRows.inboxNamed(tx, keys, look)),
    inboxById: (id, scope) => units.read((tx) => viewRows.inboxById(tx, keys, id, scope)),
    inboxTags: (scope, limit) => units.read((tx) => viewRows.inboxTags(tx, scope, limit)),
    conversationHead: (id) => units.read((tx) => threadRows.conversationHead(tx, id)),
    conversationThread: (id, limits, before) =>
      units.read((tx) => threadRows.conversationThread(tx, keys, id, limits, before)),
    markSeen: (id, at) => units.write('normal', (tx) => threadRows.markSeen(tx, id, at)),
    answeringOperators: () => units.read(threadRows.answeringOperators),
  };
}
