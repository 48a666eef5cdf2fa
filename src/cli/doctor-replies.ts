import type { Config } from '../config.ts';
import type { ReplyStore } from '../desk/ports/reply-store.ts';
import { LATE_MS } from '../desk/replies/reply-keeper.ts';
import type { WaysOut } from '../egress/ways-out.ts';
import type { Finding } from './finding.ts';

/** Can the mailbox be looked into for answers? */
export async function checkReplies(config: Config, ways: WaysOut): Promise<Finding[]> {
  if (config.smtpUrl === null) return [];
  if (config.imapUrl === null || !config.settings.repliesTracked)
    return [
      {
        mark: 'note',
        text: `replies: not tracked; ${config.imapUrl === null ? 'set IMAP_URL' : 'REPLIES is off'}`,
      },
    ];
  const { openReplyMailbox } = await import('../mail/reply-mailbox.ts');
  const opened = await openReplyMailbox(config.imapUrl, ways.for('reply mailbox'))
    .check()
    .then(
      () => true,
      () => false,
    );
  return opened
    ? [{ mark: 'ok', text: 'replies: the inbox of IMAP_URL opens; only heads of mails are read' }]
    : [{ mark: 'fix', text: 'replies: the inbox of IMAP_URL cannot be opened' }];
}

/** When the mailbox was last looked into. */
export async function lastReplyLook(
  config: Config,
  store: Pick<ReplyStore, 'mailboxMark'>,
): Promise<Finding[]> {
  if (config.imapUrl === null || !config.settings.repliesTracked) return [];
  const { replyMailboxName } = await import('../mail/reply-mailbox.ts');
  const mark = await store.mailboxMark(replyMailboxName(config.imapUrl));
  if (!mark) return [{ mark: 'note', text: 'replies: the mailbox was not looked into yet' }];
  const ms = Date.now() - mark.at.getTime();
  const text = `replies: last looked into ${mark.at.toISOString()}`;
  return [
    ms > LATE_MS
      ? { mark: 'note', text: `${text}; a running desk looks every few minutes` }
      : { mark: 'ok', text },
  ];
}
