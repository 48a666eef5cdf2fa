import type { FollowUp, SentMail } from '../digest/follow-up.ts';
import type { SavedSearch } from '../digest/saved-search.ts';
import type { Change } from './store.ts';

/** A client's digest: when it is due, and of which moments the last ones were. */
export interface DigestPlan {
  clientId: string;
  conversationId: string;
  /** Local time, "08:30"; null: the client wants none. */
  hour: string | null;
  nextAt: Date | null;
  /** The moment whose digest went out last, whenever it was sent. */
  sentAt: Date | null;
  weeklySentAt: Date | null;
  /** The client has shut the desk out of the chat: nothing more is put into the outbox. */
  isShut: boolean;
}

export type ShownVia = 'search' | 'digest' | 'alert';

/** Changes of what the desk does for a client by itself. */
export type DigestChange =
  | {
      type: 'search_saved';
      clientId: string;
      conversationId: string;
      search: { id: string; number: number; query: string; atOnce: boolean; at: Date };
    }
  /** Its words are deleted with it; the number is not given again. */
  | { type: 'saved_search_ended'; clientId: string; number: number; at: Date }
  | { type: 'saved_search_at_once'; clientId: string; number: number; atOnce: boolean }
  | { type: 'saved_searches_ran'; clientId: string; at: Date }
  /** Does nothing where the client has a digest already, or wants none. */
  | {
      type: 'digest_started';
      clientId: string;
      conversationId: string;
      hour: string;
      nextAt: Date;
    }
  | {
      type: 'digest_set';
      clientId: string;
      conversationId: string;
      hour: string | null;
      nextAt: Date | null;
    }
  /** What was shown before keeps its first time. */
  | {
      type: 'postings_shown';
      clientId: string;
      postingIds: readonly string[];
      via: ShownVia;
      at: Date;
    }
  | {
      type: 'follow_up_settled';
      clientId: string;
      postingId: string;
      state: FollowUp['state'];
      /** Null leaves it. */
      dueAt: Date | null;
      at: Date;
    };

/** Saved searches, digests and follow-ups. */
export interface DigestStore {
  getDigest(clientId: string): Promise<DigestPlan | null>;
  /** Digests that have to be looked at before `at`, the most urgent first. */
  digestsDue(at: Date, limit: number): Promise<{ clientId: string; nextAt: Date }[]>;
  /**
   * Notes that a digest was looked at, with `changes` (its messages), all or nothing: by compare-and-set on the time that
   * it was due at. False when another process was faster, or has told of an answer that the digest names.
   */
  recordDigest(
    clientId: string,
    seen: Date,
    then: { nextAt: Date; sentAt?: Date; weeklySentAt?: Date },
    changes: readonly Change[],
  ): Promise<boolean>;
  /** How many are on, due by now, and late by more than `lateMs`; for `doctor`. */
  countDigests(now: Date, lateMs: number): Promise<{ on: number; due: number; late: number }>;
  /** Has the client said nothing in this conversation since the last digest? The message under way does not count. */
  digestIsLastWord(conversationId: string, since: Date): Promise<boolean>;
  /** Clients with a follow-up that is due and without any word on digests, each with their latest conversation. */
  clientsWithoutDigest(
    at: Date,
    limit: number,
  ): Promise<{ clientId: string; conversationId: string; timeZone: string }[]>;
  /** Those that run, by number. */
  savedSearches(clientId: string): Promise<SavedSearch[]>;
  /** The next number of a saved search. */
  nextSavedSearch(clientId: string): Promise<number>;
  /** Every running search whose client wants very strong matches at once. */
  searchesAtOnce(): Promise<SavedSearch[]>;
  /** Ids of everything that a client was shown. */
  shownPostings(clientId: string): Promise<Set<string>>;
  /**
   * Notes that postings are shown now, with `changes`, all or nothing. False when one of them was shown meanwhile.
   */
  showOnce(
    clientId: string,
    postingIds: readonly string[],
    via: ShownVia,
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
  /** Every follow-up of a client, oldest first. */
  followUps(clientId: string): Promise<FollowUp[]>;
  /** Approved actions of this tool that were done, oldest first, since a moment or ever. */
  sentMails(clientId: string, tool: string, since: Date | null): Promise<SentMail[]>;
  /** Which of these postings have closed. */
  closedAmong(ids: readonly string[]): Promise<Set<string>>;
  /** Number of the newest change of the index; 0 when it is empty. */
  newestPostingChange(): Promise<number>;
}
