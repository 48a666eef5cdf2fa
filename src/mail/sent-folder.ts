import type { ImapFlow } from 'imapflow';
import type { SentFolder } from '../desk/ports/mailer.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { type ImapServer, imapClient, READ_ONLY, readImapUrl } from './imap-client.ts';

/** Providers put a copy of a sent mail into the folder some seconds after they took it. */
const PAUSES_MS = [0, 3000, 8000];

/**
 * Looks a mail up by its Message-ID in the Sent folder of the mailbox that sends: many providers keep a copy there of what
 * they took over SMTP. Finding it proves that it was taken; not finding it proves nothing.
 * @param url  imaps://user:password@host:993, or imap:// on this machine or with STARTTLS
 * @param way  the way out; a host that is not on its list counts as a server that is away
 * @throws `MailConfigError` without repeating the URL, which holds a password
 */
export function openSentFolder(
  url: string,
  way: Pick<WayOut, 'lookup'>,
  pausesMs: readonly number[] = PAUSES_MS,
): SentFolder {
  const server = readImapUrl(url, 'IMAP_URL');
  return {
    async holds(messageId, signal) {
      for (const ms of pausesMs) {
        await pause(ms, signal);
        if (signal.aborted) return false;
        if (await lookOnce(server, way, messageId).catch(() => false)) return true;
      }
      return false;
    },
    async check() {
      const client = imapClient(server, way);
      try {
        await client.connect();
        return (await sentPath(client)) !== null;
      } finally {
        client.close();
      }
    },
  };
}

async function lookOnce(
  server: ImapServer,
  way: Pick<WayOut, 'lookup'>,
  messageId: string,
): Promise<boolean> {
  const client = imapClient(server, way);
  try {
    await client.connect();
    const path = await sentPath(client);
    if (path === null) return false;
    const lock = await client.getMailboxLock(path, READ_ONLY);
    try {
      const found = await client.search({ header: { 'message-id': `<${messageId}>` } });
      return Array.isArray(found) && found.length > 0;
    } finally {
      lock.release();
    }
  } finally {
    client.close();
  }
}

/** By its special use (RFC 6154), else by the usual names. */
async function sentPath(client: ImapFlow): Promise<string | null> {
  const folders = await client.list();
  const sent =
    folders.find(({ specialUse }) => specialUse === '\\Sent') ??
    folders.find(({ path }) => /^(INBOX[./])?sent( (items|mail|messages))?$/i.test(path));
  return sent?.path ?? null;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
