import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import { z } from 'zod';
import { alertAddress, tokensIn } from '../desk/alerts/alert-address.ts';
import { type AlertIntake, MAX_ALERT_BYTES } from '../desk/alerts/intake.ts';
import { readHead } from '../desk/alerts/mail-head.ts';
import type { Log } from '../desk/ports/log.ts';
import type { ChannelStore } from '../desk/ports/store.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { type ImapServer, imapClient, READ_ONLY, readImapUrl } from './imap-client.ts';

export interface AlertMailbox {
  /** Takes in what is new; gives how many mails were taken. Throws when the mailbox cannot be asked. */
  pickUp(): Promise<number>;
  /** Puts a mail into the mailbox, as a server would that gets it. */
  put(mail: Uint8Array): Promise<void>;
}

/** How far the mailbox was read. With another validity its numbers mean other mails. */
const CURSOR = z.object({ validity: z.string(), uid: z.int() });
type Cursor = z.infer<typeof CURSOR>;

const AT_ONCE = 10;
const ACCOUNT = 'alerts';

/**
 * Picks alert mails up from a mailbox that is there for nothing else. It is only read: nothing in it is changed, moved or
 * deleted. Each mail is on the disk before the cursor moves, and a mail that comes twice is one.
 * @param url  imaps://user:password@host:993/Folder; without a folder the inbox
 */
export function openAlertMailbox(deps: {
  url: string;
  way: Pick<WayOut, 'lookup'>;
  store: Pick<ChannelStore, 'readChannelKeys' | 'writeChannelKeys'>;
  intake: AlertIntake;
  log: Log;
}): AlertMailbox {
  const { server, folder } = readMailboxUrl(deps.url);
  const id = createHash('sha256')
    .update(`${server.user}@${server.host}:${server.port}/${folder}`)
    .digest('base64url');

  async function readCursor(): Promise<Cursor | null> {
    const kept = await deps.store.readChannelKeys(ACCOUNT, 'cursor', [id]);
    const parsed = CURSOR.safeParse(JSON.parse(kept.get(id) ?? 'null'));
    return parsed.success ? parsed.data : null;
  }

  async function connected<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = imapClient(server, deps.way);
    try {
      await client.connect();
      return await work(client);
    } finally {
      client.close();
    }
  }

  return {
    pickUp: () =>
      connected(async (client) => {
        const lock = await client.getMailboxLock(folder, READ_ONLY);
        try {
          const validity = validityOf(client);
          const known = await readCursor();
          let uid = known?.validity === validity ? known.uid : 0;
          const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
          // "n:*" names the last mail even when it is older.
          const fresh = (found || []).filter((item) => item > uid).toSorted((a, b) => a - b);
          let taken = 0;
          for (let at = 0; at < fresh.length; at += AT_ONCE) {
            for (const mail of await fetchSome(client, fresh.slice(at, at + AT_ONCE))) {
              taken += await takeOne(deps, mail);
              uid = mail.uid;
              const value = JSON.stringify({ validity, uid } satisfies Cursor);
              await deps.store.writeChannelKeys(ACCOUNT, [{ type: 'cursor', id, value }]);
            }
          }
          return taken;
        } finally {
          lock.release();
        }
      }),
    put: (mail) =>
      connected(async (client) => {
        await client.append(folder, Buffer.from(mail));
      }),
  };
}

/** With another one the numbers of the mails mean others. */
function validityOf({ mailbox }: ImapFlow): string {
  return typeof mailbox === 'object' ? String(mailbox.uidValidity) : '';
}

interface Fetched {
  uid: number;
  size: number;
  bytes: Buffer;
}

async function fetchSome(client: ImapFlow, uids: readonly number[]): Promise<Fetched[]> {
  const mails: Fetched[] = [];
  const wanted = { uid: true, size: true, source: { maxLength: MAX_ALERT_BYTES + 1 } };
  for await (const { uid, size, source } of client.fetch(uids.join(','), wanted, { uid: true }))
    mails.push({ uid, size: size ?? 0, bytes: source ?? Buffer.alloc(0) });
  return mails.toSorted((a, b) => a.uid - b.uid);
}

/** For every address of this desk that the mail names. One that is too large or too many is passed over, and logged. */
async function takeOne(
  { intake, log }: { intake: AlertIntake; log: Log },
  { size, bytes }: Fetched,
): Promise<number> {
  let taken = 0;
  for (const token of tokensIn(readHead(bytes).recipients, intake.place)) {
    const to = alertAddress(intake.place, token);
    const end =
      size > MAX_ALERT_BYTES
        ? 'too_large'
        : await intake.take({ to, via: 'imap', envelope: null, bytes });
    if (end === 'taken') taken += 1;
    else if (end === 'too_large' || end === 'too_many')
      log.event('warn', 'alert_passed_over', { via: 'imap', why: end });
  }
  return taken;
}

function readMailboxUrl(text: string): { server: ImapServer; folder: string } {
  const server = readImapUrl(text, 'ALERTS_IMAP_URL');
  const folder = decodeURIComponent(new URL(text).pathname.replace(/^\/+|\/+$/g, ''));
  return { server, folder: folder || 'INBOX' };
}
