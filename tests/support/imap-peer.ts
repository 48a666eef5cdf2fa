import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ImapPeer {
  url: string;
  /** Puts a mail into the inbox. */
  deliver(mail: string): void;
  /** Every command that changes something: a mailbox that is only read hears none. */
  changes(): string[];
  close(): Promise<void>;
}

/** A mailbox on loopback that speaks as much of IMAP4rev1 as is needed to read an inbox and to append to it. */
export async function startImapPeer(): Promise<ImapPeer> {
  const inbox: { uid: number; mail: Buffer }[] = [];
  const changes: string[] = [];
  const sockets = new Set<Socket>();
  const add = (mail: Buffer) => inbox.push({ uid: (inbox.at(-1)?.uid ?? 0) + 1, mail });

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 LITERAL+] ready\r\n');
    let buffer = Buffer.alloc(0);
    let literal: { tag: string; size: number } | null = null;
    socket.on('data', (data: Buffer) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        if (literal) {
          if (buffer.length < literal.size + 2) return;
          add(Buffer.from(buffer.subarray(0, literal.size)));
          changes.push('APPEND');
          buffer = buffer.subarray(literal.size + 2);
          socket.write(`${literal.tag} OK done\r\n`);
          literal = null;
          continue;
        }
        const end = buffer.indexOf('\r\n');
        if (end < 0) return;
        const line = buffer.subarray(0, end).toString();
        buffer = buffer.subarray(end + 2);
        const size = /\{(\d+)(\+?)\}$/.exec(line);
        if (size) {
          literal = { tag: line.split(' ')[0] ?? '', size: Number(size[1]) };
          if (size[2] === '') socket.write('+ go on\r\n');
        } else answer(socket, line);
      }
    });
  });

  function answer(socket: Socket, line: string): void {
    const [tag = '', ...words] = line.split(' ');
    const command = words.join(' ');
    const say = (text: string | Buffer) => socket.write(text);
    const ok = (text = 'done') => say(`${tag} OK ${text}\r\n`);
    if (/^(UID )?(STORE|EXPUNGE|MOVE|COPY|DELETE|CREATE)|^SELECT/i.test(command))
      changes.push(command);
    if (/^CAPABILITY/i.test(command)) say('* CAPABILITY IMAP4rev1 LITERAL+\r\n');
    if (/^LOGIN/i.test(command) && !command.includes('secret')) {
      say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
      return;
    }
    if (/^(LIST|LSUB)/i.test(command)) say('* LIST (\\HasNoChildren) "/" INBOX\r\n');
    if (/^(EXAMINE|SELECT)/i.test(command)) {
      say(
        `* FLAGS (\\Seen)\r\n* ${inbox.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT ${(inbox.at(-1)?.uid ?? 0) + 1}] ok\r\n`,
      );
      return void ok('[READ-ONLY] done');
    }
    if (/^UID SEARCH/i.test(command)) {
      const from = Number(/UID (\d+):\*/i.exec(command)?.[1] ?? 1);
      // "n:*" always names the last mail.
      const found = inbox.filter(({ uid }, at) => uid >= from || at === inbox.length - 1);
      say(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}\r\n`);
    }
    const fetch = /^UID FETCH (\S+)/i.exec(command);
    for (const [at, { uid, mail }] of inbox.entries()) {
      if (!fetch?.[1] || !inSet(uid, fetch[1])) continue;
      const part = /BODY\.PEEK\[\]<0\.(\d+)>/i.exec(command);
      const bytes = mail.subarray(0, Number(part?.[1] ?? mail.length));
      say(
        `* ${at + 1} FETCH (UID ${uid} RFC822.SIZE ${mail.length} BODY[]<0> {${bytes.length}}\r\n`,
      );
      say(bytes);
      say(')\r\n');
    }
    if (/^LOGOUT/i.test(command)) say('* BYE\r\n');
    ok();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://desk:secret@127.0.0.1:${port}`,
    deliver: (mail) => void add(Buffer.from(mail)),
    changes: () => changes,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** "3", "1,4", "2:5" */
function inSet(uid: number, set: string): boolean {
  return set.split(',').some((item) => {
    const [from = '', to = from] = item.split(':');
    return uid >= Number(from) && (to === '*' || uid <= Number(to));
  });
}
