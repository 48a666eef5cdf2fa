import { redactSecrets } from '../../guard/secrets.ts';
import { capText, cleanText } from '../../guard/text.ts';
import { auditEntry } from '../audit-templates.ts';
import { plainName } from '../plain-name.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MailboxMark, ReplyMailbox } from '../ports/reply-mailbox.ts';
import type { Change, Store } from '../ports/store.ts';
import type { AnswerHead } from './answer-head.ts';
import { judgeKind } from './judge-kind.ts';
import { matchMail } from './match-mail.ts';
import type { ReplyKind } from './reply.ts';

export interface FindDeps {
  store: Pick<
    Store,
    'getApproval' | 'getConversation' | 'mailboxMark' | 'markMailbox' | 'recordReply'
  >;
  mailbox: ReplyMailbox;
  clock: Clock;
  ids: Ids;
  log: Log;
}

const DAY_MS = 86_400_000;
/** A mailbox that is new, or numbered anew, is read back so far and no further. */
export const WINDOW_DAYS = 30;
/** Heads of one look; the next one goes on. */
export const HEADS_AT_ONCE = 500;
/** A mail at which the desk failed so often is passed over, so that those behind it are seen. */
const TRIES = 5;
const MAX_SUBJECT = 200;

/**
 * Looks once at what is new in the mailbox. Each answer is kept in one unit with its row of the log; the mark moves
 * behind mails that were dealt with only. After a crash, or beside another process, the same mail is the same row.
 * Gives how many answers were new, and whether more mails wait. Throws when the mailbox or the store cannot be used.
 */
export function createReplyFinder(deps: FindDeps): () => Promise<{ found: number; more: boolean }> {
  const { store, mailbox } = deps;
  const failing = { uid: 0, times: 0 };

  /** False when this mail has to be tried again. */
  async function takeOne(head: AnswerHead): Promise<boolean> {
    try {
      return await keep(deps, head);
    } catch (error) {
      failing.times = failing.uid === head.uid ? failing.times + 1 : 1;
      failing.uid = head.uid;
      if (failing.times < TRIES) throw error;
      deps.log.event('error', 'reply_passed_over', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      return false;
    }
  }

  return async () => {
    const known = await store.mailboxMark(mailbox.name);
    const since = new Date(deps.clock.now().getTime() - WINDOW_DAYS * DAY_MS);
    const { uidValidity, heads, lastUid, more } = await mailbox.newHeads(
      known,
      since,
      HEADS_AT_ONCE,
    );
    const markAt = (uid: number) =>
      store.markMailbox(mailbox.name, {
        uidValidity,
        lastUid: uid,
        at: deps.clock.now(),
      } satisfies MailboxMark);
    let found = 0;
    let done = known?.uidValidity === uidValidity ? known.lastUid : 0;
    for (const head of heads) {
      try {
        if (await takeOne(head)) found += 1;
      } catch (error) {
        // What lies before it is dealt with and need not be read again.
        if (done > 0) await markAt(done);
        throw error;
      }
      done = head.uid;
    }
    await markAt(lastUid);
    return { found, more };
  };
}

/** True when the mail answers one of the desk's and was not known. */
async function keep(deps: FindDeps, head: AnswerHead): Promise<boolean> {
  const answered = await matchMail(deps, head);
  if (!answered) return false;
  const { client, conversation, approval, mail } = answered;
  if (client.status !== 'consented') return false;
  const at = deps.clock.now();
  const kind = judgeKind(head);
  const kept = await deps.store.recordReply(
    {
      id: deps.ids.next(),
      clientId: client.id,
      conversationId: conversation.id,
      approvalId: approval.id,
      postingId: mail.postingId,
      kind,
      from: head.from && { name: nameOf(head.from.name), email: head.from.email },
      subject: subjectOf(head.subject),
      receivedAt: head.receivedAt,
      foundAt: at,
    },
    identityOf(head),
    [
      {
        type: 'audit',
        entry: auditEntry(
          { client, conversation, at },
          {
            source: 'mailbox that sends',
            dataCategory: 'message',
            purpose: 'tell the client of answers to their mails',
            action: 'mail.reply_found',
            notes: `approval #${approval.number}; ${kind}; head only`,
          },
        ),
      },
      ...endOfFollowUp(kind, client.id, mail.postingId),
    ],
  );
  return kept === 'new';
}

/** Whoever answered, or cannot be reached, is not written to again by a suggestion. */
function endOfFollowUp(kind: ReplyKind, clientId: string, postingId: string): Change[] {
  return kind === 'automatic' ? [] : [{ type: 'follow_up_answered', clientId, postingId }];
}

/** Most mails have an id of their own; of the others the same head at the same moment is the same mail. */
function identityOf({ messageId, from, subject, receivedAt }: AnswerHead): string {
  return messageId ?? JSON.stringify([from?.email ?? '', subject, receivedAt.getTime()]);
}

/** The guard reads what is going to be stored (I14): a code or a password in it stays out. */
function nameOf(name: string | null): string | null {
  return (name === null ? '' : redactSecrets(plainName(name), 'chat')) || null;
}

function subjectOf(subject: string): string {
  return redactSecrets(
    capText(cleanText(subject).replace(/\s+/g, ' ').trim(), MAX_SUBJECT),
    'chat',
  );
}
