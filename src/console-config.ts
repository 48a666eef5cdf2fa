import { isLoopback, isProxyList, placeFault } from './console/place.ts';
import { ConfigError, type VariableReader } from './variables.ts';

/** Where the console listens, how it is reached, and who vouches for operators. */
export interface ConsoleConfig {
  host: string;
  port: number;
  /** The address that operators type, where it is another one. */
  url: URL | null;
  /** Files with the certificate and its key, as PEM. */
  tls: { cert: string; key: string } | null;
  trustedProxies: string[];
  provider: ProviderConfig | null;
  /** Whether operators may chat with the desk as test clients. */
  tryPage: boolean;
}

/** The desk's account at an identity provider (OpenID Connect). */
export interface ProviderConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Domains whose people may sign in, in small letters. */
  domains: string[];
}

export const GOOGLE = 'https://accounts.google.com';

/** Null when CONSOLE_LISTEN is off. Throws `ConfigError` for what does not fit together, or would be unsafe. */
export function consoleOf(read: VariableReader): ConsoleConfig | null {
  const listen = listenOf(read('CONSOLE_LISTEN') ?? '127.0.0.1:8787');
  const provider = providerOf(read);
  if (listen === null) return null;
  const cert = read('CONSOLE_TLS_CERT');
  const key = read('CONSOLE_TLS_KEY');
  if ((cert === null) !== (key === null))
    throw new ConfigError(
      'CONSOLE_TLS_CERT and CONSOLE_TLS_KEY go together. They should be files with a certificate and its key, as PEM.',
    );
  const trustedProxies = listedIn(read('TRUSTED_PROXY'));
  if (!isProxyList(trustedProxies))
    throw new ConfigError(
      'TRUSTED_PROXY is not usable. It should be addresses or networks, for example 127.0.0.1 or 10.0.0.0/8.',
    );
  const url = urlOf(read('CONSOLE_URL'));
  const config: ConsoleConfig = {
    ...listen,
    url,
    tls: cert !== null && key !== null ? { cert, key } : null,
    trustedProxies,
    provider,
    // On a desk that others reach, test clients are among the real ones only where somebody wants them.
    tryPage:
      (read('CONSOLE_TRY') ?? (url === null && isLoopback(listen.host) ? 'on' : 'off')) === 'on',
  };
  const fault = placeFault({ ...config, listen, tls: config.tls !== null });
  if (fault !== null) throw new ConfigError(fault);
  return config;
}

function urlOf(text: string | null): URL | null {
  if (text === null) return null;
  const url = URL.parse(text);
  if (url === null || url.href !== `${url.origin}/`)
    throw new ConfigError(
      'CONSOLE_URL is not usable. It should be an address without a path, for example https://desk.example.com.',
    );
  return url;
}

function providerOf(read: VariableReader): ProviderConfig | null {
  const [clientId, clientSecret] = [read('OIDC_CLIENT_ID'), read('OIDC_CLIENT_SECRET')];
  const domains = listedIn(read('OIDC_DOMAINS')).map((name) => name.toLowerCase());
  const issuer = (read('OIDC_ISSUER') ?? GOOGLE).replace(/\/+$/, '');
  if (clientId === null && clientSecret === null && domains.length === 0) return null;
  if (clientId === null || clientSecret === null || domains.length === 0)
    throw new ConfigError(
      'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_DOMAINS go together. They should be what the identity provider gave you, and the domains whose people may sign in, for example example.com.',
    );
  const url = new URL(issuer);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new ConfigError(
      'OIDC_ISSUER is not usable. It should be an https address, for example https://accounts.google.com.',
    );
  return { issuer, clientId, clientSecret, domains };
}

function listenOf(text: string): { host: string; port: number } | null {
  if (text.toLowerCase() === 'off') return null;
  const at = text.lastIndexOf(':');
  const port = Number(text.slice(at + 1));
  if (port > 65_535)
    throw new ConfigError('CONSOLE_LISTEN is not usable. Its port should be from 0 to 65535.');
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port };
}

function listedIn(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
