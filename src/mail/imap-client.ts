import { ImapFlow } from 'imapflow';
import type { WayOut } from '../desk/ports/way-out.ts';
import { MailConfigError } from './mail-config-error.ts';
import { readServerUrl, type ServerUrl } from './server-url.ts';

export interface ImapServer extends ServerUrl {
  port: number;
}

/** The library's word for it; its types have another spelling. */
export const READ_ONLY: object = { readOnly: true };

/**
 * Reads `imaps://user:password@host:993`.
 * @param variable  where it was set, for the sentence about one that cannot be used
 * @throws `MailConfigError` without repeating the URL, which holds a password
 */
export function readImapUrl(text: string, variable: 'IMAP_URL' | 'ALERTS_IMAP_URL'): ImapServer {
  const server = readServerUrl(text, 'imap');
  if (!server?.user || !server.pass)
    throw new MailConfigError(
      `${variable} is not usable. It should be imaps://user:password@host:993, with special characters percent-encoded.`,
    );
  return { ...server, port: server.port ?? (server.secure ? 993 : 143) };
}

/** A client that is not connected yet. Whoever asks for it closes it. */
export function imapClient(server: ImapServer, way: Pick<WayOut, 'lookup'>): ImapFlow {
  // The library hands these to whatever opens the connection, with TLS or without; its types know TLS only.
  const checked: object = { lookup: way.lookup(server.host, server.port) };
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    // Handed to whatever opens the connection, with TLS or without.
    tls: checked,
    secure: server.secure,
    // In clear on this machine only.
    ...(server.secure ? {} : { doSTARTTLS: !server.loopback }),
    auth: { user: server.user, pass: server.pass },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  // A break shows at the call that waits for it.
  client.on('error', () => undefined);
  return client;
}
