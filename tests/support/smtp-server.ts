import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type SmtpBehaviour =
  | 'accept'
  | 'need_auth'
  | 'refuse_greeting'
  | 'refuse_sender'
  | 'refuse_recipient'
  | 'refuse_data'
  | 'close_after_data'
  | 'hang_after_data'
  | 'close_in_data';

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
  subject: string;
  text: string;
  messageId: string;
}

export interface SmtpPeer {
  url: string;
  port: number;
  /** Mails whose final dot arrived, whatever was answered. */
  mails: ReceivedMail[];
  /** How many passwords were shown to it. */
  logins(): number;
  behave(behaviour: SmtpBehaviour): void;
  /** Resolves when so many mails have arrived. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * A real SMTP server on loopback that records what it gets and can fail at every step. With `startTls` it offers
 * TLS with a certificate that nobody trusts; with `maxBytes` it takes no larger mail. `password` is the one that it takes.
 */
export async function startSmtpPeer(
  options: { startTls?: boolean; maxBytes?: number; password?: string } = {},
): Promise<SmtpPeer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const waiting: { count: number; resolve(): void }[] = [];
  let behaviour: SmtpBehaviour = 'accept';
  let logins = 0;
  const connectionOf = (session: SMTPServerSession) =>
    [...server.connections].find(
      (connection: { session: unknown }) => connection.session === session,
    );

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.startTls ? [] : ['STARTTLS'],
    ...(options.maxBytes ? { size: options.maxBytes } : {}),
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) =>
      behaviour === 'refuse_greeting' ? done(reply('come back later', 421)) : done(),
    onAuth(auth, _session, done) {
      logins += 1;
      if (auth.password === (options.password ?? 'right')) done(null, { user: 'ada' });
      else done(new Error('no'));
    },
    onMailFrom(_address, session, done) {
      if (behaviour === 'refuse_sender') return done(reply('busy', 451));
      if (behaviour === 'need_auth' && !session.user) return done(reply('login first', 530));
      done();
    },
    onRcptTo: (_address, _session, done) =>
      behaviour === 'refuse_recipient' ? done(reply('no such user', 550)) : done(),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      if (behaviour === 'close_in_data') {
        stream.once('data', () => connectionOf(session)?._socket.destroy());
        return;
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const parsed = await PostalMime.parse(raw);
        mails.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          subject: parsed.subject ?? '',
          text: (parsed.text ?? '').replaceAll('\r\n', '\n'),
          messageId: parsed.messageId ?? '',
        });
        for (const waiter of waiting) if (mails.length >= waiter.count) waiter.resolve();
        if (behaviour === 'close_after_data') connectionOf(session)?._socket.destroy();
        else if (behaviour === 'refuse_data') done(reply('too large', 552));
        else if (behaviour !== 'hang_after_data') done();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    logins: () => logins,
    behave(next) {
      behaviour = next;
    },
    received: (count) =>
      new Promise((resolve) =>
        mails.length >= count ? resolve() : waiting.push({ count, resolve }),
      ),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function reply(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}
