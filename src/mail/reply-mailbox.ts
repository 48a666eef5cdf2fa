import { createHash } from 'node:crypto';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { MailboxMark, ReplyMailbox } from '../desk/ports/reply-mailbox.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import type { AnswerHead } from '../desk/replies/answer-head.ts';
import { type ImapServer, imapClient, READ_ONLY, readImapUrl } from './imap-client.ts';
import { ANSWER_FIELDS, readAnswerHead } from './read-answer-head.ts';

const FOLDER = 'INBOX';
/** In one question to the server. */
const AT_ONCE = 100;

/**
 * The inbox of the mailbox that sends, for answers to what was sent. It is opened for reading only, and of a mail nothing
 * is asked for but named fields of its head, in the form that leaves it unseen: no text and no attachment ever come here.
 * @param url  imaps://user:password@host:993, or imap:// on this machine or with STARTTLS
 * @throws `MailConfigError` without repeating the URL, which holds a password
 */
export function openReplyMailbox(url: string, way: Pick<WayOut, 'lookup'>): ReplyMailbox {
  const server = readImapUrl(url, 'IMAP_URL');

  async function opened<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = imapClient(server, way);
    try {
      await client.connect();
      const lock = await client.getMailboxLock(FOLDER, READ_ONLY);
      try {
        return await work(client);
      } finally {
        lock.release();
      }
    } finally {
      client.close();
    }
  }

  return {
    name: nameOf(server),
    newHeads: (mark, since, most) =>
      opened(async (client) => {
        const { uidValidity, lastUid } = stateOf(client);
        const known = mark?.uidValidity === uidValidity ? mark : null;
        const fresh = await newUids(client, known, since);
        const uids = fresh.slice(0, most);
        const heads: AnswerHead[] = [];
        for (let at = 0; at < uids.length; at += AT_ONCE)
          heads.push(...(await headsOf(client, uids.slice(at, at + AT_ONCE), since)));
        const more = fresh.length > uids.length;
        const last = uids.at(-1) ?? known?.lastUid ?? 0;
        // What was there when the folder was opened has been looked at, or is older than the window.
        return { uidValidity, heads, lastUid: more ? last : Math.max(last, lastUid), more };
      }),
    check: () => opened(async () => undefined),
  };
}

/** The name under which the desk remembers how far the mailbox was read. Throws as `openReplyMailbox` does. */
export function replyMailboxName(url: string): string {
  return nameOf(readImapUrl(url, 'IMAP_URL'));
}

function nameOf({ user, host, port }: ImapServer): string {
  return createHash('sha256').update(`${user}@${host}:${port}/${FOLDER}`).digest('base64url');
}

/** Its validity, and the number of the last mail that it had when it was opened. */
function stateOf({ mailbox }: ImapFlow): { uidValidity: string; lastUid: number } {
  return typeof mailbox === 'object'
    ? {
        uidValidity: String(mailbox.uidValidity),
        lastUid: Math.max(1, Number(mailbox.uidNext) || 1) - 1,
      }
    : { uidValidity: '', lastUid: 0 };
}

async function newUids(client: ImapFlow, mark: MailboxMark | null, since: Date): Promise<number[]> {
  const from = mark?.lastUid ?? 0;
  // A server that does not say how far its numbers go leaves an empty mark: the window still holds.
  const wanted = from > 0 ? { uid: `${from + 1}:*` } : { since };
  const found = await client.search(wanted, { uid: true });
  if (!found) throw new Error('The mailbox did not say what is in it.');
  // "n:*" names the last mail even when it is older.
  return found.filter((uid) => uid > from).toSorted((a, b) => a - b);
}

async function headsOf(
  client: ImapFlow,
  uids: readonly number[],
  since: Date,
): Promise<AnswerHead[]> {
  const wanted = { uid: true, internalDate: true, headers: [...ANSWER_FIELDS] };
  const heads: AnswerHead[] = [];
  for await (const mail of client.fetch(uids.join(','), wanted, { uid: true }))
    heads.push(
      await readAnswerHead(mail.headers ?? new Uint8Array(), {
        uid: mail.uid,
        receivedAt: dateOf(mail) ?? since,
      }),
    );
  return heads.toSorted((a, b) => a.uid - b.uid);
}

function dateOf({ internalDate }: FetchMessageObject): Date | null {
  const date = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
