import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { AlertVia } from '../desk/ports/alert-store.ts';
import type { AlertDelivery, AlertTester } from '../desk/ports/alert-tester.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import type { AlertMailbox } from './alert-mailbox.ts';
import { RELAY_PATH } from './alert-relay.ts';

export interface TesterOptions {
  /** The desk's own receiver, as this machine reaches it. */
  smtp: { host: string; port: number } | null;
  imap: Pick<AlertMailbox, 'put'> | null;
  /** The desk's own console, whether it listens with TLS, and the token of its relay. */
  http: { host: string; port: number; secure: boolean; token: string } | null;
  /** It trusts the desk's own certificate where the console listens with TLS. */
  way: Pick<WayOut, 'socket' | 'fetch'>;
}

type Mail = { from: string; to: string; bytes: Uint8Array };

/** Brings a test mail to the desk's own door, each way that is configured. */
export function createAlertTester(options: TesterOptions): AlertTester {
  const { smtp, imap, http } = options;
  const ways: AlertVia[] = [
    ...(smtp ? (['smtp'] as const) : []),
    ...(imap ? (['imap'] as const) : []),
    ...(http ? (['http'] as const) : []),
  ];
  return {
    ways,
    async send(via, mail, signal) {
      if (via === 'smtp' && smtp) return overSmtp(options, smtp, mail, signal);
      if (via === 'imap' && imap)
        return imap.put(mail.bytes).then(
          () => ({ ok: true }),
          () => ({ ok: false, step: 'putting the mail into the mailbox of ALERTS_IMAP_URL' }),
        );
      if (via === 'http' && http) return overHttp(options, http, mail, signal);
      return { ok: false, step: 'finding a way in' };
    },
  };
}

function overSmtp(
  options: TesterOptions,
  { host, port }: { host: string; port: number },
  mail: Mail,
  signal: AbortSignal,
): Promise<AlertDelivery> {
  const connection = new SMTPConnection({
    host,
    port,
    socket: options.way.socket(),
    ignoreTLS: true,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    name: 'localhost',
    logger: false,
  });
  let step = `connecting to ${host}:${port}`;
  return new Promise((resolve) => {
    const end = (delivery: AlertDelivery) => {
      // First, because closing says "end" at once.
      resolve(delivery);
      signal.removeEventListener('abort', fail);
      connection.close();
    };
    const fail = () => end({ ok: false, step });
    signal.addEventListener('abort', fail, { once: true });
    connection.on('error', fail);
    connection.once('end', fail);
    connection.connect((error) => {
      if (error) return fail();
      step = 'handing the mail to the receiver';
      connection.send({ from: mail.from, to: [mail.to] }, Buffer.from(mail.bytes), (sendError) => {
        if (!sendError) return end({ ok: true });
        step = stepOf(sendError, step);
        fail();
      });
    });
  });
}

/** Which command the receiver refused, and its number; never its words. */
function stepOf(error: object, otherwise: string): string {
  const { command, responseCode } = { command: '', responseCode: 0, ...error };
  const named = {
    MAIL: 'naming the sender',
    RCPT: 'naming your address',
    DATA: 'sending the text',
  };
  const name = Object.entries(named).find(([key]) => String(command).startsWith(key))?.[1];
  return `${name ?? otherwise}${responseCode > 0 ? ` (${responseCode})` : ''}`;
}

async function overHttp(
  options: TesterOptions,
  { host, port, secure, token }: NonNullable<TesterOptions['http']>,
  mail: Mail,
  signal: AbortSignal,
): Promise<AlertDelivery> {
  const at = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  try {
    const response = await options.way.fetch(`${secure ? 'https' : 'http'}://${at}${RELAY_PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        to: mail.to,
        from: mail.from,
        raw: Buffer.from(mail.bytes).toString('base64'),
        encoding: 'base64',
      }),
      signal,
    });
    await response.body?.cancel();
    return response.status === 200
      ? { ok: true }
      : { ok: false, step: `handing the mail to the relay (${response.status})` };
  } catch {
    return { ok: false, step: `connecting to ${at}` };
  }
}
