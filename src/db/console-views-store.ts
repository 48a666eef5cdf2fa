import type { ConsoleViewsStore } from '../desk/ports/console-views-store.ts';
import { appliedMigrations } from './applied-migrations.ts';
import * as auditViews from './audit-view-rows.ts';
import * as cardViews from './card-view-rows.ts';
import * as clientViews from './client-view-rows.ts';
import { loadCv, loadFacts } from './cv-rows.ts';
import { getDraft } from './draft-rows.ts';
import type { Keyring } from './keyring.ts';
import { getPostings } from './posting-rows.ts';
import type { Units } from './units.ts';
import * as usageViews from './usage-view-rows.ts';

/** The part of the store that the console's pages read. */
export function createConsoleViewsStore(units: Units, keys: Keyring): ConsoleViewsStore {
  return {
    listClientLines: (filter) => units.read((tx) => clientViews.listClientLines(tx, keys, filter)),
    countClientLines: (sight) => units.read((tx) => clientViews.countClientLines(tx, sight)),
    clientInSight: (clientId, sight) =>
      units.read((tx) => clientViews.oneClientInSight(tx, clientId, sight)),
    clientView: (clientId, sight) =>
      units.read((tx) => clientViews.clientView(tx, keys, clientId, sight)),
    clientCv: (clientId) =>
      units.read(async (tx) => ({
        cv: await loadCv(tx, keys, clientId),
        facts: await loadFacts(tx, keys, clientId),
      })),
    clientDraft: (clientId, draftId) =>
      units.read(async (tx) => {
        const draft = await getDraft(tx, keys, clientId, draftId);
        if (!draft) return null;
        const [posting] = await getPostings(tx, [draft.postingId], { clientId });
        return { draft, posting: posting ?? null };
      }),
    listCards: (filter) => units.read((tx) => cardViews.listCards(tx, filter)),
    countCards: (sight) => units.read((tx) => cardViews.countCards(tx, sight)),
    cardsAbout: (clientId, about, sight) =>
      units.read((tx) => cardViews.cardsAbout(tx, clientId, about, sight)),
    cardInSight: (approvalId, sight) =>
      units.read((tx) => cardViews.cardInSight(tx, approvalId, sight)),
    searchAudit: (search) => units.read((tx) => auditViews.searchAudit(tx, search)),
    auditSeqAt: (at) => units.read((tx) => auditViews.auditSeqAt(tx, at)),
    auditHead: () => units.read(auditViews.auditHead),
    subjectsOf: (operatorId) => units.read((tx) => auditViews.subjectsOf(tx, operatorId)),
    usageByDay: (from, to, sight) => units.read((tx) => usageViews.usageByDay(tx, from, to, sight)),
    usageByClient: (from, to, sight, limit) =>
      units.read((tx) => usageViews.usageByClient(tx, from, to, sight, limit)),
    countMigrations: () => units.read(appliedMigrations),
  };
}
