import type { Approval, Execution, Permission } from './approval.ts';
import type { Client, Conversation, Preference } from './client.ts';
import type { Cv, Fact } from './cv.ts';
import type { FollowUp } from './digest/follow-up.ts';
import type { SavedSearch } from './digest/saved-search.ts';
import type { Draft } from './draft.ts';
import type { TranscriptMessage } from './message.ts';
import type { PipelineItem } from './pipeline.ts';
import type { AlertAddress, AlertMail, AlertSender } from './ports/alert-store.ts';
import type { Outbound } from './ports/channel.ts';
import type { DigestPlan } from './ports/digest-store.ts';
import type { InboxContent, UsageTotal } from './ports/store.ts';
import type { Reply } from './replies/reply.ts';
import type { SearchRecord } from './search.ts';

/** Everything that the desk keeps of one client, opened, oldest first: for their export. */
export interface ClientRecord {
  client: Client;
  addresses: { account: string; address: string }[];
  conversations: Conversation[];
  cv: Cv | null;
  cvFile: Uint8Array | null;
  facts: Fact[];
  preferences: Preference[];
  /** Addresses that the client typed. */
  contacts: string[];
  searches: SearchRecord[];
  savedSearches: SavedSearch[];
  digest: DigestPlan | null;
  /** Ids of the postings that they were shown. */
  shownPostings: string[];
  /** Ids of the postings that came by their mails, pastes and links, which nobody else sees. */
  ownPostings: string[];
  followUps: FollowUp[];
  pipeline: PipelineItem[];
  drafts: Draft[];
  turns: { at: Date; messages: TranscriptMessage[] }[];
  /** What the client wrote and the desk has not handled yet. */
  waiting: { at: Date; content: InboxContent }[];
  /** What the desk wrote, as far as it is kept. */
  sent: { at: Date; state: string; message: Outbound }[];
  approvals: { approval: Approval; execution: Execution | null }[];
  permissions: Permission[];
  /** Their address for forwarded job alerts, whose alerts they take, and mails that are still kept. */
  alerts: {
    address: AlertAddress | null;
    senders: AlertSender[];
    mails: (Omit<AlertMail, 'bytes'> & { text: string })[];
  };
  /** What was kept of answers to their mails. */
  replies: Reply[];
  usage: UsageTotal[];
}
