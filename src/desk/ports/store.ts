import type { Approval, Execution, Permission } from '../approval.ts';
import type { AuditCheck, AuditEntry, AuditRecord, AuditVerdict, AuditWitness } from '../audit.ts';
import type { Client, Conversation, Preference } from '../client.ts';
import type { OpenCommand } from '../commands.ts';
import type { Cv, Fact } from '../cv.ts';
import type { DayUse } from '../day-budget.ts';
import type { Draft } from '../draft.ts';
import type { TranscriptMessage, Usage } from '../message.ts';
import type { PipelineItem } from '../pipeline.ts';
import type { Posting } from '../posting.ts';
import type { SearchRecord } from '../search.ts';
import type { Viewer } from '../viewer.ts';
import type { AdmissionChange, AdmissionStore } from './admission-store.ts';
import type { AlertChange, AlertStore } from './alert-store.ts';
import type { BoardStore } from './board-store.ts';
import type { CannedStore } from './canned-store.ts';
import type { Outbound } from './channel.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import type { ConsoleViewsStore } from './console-views-store.ts';
import type { ControlChange, ControlStore } from './control-store.ts';
import type { DigestChange, DigestStore } from './digest-store.ts';
import type { GoodbyeStore } from './goodbye-store.ts';
import type { InboxViewStore } from './inbox-store.ts';
import type { OperatorStore } from './operator-store.ts';
import type { PostingIndexStore, PostingStanding } from './posting-index.ts';
import type { ReplyChange, ReplyStore } from './reply-store.ts';
import type { Job, JobKind } from './scheduler.ts';
import type { SearchHistoryStore } from './search-history.ts';
import type { SettingsStore } from './settings-store.ts';
import type { StopStore } from './stop-store.ts';
import type { TopicStore } from './topic-store.ts';

/**
 * The database as the desk sees it. Every method is one whole unit of work: it commits or it leaves nothing.
 * No transaction leaks out. Times are `Date`; ids are made by the caller (`Ids`), so that a unit can be repeated.
 */
export interface Store
  extends ClientStore,
    InboxStore,
    OutboxStore,
    TurnStore,
    ChannelStore,
    ApprovalStore,
    JobStore,
    AuditStore,
    CheckpointStore,
    ControlStore,
    ConsoleViewsStore,
    DigestStore,
    GoodbyeStore,
    OperatorStore,
    PostingStore,
    AlertStore,
    AdmissionStore,
    ReplyStore,
    BoardStore,
    PostingIndexStore,
    SearchHistoryStore,
    SettingsStore,
    StopStore,
    TopicStore,
    VaultStore,
    InboxViewStore,
    CannedStore {
  /** Random name of this database, for keeping several desks apart where they share a server. */
  deskId(): Promise<string>;
  close(): Promise<void>;
}

export interface ClientStore {
  /**
   * Finds or makes the client and conversation of a chat, by any address of the person. Idempotent; a new client has
   * status `new` and its own data key. Null when there is none and `create` is false.
   */
  openConversation(input: {
    account: string;
    chat: string;
    sender: string;
    altIds: readonly string[];
    create: boolean;
    name: string | null;
    /** Where a new client lives, until they say otherwise. */
    timeZone: string;
    /** Whether a new client has to wait until they are let in; they need not when it is absent. */
    admission?: Client['admission'];
    at: Date;
    ids: { client: string; conversation: string; subject: string };
    /** When the person wrote, where it matters: what is older than the erasure of one of the addresses gives null. */
    writtenAt?: Date;
  }): Promise<{
    client: Client;
    conversation: Conversation;
    isNew: boolean;
    /** When a client at one of these addresses was erased; what they wrote before belongs to nobody. */
    erasedAt: Date | null;
  } | null>;
  getConversation(id: string): Promise<{ client: Client; conversation: Conversation } | null>;
  listClients(): Promise<ClientLine[]>;
  /** Everything that a turn may read of one client, in one consistent read. */
  loadWorkspace(conversationId: string): Promise<WorkspaceRows>;
  /** The original CV file; null when there is none or the hash is another. */
  cvFile(clientId: string, sha256: string): Promise<Uint8Array | null>;
  usageOf(clientId: string): Promise<UsageTotal[]>;
  /** What a client has used since a moment, the start of a day in UTC; `sendTools` are the tools that send. */
  dayUse(clientId: string, since: Date, sendTools: readonly string[]): Promise<DayUse>;
}

export interface ClientLine {
  id: string;
  subject: string;
  status: Client['status'];
  admission: Client['admission'];
  createdAt: Date;
  conversations: number;
  pendingApprovals: number;
}

export interface UsageTotal {
  /** Day in UTC, YYYY-MM-DD. */
  day: string;
  model: string;
  turns: number;
  inputTokens: number;
  outputTokens: number;
  costMicroUsd: number | null;
}

export interface WorkspaceRows {
  client: Client;
  conversation: Conversation;
  cv: Cv | null;
  facts: Fact[];
  preferences: Preference[];
  /** Addresses that the client typed themselves, newest first. */
  contacts: string[];
  pipeline: PipelineItem[];
  lastSearch: SearchRecord | null;
  /** Newest version of each draft, newest draft first, at most 20. */
  drafts: Draft[];
  pending: Approval[];
  permissions: Permission[];
  /** Is there anybody at the desk who could take over? */
  peopleThere: boolean;
}

/** Taps have a lane of their own: they do not wait behind a running turn. */
export type Lane = 'talk' | 'tap';

export interface InboxItem {
  id: string;
  conversationId: string;
  clientId: string;
  account: string;
  eventId: string;
  content: InboxContent;
  /** Place of the message in its chat, where the platform numbers messages. */
  order: number | null;
  sentAt: Date;
  receivedAt: Date;
  /** How often processing began before; above the limit the item becomes a dead letter. */
  attempts: number;
}

/**
 * What is kept of an inbound event. Before consent a text is kept as its reading only (yes, no, a command's name, other);
 * a blocked secret is kept as its kind only.
 */
export type InboxContent =
  | { kind: 'start' }
  | {
      kind: 'text';
      text: string;
      quotedRef: string | null;
      quotedText: string | null;
      edited: boolean;
      forwarded: boolean;
    }
  | { kind: 'before_consent'; reading: ConsentReading }
  | {
      kind: 'file';
      name: string;
      mime: string | null;
      size: number | null;
      ref: string;
      caption: string | null;
      album: string | null;
    }
  | { kind: 'voice'; ref: string; mime: string | null; size: number | null }
  | { kind: 'tap'; token: string }
  | { kind: 'reaction'; emoji: string; quotedRef: string }
  | { kind: 'reachable'; reachable: boolean }
  /** A person of the desk typed into the chat from the desk's own phone. */
  | { kind: 'operator_text'; text: string }
  /** `certain`: its shape leaves no doubt, so it is never let through. */
  | { kind: 'blocked'; secretKind: string; detector: string; certain: boolean }
  | { kind: 'unsupported'; what: string }
  /** Made by the desk itself: an action finished and the agent should know. */
  | { kind: 'event'; text: string; followUp: boolean };

export type ConsentReading = 'yes' | 'no' | OpenCommand | 'other';

export interface NewInboxItem {
  id: string;
  account: string;
  eventId: string;
  messageKey: string | null;
  conversationId: string;
  content: InboxContent;
  order: number | null;
  sentAt: Date;
  receivedAt: Date;
  /** Written in the same unit when the event is new: audit rows, notices. `inbox_done` for items that need no processing. */
  changes: Change[];
}

export interface InboxStore {
  /** Durable before it resolves (synchronous=FULL). Result per item, in order. One unit for the whole batch. */
  recordInbound(items: readonly NewInboxItem[]): Promise<('new' | 'duplicate')[]>;
  /** The oldest unprocessed item of a conversation's lane, and counts the attempt; null when there is none. */
  takeInbound(conversationId: string, lane: Lane): Promise<InboxItem | null>;
  /** Is anything unprocessed in this lane? */
  hasInbound(conversationId: string, lane: Lane): Promise<boolean>;
  /** The unprocessed files that were sent together, oldest first. */
  albumInbound(conversationId: string, album: string): Promise<InboxItem[]>;
  /** Conversations that have unprocessed inbox items or outbox rows that may be sent (after a restart). */
  conversationsWithWork(): Promise<string[]>;
  /** Forgets what was handled before a time: replays that old do not come. Returns how many rows went. */
  purgeHandled(before: { inbox: Date; outbox: Date }, limit: number): Promise<number>;
}

export interface OutboxItem {
  id: string;
  conversationId: string;
  account: string;
  chat: string;
  message: Outbound;
  /** Which part of the message is next. */
  part: number;
  attempts: number;
  /** Refs of the accepted copies of the card that this row is about, oldest first. */
  targets: string[];
}

/** Deletions have a lane of their own: they do not wait behind a message that is under way. */
export type OutboxLane = 'message' | 'retract';

export type OutboxEnd =
  | { state: 'accepted'; ref: string | null; order: number | null }
  /** One part was accepted and more follow. */
  | { state: 'next_part' }
  /** Back into the queue; `counted` says whether the try counts against the limit. */
  | { state: 'queued'; notBefore: Date; code: string; counted: boolean }
  /** The client shut the desk out: everything waits until they write again. */
  | { state: 'unreachable'; code: string }
  | { state: 'failed'; code: string }
  | { state: 'unknown'; code: string };

export interface OutboxStore {
  /** What `claimOutbound` would take now; null when nothing may be sent. */
  peekOutbound(
    conversationId: string,
    lane: OutboxLane,
    at: Date,
  ): Promise<{ kind: Outbound['kind']; account: string; chat: string } | null>;
  /**
   * Claims the oldest queued row of the conversation's lane: sets `attempting` and commits before it resolves.
   * A row of the bot becomes `suppressed` in the same unit (I8) when its control epoch is not the conversation's any more
   * or a person has the conversation, and the next is taken.
   */
  claimOutbound(conversationId: string, lane: OutboxLane, at: Date): Promise<OutboxItem | null>;
  /** Records what the adapter said, with `changes` in the same unit. A card's acceptance sets `shownAt` of its approval. */
  finishOutbound(id: string, end: OutboxEnd, at: Date, changes: readonly Change[]): Promise<void>;
  /** Rows that are under way; after a restart, under the desk's lock, those that a dead process left. */
  interruptedOutbound(): Promise<OutboxItem[]>;
  /** The approval whose card has this ref in this conversation. */
  cardByRef(conversationId: string, ref: string): Promise<Approval | null>;
  /**
   * The newest messages to a person, by any of their addresses, newest first, with their ids: for a platform that asks
   * for one again.
   */
  recentOutbound(
    account: string,
    address: string,
    limit: number,
  ): Promise<{ id: string; message: Outbound }[]>;
  /** Depths for /health; `unknown` counts sends and approved actions whose outcome nobody knows. */
  depths(): Promise<{ inbox: number; outbox: number; deadLetters: number; unknown: number }>;
}

/** What a channel keeps about its own login. Values are text that only the channel understands. */
export interface ChannelStore {
  /** Null when there is no login; throws when there is one that cannot be read, so that no new one is made over it. */
  readLogin(account: string): Promise<string | null>;
  writeLogin(account: string, login: string, at: Date): Promise<void>;
  readChannelKeys(
    account: string,
    type: string,
    ids: readonly string[],
  ): Promise<Map<string, string>>;
  /** All of them in one unit; null deletes. */
  writeChannelKeys(
    account: string,
    keys: readonly { type: string; id: string; value: string | null }[],
  ): Promise<void>;
  /** Drops keys with people who were erased and did not come back; a connection may have written them meanwhile. */
  dropErasedKeys(account: string): Promise<void>;
  /** Ends a login: its keys go with it. */
  removeLogin(account: string): Promise<void>;
}

/** What a client can have deleted by itself. */
export type Forgettable =
  | { kind: 'draft'; draftId: string }
  | { kind: 'search'; searchId: string }
  /** Every search that was made, and nothing else. */
  | { kind: 'history' }
  | { kind: 'drafts' | 'searches' | 'cv' | 'messages' | 'pipeline' };

/** Who says something to a client. */
export type Speaker = 'bot' | 'desk' | 'operator';

/** One change of state. A unit is a list of them; they are applied in order, all or none. */
export type Change =
  | AlertChange
  | AdmissionChange
  | ReplyChange
  | { type: 'inbox_done'; inboxId: string; state: 'done' | 'dead' }
  | {
      type: 'outbound';
      id: string;
      conversationId: string;
      /** The epoch that the message belongs to; null: the one in which it is written down. */
      controlEpoch: number | null;
      /**
       * Whose words they are; without it the bot's, or the desk's where the epoch is null. The bot's go out only under their
       * own epoch and while the bot speaks (I8); those of the desk (answers to what the client did, what became of a card)
       * and of an operator whoever is in control.
       */
      speaker?: Speaker;
      message: Outbound;
      at: Date;
    }
  | { type: 'audit'; entry: AuditEntry }
  | {
      type: 'transcript';
      conversationId: string;
      turnId: string;
      messages: readonly TranscriptMessage[];
      at: Date;
    }
  | { type: 'usage'; clientId: string; turnId: string; usage: Usage; at: Date }
  | {
      type: 'consent';
      clientId: string;
      status: 'consented' | 'declined';
      version: string;
      at: Date;
    }
  | { type: 'cv_replaced'; clientId: string; cv: Cv; file: Uint8Array; facts: readonly Fact[] }
  | { type: 'fact_saved'; clientId: string; fact: Fact }
  /** The client's own clock and quiet hours, and since when nothing runs for them; what is left out stays. */
  | {
      type: 'client_settings';
      clientId: string;
      timeZone?: string;
      quietHours?: string;
      pausedAt?: Date | null;
    }
  | { type: 'fact_removed'; clientId: string; factId: string }
  | { type: 'preference_set'; clientId: string; preference: Preference }
  | { type: 'preference_removed'; clientId: string; key: string }
  | { type: 'contact_typed'; clientId: string; email: string; at: Date }
  | { type: 'search_made'; clientId: string; conversationId: string; search: SearchRecord }
  | { type: 'pipeline_moved'; clientId: string; item: PipelineItem }
  | { type: 'pipeline_removed'; clientId: string; postingId: string }
  | { type: 'draft_saved'; clientId: string; draft: Draft }
  | { type: 'approval_requested'; approval: Approval }
  /** Applies only while the approval is pending, and `alongside` only with it: an answer may have come first. */
  | {
      type: 'approval_closed';
      approvalId: string;
      status: 'superseded' | 'cancelled' | 'expired';
      at: Date;
      alongside: readonly Change[];
    }
  | ControlChange
  /** A card whose showing is uncertain is shown again under a new nonce, while it waits and was not lost too often. */
  | {
      type: 'card_reissued';
      approvalId: string;
      nonce: string;
      maxLost: number;
      alongside: readonly Change[];
    }
  /**
   * The client leaves: from now on nothing is asked of them or done for them. Cards, approved actions that have not begun,
   * permissions, waiting messages and answers end; the erasure is under way.
   */
  | { type: 'erasure_begun'; clientId: string; at: Date }
  | { type: 'forgotten'; clientId: string; what: Forgettable }
  | { type: 'permission_granted'; clientId: string; permission: Permission }
  | { type: 'permission_revoked'; clientId: string; permissionId: string; at: Date }
  | { type: 'postings_saved'; postings: readonly StoredPosting[]; at: Date }
  | DigestChange
  /** Puts an event into the conversation's own inbox, so that the lane handles it after what waits there. */
  | {
      type: 'event';
      inboxId: string;
      conversationId: string;
      text: string;
      followUp: boolean;
      at: Date;
    };

export interface TurnStore {
  /** Last transcript entries of a conversation, oldest first, cut at a whole turn: at most `turns` turns and `maxChars` characters. */
  loadTranscript(
    conversationId: string,
    limits: { turns: number; maxChars: number },
  ): Promise<TranscriptMessage[]>;
  /** Applies all changes in one unit. `full` = synchronous FULL (approvals, executions, audit, inbox); `normal` survives a process crash. */
  commit(changes: readonly Change[], durability: 'full' | 'normal'): Promise<void>;
}

export interface ApprovalStore {
  /** The next card number of a client; a number is never given twice. */
  reserveCardNumber(clientId: string): Promise<number>;
  reserveDraftNumber(clientId: string): Promise<number>;
  getApproval(id: string): Promise<{ approval: Approval; execution: Execution | null } | null>;
  /** Newest first, whatever their status; at most `limit`. */
  listApprovals(
    clientId: string,
    limit: number,
  ): Promise<{ approval: Approval; execution: Execution | null }[]>;
  /**
   * The one decision (I6), by compare-and-set on: id, conversation, status pending, not expired at `at`, and the nonce when given.
   * When it settles: status, execution row (queued, when approved), `changes` - all in one unit (FULL). When it does not, nothing changes but `refusalChanges`.
   */
  settleApproval(input: {
    approvalId: string;
    conversationId: string;
    decision: 'approved' | 'declined';
    /** Approved, but a person of the desk has to agree before it runs. */
    hold: boolean;
    nonce: string | null;
    via: 'tap' | 'text';
    answerId: string;
    at: Date;
    changes: readonly Change[];
    refusalChanges: readonly Change[];
  }): Promise<Settlement>;
  /** Pending approvals that have to be looked at before `at`, the most urgent first. */
  dueForLook(at: Date, limit: number): Promise<Approval[]>;
  /**
   * Notes that waiting cards were looked at, with `changes` (the reminder), all or nothing: by compare-and-set on each
   * card's status and count of looks. False when one of them was answered or looked at meanwhile.
   */
  recordLook(cards: readonly CardLook[], changes: readonly Change[]): Promise<boolean>;
  /** Pending approvals that expired at `at`, oldest first. */
  dueForExpiry(at: Date, limit: number): Promise<Approval[]>;
  /** Closes an approval by compare-and-set from pending; the changes are applied only by the one who closed it. */
  closeApproval(
    approvalId: string,
    status: 'superseded' | 'cancelled' | 'expired',
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
  /**
   * queued -> attempting by compare-and-set, committed (FULL) with its intent row before it resolves; null when another has
   * it, and while all outgoing actions are stopped (`StopStore`).
   */
  claimExecution(
    approvalId: string,
    at: Date,
    changes: readonly Change[],
  ): Promise<{ approval: Approval; execution: Execution } | null>;
  /** attempting -> done | failed | unknown by compare-and-set; false when it was not attempting any more (then nothing changes). */
  finishExecution(
    approvalId: string,
    status: 'done' | 'failed' | 'unknown',
    errorCode: string | null,
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
  /**
   * Ends the wait for a second yes by compare-and-set from `held`: to `queued`, or to `failed` with this code. False when
   * it was not held any more; then nothing changes.
   */
  releaseHeld(
    approvalId: string,
    to: 'queued' | 'operator_refused' | 'operator_silent',
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
  /** Executions in a given state, oldest first. */
  executionsIn(
    status: 'held' | 'queued' | 'attempting',
  ): Promise<{ approval: Approval; execution: Execution }[]>;
  /**
   * Counts a use of a client's standing permission by compare-and-set (not revoked, not expired, not another client's);
   * false when it may not be used, and while all outgoing actions are stopped.
   */
  usePermission(
    clientId: string,
    permissionId: string,
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
}

export type Settlement =
  | { settled: true; approval: Approval }
  | {
      settled: false;
      why: 'unknown' | 'wrong_token' | 'expired' | 'already';
      approval: Approval | null;
    };

/** One card of a look: what it was when it was read, and what it becomes. */
export interface CardLook {
  approvalId: string;
  looks: number;
  lookedAt: Date | null;
  nextLookAt: Date;
}

export interface TakenJob {
  key: string;
  kind: JobKind;
  id: string;
  /** Which try this is; whoever ends the job names it, so that a late worker ends nothing. */
  attempts: number;
}

/** The embedded queue of the table scheduler. */
export interface JobStore {
  /** A key that is known stays as it is. */
  putJobs(jobs: readonly Job[]): Promise<void>;
  /** Takes what is due at `at`, oldest first; until `lease` nobody else gets it. */
  takeJobs(at: Date, lease: Date, limit: number): Promise<TakenJob[]>;
  endJob(key: string, attempts: number): Promise<void>;
  /** Back into the queue for a later try; null keeps it for the operator. */
  delayJob(key: string, attempts: number, runAt: Date | null, errorCode: string): Promise<void>;
  dropJobs(keys: readonly string[]): Promise<void>;
  nextJobAt(): Promise<Date | null>;
  countJobs(): Promise<{ waiting: number; failed: number }>;
}

export interface AuditStore {
  /** Newest first. */
  listAudit(filter: {
    user: string | null;
    limit: number;
    beforeSeq?: number;
  }): Promise<AuditRecord[]>;
  /** Walks the whole chain and holds it against all checkpoints; stops at the first bad row. */
  verifyAudit(witness?: AuditWitness): Promise<AuditVerdict>;
  /** The newest check that was kept; null when there is none that can be read. */
  lastAuditCheck(): Promise<AuditCheck | null>;
  /** Keeps a check, unless a newer one is there already: each process of the desk may have made one. */
  keepAuditCheck(check: AuditCheck): Promise<void>;
}

/** A posting with its profile for matching (JSON of `PostingProfile`) and the profile's version. */
export interface StoredPosting {
  posting: Posting;
  profile: string | null;
  profileVersion: string | null;
  /** The only client who sees it; null: public. A posting keeps its owner. */
  ownerId: string | null;
}

/** A posting as the index in memory takes it in. */
export interface IndexedPosting extends StoredPosting {
  standing: PostingStanding;
}

export interface PostingStore {
  /** Inserts or updates by id; an unchanged posting keeps its change number. Throws when one has another owner. */
  savePostings(
    postings: readonly StoredPosting[],
    at: Date,
  ): Promise<{ inserted: number; updated: number; unchanged: number }>;
  /** Those of these that the viewer may see, in the order of the ids. */
  getPostings(ids: readonly string[], viewer: Viewer): Promise<Posting[]>;
  /** Postings whose change number is above `seq`, in order of it, at most `limit`; for an index in memory. */
  postingsSince(seq: number, limit: number): Promise<{ seq: number; rows: IndexedPosting[] }>;
  countPostings(): Promise<number>;
  /** Those of these clients whose postings are deleted, because they have left: an index in memory drops them as well. */
  ownersGone(clientIds: readonly string[]): Promise<string[]>;
}

/** What keeps deleted and stored content unreadable. */
export interface VaultStore {
  /**
   * Makes what was deleted unreadable: freed pages overwritten, the write-ahead log cut. Call it after the unit that
   * deleted. Throws `StoreError` (`locked`) when another process reads for too long; the deletion itself stays.
   */
  scrub(): Promise<void>;
  /** The desk's own keys as the master key wraps them: text that says nothing without it. */
  keyring(): Promise<string>;
  /** Replaces the keyring, whole. False, and nothing changed, when it is another one than `before` by now. */
  replaceKeyring(before: string, next: string): Promise<boolean>;
  vaultNotes(): Promise<VaultNotes>;
  /** Notes the id of the master key in use, with `changes`. False when another one than `before` is noted. */
  noteMasterKey(before: string | null, now: string, changes: readonly Change[]): Promise<boolean>;
  /** Notes that a backup was made, with `changes`. */
  noteBackup(at: Date, changes: readonly Change[]): Promise<void>;
}

export interface VaultNotes {
  /** Id of the master key that the desk was last opened with. */
  masterKey: string | null;
  backedUpAt: Date | null;
}
