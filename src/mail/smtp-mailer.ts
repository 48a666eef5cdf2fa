import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mailer, MailResult, OutgoingMail } from '../desk/ports/mailer.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import type { Mailbox } from './address.ts';
import { composeMail, MailFormError } from './compose.ts';
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts';

export interface SmtpOptions {
  /** smtp://user:password@host:587 or smtps://…:465 */
  url: string;
  from: Mailbox;
  /** Time for each step of the conversation with the server. */
  timeoutMs: number;
  way: Pick<WayOut, 'socket'>;
}

/**
 * Sends one mail over SMTP and says exactly what is known afterwards. It never tries again by itself.
 * STARTTLS is required unless the server is on this machine. RFC 5321 section 6.1: between the final dot and the
 * server's answer nobody knows whether the mail was taken; only that gap is `unknown`.
 * Throws `MailConfigError` when the URL cannot be used.
 */
export function createSmtpMailer(options: SmtpOptions): Mailer {
  const server = readSmtpUrl(options.url);
  return {
    mode: 'smtp',
    from: options.from,
    compose: composeMail,
    async send(mail, signal) {
      let bytes: Buffer;
      try {
        bytes = await composeMail(mail);
      } catch (error) {
        if (error instanceof MailFormError) return { result: 'refused', code: 'bad_header' };
        throw error;
      }
      return deliver(server, options, mail, bytes, signal);
    },
  };
}

function deliver(
  server: SmtpServer,
  options: SmtpOptions,
  mail: OutgoingMail,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<MailResult> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    socket: options.way.socket(),
    secure: server.secure,
    requireTLS: !server.secure && !server.loopback,
    ignoreTLS: !server.secure && server.loopback,
    connectionTimeout: options.timeoutMs,
    greetingTimeout: options.timeoutMs,
    socketTimeout: options.timeoutMs,
    // The sender's domain, not the name of this machine.
    name: options.from.email.split('@')[1] ?? 'localhost',
    logger: false,
  });
  /** From the moment on when the whole message, final dot included, may be with the server. */
  let handedOver = false;

  return new Promise((resolve) => {
    let settled = false;
    const settle = (result: MailResult) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', onAbort);
      if (result.result === 'accepted') connection.quit();
      else connection.close();
      resolve(result);
    };
    const fail = (error: SmtpError | null | undefined) => settle(verdict(error, handedOver));
    const onAbort = () => settle(lost('timeout', handedOver));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) return onAbort();

    connection.on('error', fail);
    connection.once('end', () => settle(lost('closed', handedOver)));
    connection.connect((connectError) => {
      if (connectError) return fail(connectError);
      const send = () => {
        const message = Readable.from(pieces(bytes), { objectMode: false });
        message.once('end', () => {
          handedOver = true;
        });
        connection.send(
          // With its size the server can refuse what is too large before it is sent (RFC 1870).
          { from: options.from.email, to: [mail.to.email], size: bytes.length },
          message,
          (sendError, info) =>
            sendError
              ? fail(sendError)
              : settle({ result: 'accepted', code: replyCode(info.response) }),
        );
      };
      if (!server.login) return send();
      connection.login({ credentials: server.login }, (loginError) =>
        loginError ? fail(loginError) : send(),
      );
    });
  });
}

/** In pieces, so that the end of the stream comes when the server has taken nearly all, and not when it was queued. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

const PIECE = 16_384;

interface SmtpError {
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
}

/** A no of the server (4xx, 5xx) is certain at any time; silence is certain only before the final dot. */
function verdict(error: SmtpError | null | undefined, handedOver: boolean): MailResult {
  const reply = error?.responseCode;
  if (reply && reply >= 400 && reply < 600)
    return { result: 'refused', code: `${step(error?.command)}_${reply}` };
  return lost(FAULTS.get(error?.code ?? '') ?? 'connection', handedOver);
}

function lost(code: string, handedOver: boolean): MailResult {
  return handedOver
    ? { result: 'unknown', code: `${code}_after_data` }
    : { result: 'refused', code };
}

/** Short names of the steps, for codes that go into the log: never the server's own words. */
function step(command: string | undefined): string {
  const known = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
  const name = known.find((item) => command?.toUpperCase().startsWith(item));
  return name?.toLowerCase() ?? 'smtp';
}

const FAULTS = new Map([
  ['ECONNECTION', 'connection'],
  ['ECONNREFUSED', 'connection_refused'],
  ['ESOCKET', 'connection'],
  ['EDNS', 'no_such_host'],
  ['ETIMEDOUT', 'timeout'],
  ['ETLS', 'no_tls'],
  ['EAUTH', 'auth'],
  ['EENVELOPE', 'envelope'],
  ['EPROTOCOL', 'protocol'],
  ['EMESSAGE', 'message'],
]);

function replyCode(response: string | undefined): string {
  return /^\d{3}/.exec(response ?? '')?.[0] ?? 'accepted';
}
