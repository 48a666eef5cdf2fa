/** A mail server as SMTP_URL or IMAP_URL names it. */
export interface ServerUrl {
  host: string;
  /** Null when the URL names none. */
  port: number | null;
  /** TLS from the first byte (`smtps:`, `imaps:`); otherwise STARTTLS. */
  secure: boolean;
  /** On this machine: the only place where a conversation in clear is allowed. */
  loopback: boolean;
  /** Empty when the URL names none. */
  user: string;
  pass: string;
}

/**
 * Reads `<scheme>://user:password@host:port` or `<scheme>s://…`; null for anything else, so that the caller can name its
 * variable without repeating the text, which holds a password.
 */
export function readServerUrl(text: string, scheme: 'smtp' | 'imap'): ServerUrl | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === `${scheme}s:`;
  const host = url?.hostname.replace(/^\[|\]$/g, '').toLowerCase() ?? '';
  const user = decoded(url?.username ?? '');
  const pass = decoded(url?.password ?? '');
  if (!url || (!secure && url.protocol !== `${scheme}:`) || host === '') return null;
  if (user === null || pass === null) return null;
  return {
    host,
    port: Number(url.port) || null,
    secure,
    loopback: host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host),
    user,
    pass,
  };
}

/** Null for a stray percent sign, which passwords have when nobody encoded them. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
