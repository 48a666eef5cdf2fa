import type { Approval, Permission } from './approval.ts';
import type { Client, Conversation } from './client.ts';
import type { DayUse } from './day-budget.ts';
import type { Draft } from './draft.ts';
import type { JobSearch, JobSearches } from './job-search.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Store, WorkspaceRows } from './ports/store.ts';
import type { Posting } from './posting.ts';

/**
 * What one turn sees and does. Reads give the client's rows with this turn's own changes applied;
 * writes are staged and committed in one unit when the turn is over, or not at all (I3).
 * The client comes from the conversation, never from an argument (I9).
 */
export interface Workspace {
  readonly client: Client;
  readonly conversation: Conversation;
  readonly turnId: string;
  readonly now: Date;
  readonly ids: Ids;
  readonly jobs: JobSearch;
  /** The client's own words that this turn answers, nothing quoted or forwarded; null for a follow-up to an event. */
  readonly clientText: string | null;
  /** The client's own words of the talk so far, this message included. */
  readonly talkWords: string;
  /** What the client had left of today's limits when the turn began. */
  readonly dayLeft: DayUse;
  /** The person of the desk who acts; null: it is a turn of the assistant, or the client's own act. */
  readonly author: Author | null;
  /** What was refused once in this turn and may be answered otherwise the second time. */
  readonly tried: Set<string>;
  /** The rows as they are with everything staged so far. */
  rows(): WorkspaceRows;
  /** Adds a change to the turn's unit. */
  stage(change: Change): void;
  /** Shows something to the client in words that code made (a job card, a draft, a list). */
  show(text: string): void;
  /** Proposes an approval whose card follows the turn's other words. */
  stageCard(card: StagedCard): void;
  posting(id: string): Promise<Posting | null>;
  /** The posting that "2" stands for: the second of the last list; null when there is no such line. */
  shownJob(position: number): Promise<Posting | null>;
  reserveDraftNumber(): Promise<number>;
  reserveCardNumber(): Promise<number>;
  /** What the turn has produced so far, for the commit. */
  staged(): StagedWork;
}

export interface Author {
  name: string;
  /** The id that a new draft of theirs gets, so that a repeated form makes one. */
  draftId: string;
}

export interface StagedCard {
  approval: Approval;
  text: string;
}

export interface StagedWork {
  changes: readonly Change[];
  shown: readonly string[];
  cards: readonly StagedCard[];
}

export interface WorkspaceDeps {
  store: Pick<Store, 'getPostings' | 'reserveDraftNumber' | 'reserveCardNumber'>;
  jobs: JobSearches;
  clock: Clock;
  ids: Ids;
}

export function createWorkspace(
  deps: WorkspaceDeps,
  start: {
    rows: WorkspaceRows;
    turnId: string;
    clientText: string | null;
    talkWords: string;
    dayLeft: DayUse;
    author?: Author;
  },
): Workspace {
  let rows = start.rows;
  const changes: Change[] = [];
  const shown: string[] = [];
  let cards: StagedCard[] = [];
  const postings = new Map<string, Posting>();
  const viewer = { clientId: start.rows.client.id };

  async function posting(id: string): Promise<Posting | null> {
    const known = postings.get(id);
    if (known) return known;
    const [found] = await deps.store.getPostings([id], viewer);
    if (found) postings.set(id, found);
    return found ?? null;
  }

  return {
    client: start.rows.client,
    conversation: start.rows.conversation,
    turnId: start.turnId,
    now: deps.clock.now(),
    ids: deps.ids,
    jobs: deps.jobs.for(viewer),
    clientText: start.clientText,
    talkWords: start.talkWords,
    dayLeft: start.dayLeft,
    author: start.author ?? null,
    tried: new Set(),
    rows: () => rows,
    stage(change) {
      changes.push(change);
      if (change.type === 'postings_saved')
        for (const saved of change.postings) postings.set(saved.posting.id, saved.posting);
      rows = withChange(rows, change);
    },
    show(text) {
      shown.push(text);
    },
    stageCard(card) {
      // A newer proposal about the same thing in the same turn replaces the card before it was ever shown.
      cards = cards.filter(
        (other) => card.approval.about === null || other.approval.about !== card.approval.about,
      );
      cards.push(card);
    },
    posting,
    async shownJob(position) {
      const line = rows.lastSearch?.shown[position - 1];
      return line ? posting(line.postingId) : null;
    },
    reserveDraftNumber: () => deps.store.reserveDraftNumber(start.rows.client.id),
    reserveCardNumber: () => deps.store.reserveCardNumber(start.rows.client.id),
    staged: () => ({ changes, shown, cards }),
  };
}

/** The newest version of a draft by its number, or the newest draft of all when no number is given. */
export function findDraft(rows: WorkspaceRows, number: number | undefined): Draft | null {
  if (number === undefined) return rows.drafts[0] ?? null;
  return rows.drafts.find((draft) => draft.number === number) ?? null;
}

/** The standing permission that covers a tool and host now, if there is one. */
export function findPermission(
  rows: WorkspaceRows,
  tool: string,
  host: string,
  now: Date,
): Permission | null {
  return (
    rows.permissions.find(
      (permission) =>
        permission.tool === tool &&
        permission.host === host &&
        permission.revokedAt === null &&
        permission.expiresAt > now &&
        (permission.maxUses === null || permission.uses < permission.maxUses),
    ) ?? null
  );
}

/** How a staged change looks to the rest of the turn. Changes that no tool reads back leave the rows as they are. */
function withChange(rows: WorkspaceRows, change: Change): WorkspaceRows {
  switch (change.type) {
    case 'preference_set':
      return {
        ...rows,
        preferences: [
          ...rows.preferences.filter((item) => item.key !== change.preference.key),
          change.preference,
        ],
      };
    case 'preference_removed':
      return { ...rows, preferences: rows.preferences.filter((item) => item.key !== change.key) };
    case 'fact_saved':
      return {
        ...rows,
        facts: [...rows.facts.filter((fact) => fact.id !== change.fact.id), change.fact],
      };
    case 'fact_removed':
      return { ...rows, facts: rows.facts.filter((fact) => fact.id !== change.factId) };
    case 'contact_typed':
      return {
        ...rows,
        contacts: [change.email, ...rows.contacts.filter((email) => email !== change.email)],
      };
    case 'search_made':
      return { ...rows, lastSearch: change.search };
    case 'pipeline_moved':
      return {
        ...rows,
        pipeline: [
          ...rows.pipeline.filter((item) => item.postingId !== change.item.postingId),
          change.item,
        ],
      };
    case 'pipeline_removed':
      return {
        ...rows,
        pipeline: rows.pipeline.filter((item) => item.postingId !== change.postingId),
      };
    case 'draft_saved':
      return {
        ...rows,
        drafts: [change.draft, ...rows.drafts.filter((draft) => draft.id !== change.draft.id)],
      };
    case 'approval_requested':
      return { ...rows, pending: [...rows.pending, change.approval] };
    case 'approval_closed':
      return { ...rows, pending: rows.pending.filter((item) => item.id !== change.approvalId) };
    case 'permission_granted':
      return { ...rows, permissions: [...rows.permissions, change.permission] };
    case 'permission_revoked':
      return {
        ...rows,
        permissions: rows.permissions.filter((item) => item.id !== change.permissionId),
      };
    default:
      return rows;
  }
}
