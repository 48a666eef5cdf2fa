import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type AlertIntake, type Intake, MAX_ALERT_BYTES } from '../desk/alerts/intake.ts';
import type { Log } from '../desk/ports/log.ts';

export interface AlertReceiver {
  /** "127.0.0.1:2525" */
  address: string;
  close(): Promise<void>;
}

export interface ReceiverOptions {
  listen: { host: string; port: number };
  intake: AlertIntake;
  log: Log;
  /** PEM texts; null offers no STARTTLS. */
  tls: { key: string; cert: string } | null;
  limits?: Partial<ReceiverLimits>;
}

export interface ReceiverLimits {
  connections: number;
  /** Connections of one address within a minute. */
  perMinute: number;
  recipients: number;
  /** Refused recipients of a connection: whoever tries names out is sent away. */
  refusals: number;
  /** A quiet connection, and the longest that one may take. */
  idleMs: number;
  sessionMs: number;
}

const LIMITS: ReceiverLimits = {
  connections: 25,
  perMinute: 60,
  recipients: 10,
  refusals: 5,
  idleMs: 30_000,
  sessionMs: 180_000,
};

/**
 * Takes mail for the alert addresses of this desk and for nothing else: it relays nothing, knows no passwords, and says
 * 250 only when the mail is on the disk. Throws when the address cannot be taken; the error carries Node's `code`.
 */
export async function startAlertReceiver(options: ReceiverOptions): Promise<AlertReceiver> {
  const { intake, log, tls } = options;
  const limits = { ...LIMITS, ...options.limits };
  const sockets = new Set<Socket>();
  const pace = createPace(limits.perMinute);
  const refused = new WeakMap<SMTPServerSession, number>();
  const server = new SMTPServer({
    name: intake.place.domain,
    banner: 'job alerts only',
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(tls ?? {}),
    size: MAX_ALERT_BYTES,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    maxCommandLength: 2048,
    socketTimeout: limits.idleMs,
    closeTimeout: 1000,
    disableReverseLookup: true,
    logger: false,
    onConnect: ({ remoteAddress }, done) =>
      pace(remoteAddress) ? done() : done(reply(421, 'Too many connections, try again later')),
    onRcptTo({ address }, session, done) {
      intake.knows(address).then(
        (known) => {
          if (known) return done();
          const count = (refused.get(session) ?? 0) + 1;
          refused.set(session, count);
          if (count > limits.refusals) return done(reply(421, 'Too many unknown recipients'));
          done(reply(550, 'No such address here'));
        },
        () => done(reply(451, 'Try again later')),
      );
    },
    onData(stream, session, done) {
      take(intake, stream, session).then(
        (end) => {
          const error = REPLIES[end];
          if (error) done(reply(...error));
          else done(null, 'OK: taken');
        },
        () => {
          log.event('error', 'alert_not_stored', { via: 'smtp' });
          done(reply(451, 'Try again later'));
        },
      );
    },
  });
  // A peer that breaks off is nobody's fault; what was not acknowledged comes again.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    const end = setTimeout(() => socket.destroy(), limits.sessionMs);
    end.unref();
    socket.once('close', () => {
      clearTimeout(end);
      sockets.delete(socket);
    });
  });
  const { host, port } = options.listen;
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const bound = server.server.address() as AddressInfo;
  return {
    address: host.includes(':') ? `[${host}]:${bound.port}` : `${host}:${bound.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** For whoever reads the answer; what is not here was taken. */
const REPLIES: Partial<Record<Intake, readonly [code: number, words: string]>> = {
  unknown: [550, 'No such address here'],
  too_many: [452, 'This address has had enough mail for today'],
  too_large: [552, 'Message too large'],
};

/** Takes the mail for every recipient, the worst end counts; taking it again is harmless. */
async function take(
  intake: AlertIntake,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Intake> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and thrown away, so that the answer is heard.
    if (size <= MAX_ALERT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > MAX_ALERT_BYTES) return 'too_large';
  const bytes = Buffer.concat(chunks);
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  let worst: Intake = 'taken';
  for (const { address } of envelope.rcptTo) {
    const end = await intake.take({ to: address, via: 'smtp', envelope: from, bytes });
    if (REPLIES[end]) worst = end;
  }
  return worst;
}

/** True while an address stays within its pace; counts by whole minutes. */
function createPace(perMinute: number): (address: string) => boolean {
  const counts = new Map<string, number>();
  let minute = 0;
  return (address) => {
    const now = Math.floor(performance.now() / 60_000);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count <= perMinute;
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
