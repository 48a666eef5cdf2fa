import type { Approval } from '../approval.ts';
import type { Client, Conversation } from '../client.ts';
import { contentOf, MAIL_TOOL, type MailContent } from '../digest/sent-mail.ts';
import type { Store } from '../ports/store.ts';
import { type AnswerHead, readSentId } from './answer-head.ts';

/** Whose mail was answered. */
export interface AnsweredMail {
  client: Client;
  conversation: Conversation;
  approval: Approval;
  mail: MailContent;
}

export type MatchDeps = { store: Pick<Store, 'getApproval' | 'getConversation'> };

/** More are not looked up: a head with a thousand made-up ids costs no more than an honest one. */
const MOST_LOOKED_UP = 10;

/**
 * The sent mail that a head answers: the nearest of the Message-IDs it names that the desk gave, in full, to a mail whose
 * approval was carried out. Null for everything else, for what the sender wrote themselves, and when the content of that
 * mail was deleted, since then nothing is left to hold the id against.
 */
export async function matchMail(deps: MatchDeps, head: AnswerHead): Promise<AnsweredMail | null> {
  if (head.messageId !== null && readSentId(head.messageId)) return null;
  let looked = 0;
  for (const answered of head.answers) {
    const id = readSentId(answered);
    if (!id) continue;
    looked += 1;
    if (looked > MOST_LOOKED_UP) return null;
    const known = await deps.store.getApproval(id.approvalId);
    if (!known) continue;
    const { approval, execution } = known;
    // The outcome of a broken connection is unknown; an answer to the mail proves that it was sent.
    const wasSent = execution?.status === 'done' || execution?.status === 'unknown';
    const mail = approval.tool === MAIL_TOOL && wasSent ? contentOf(approval) : null;
    if (!mail || approval.payloadHash.slice(0, 16) !== id.hash) continue;
    if (domainOf(mail.from.email) !== id.domain) continue;
    if (isOwn(head, mail)) return null;
    const home = await deps.store.getConversation(approval.conversationId);
    return home && { ...home, approval, mail };
  }
  return null;
}

function domainOf(email: string): string {
  return email.split('@')[1]?.toLowerCase() ?? '';
}

/** A copy of what the client or the desk wrote in the same thread is no answer. */
function isOwn({ from }: AnswerHead, mail: MailContent): boolean {
  const writer = from?.email.toLowerCase();
  return (
    writer !== undefined &&
    [mail.from, mail.replyTo].some((own) => own?.email.toLowerCase() === writer)
  );
}
