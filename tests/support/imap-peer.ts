import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ImapPeer {
  url: string;
  /** Puts a mail into the inbox; it came in just now unless told. */
  deliver(mail: string, at?: Date): void;
  /** Every command that changes something: a mailbox that is only read hears none. */
  changes(): string[];
  /** Every line that clients sent, without passwords. */
  commands(): string[];
  /** Every byte that it sent to clients. */
  said(): string;
  /** From now on its numbers mean other mails: it begins at 1 again. */
  renumber(): void;
  /** From now on commands that begin with this word are refused; null: none is. */
  refuse(word: string | null): void;
  /** From now on it does not say how far its numbers go, as some servers do not. */
  hideNext(): void;
  close(): Promise<void>;
}

/** A mailbox on loopback that speaks as much of IMAP4rev1 as is needed to read an inbox and to append to it. */
export async function startImapPeer(): Promise<ImapPeer> {
  const inbox: { uid: number; mail: Buffer; at: Date }[] = [];
  const changes: string[] = [];
  const commands: string[] = [];
  const said: Buffer[] = [];
  let validity = 7;
  let refused: string | null = null;
  let tellsNext = true;
  const sockets = new Set<Socket>();
  const add = (mail: Buffer, at = new Date()) =>
    inbox.push({ uid: (inbox.at(-1)?.uid ?? 0) + 1, mail, at });

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
    const say = (text: string | Buffer) => {
      said.push(Buffer.from(text));
      socket.write(text);
    };
    commands.push(/^LOGIN/i.test(command) ? 'LOGIN' : command);
    const ok = (text = 'done') => say(`${tag} OK ${text}\r\n`);
    if (/^(UID )?(STORE|EXPUNGE|MOVE|COPY|DELETE|CREATE)|^SELECT/i.test(command))
      changes.push(command);
    if (refused !== null && command.toUpperCase().startsWith(refused)) {
      say(`${tag} NO not now\r\n`);
      return;
    }
    if (/^CAPABILITY/i.test(command)) say('* CAPABILITY IMAP4rev1 LITERAL+\r\n');
    if (/^LOGIN/i.test(command) && !command.includes('secret')) {
      say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
      return;
    }
    if (/^(LIST|LSUB)/i.test(command)) say('* LIST (\\HasNoChildren) "/" INBOX\r\n');
    if (/^(EXAMINE|SELECT)/i.test(command)) {
      say(
        `* FLAGS (\\Seen)\r\n* ${inbox.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ${validity}] ok\r\n${tellsNext ? `* OK [UIDNEXT ${(inbox.at(-1)?.uid ?? 0) + 1}] ok\r\n` : ''}`,
      );
      return void ok('[READ-ONLY] done');
    }
    if (/^UID SEARCH/i.test(command)) {
      const from = Number(/UID (\d+):\*/i.exec(command)?.[1] ?? 1);
      // "n:*" always names the last mail.
      const since = /SINCE "?(\d{1,2}-\w{3}-\d{4})"?/i.exec(command)?.[1];
      const day = since === undefined ? 0 : Date.parse(`${since} UTC`);
      const found = inbox.filter(
        ({ uid, at: came }, at) =>
          (since === undefined || came.getTime() >= day) &&
          (uid >= from || at === inbox.length - 1),
      );
      say(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}\r\n`);
    }
    const fetch = /^UID FETCH (\S+)/i.exec(command);
    for (const [at, { uid, mail, at: came }] of inbox.entries()) {
      if (!fetch?.[1] || !inSet(uid, fetch[1])) continue;
      const names = /BODY\.PEEK\[(HEADER\.FIELDS \(([^)]*)\))\]/i.exec(command);
      if (names?.[1] !== undefined) {
        const head = headFields(mail, (names[2] ?? '').toLowerCase().split(' '));
        say(
          `* ${at + 1} FETCH (UID ${uid} INTERNALDATE "${imapDate(came)}" BODY[${names[1]}] {${head.length}}\r\n`,
        );
        say(head);
        say(')\r\n');
        continue;
      }
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
    deliver: (mail, at) => void add(Buffer.from(mail), at),
    changes: () => changes,
    commands: () => commands,
    said: () => Buffer.concat(said).toString(),
    renumber() {
      validity += 1;
      for (const [index, mail] of inbox.entries()) mail.uid = index + 1;
    },
    hideNext() {
      tellsNext = false;
    },
    refuse(word) {
      refused = word;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The named fields as they stand in the mail, and the empty line behind them. */
function headFields(mail: Buffer, names: readonly string[]): Buffer {
  const text = mail.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const fields = (end ? text.slice(0, end.index) : text).split(/\r?\n(?![ \t])/);
  const wanted = fields.filter((field) =>
    names.includes(field.slice(0, field.indexOf(':')).trim().toLowerCase()),
  );
  return Buffer.from([...wanted, '', ''].join('\r\n').replace(/^\r\n/, ''), 'latin1');
}

/** 21-Nov-2026 10:00:00 +0000 */
function imapDate(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}

/** "3", "1,4", "2:5" */
function inSet(uid: number, set: string): boolean {
  return set.split(',').some((item) => {
    const [from = '', to = from] = item.split(':');
    return uid >= Number(from) && (to === '*' || uid <= Number(to));
  });
}
