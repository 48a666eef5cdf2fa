import { createHmac } from 'node:crypto';
import type { Configuration } from 'openid-client';
import type { SignInFault } from '../../desk/operators/account-rows.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { WayOut } from '../../desk/ports/way-out.ts';
import { isLoopback } from '../place.ts';

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Domains whose people may sign in, in small letters. */
  domains: readonly string[];
}

/** What the desk asks an identity provider for, and nothing else (P2). */
export const SIGN_IN_SCOPES = ['openid', 'email', 'profile'] as const;

export type Vouched = { ok: true; email: string } | { ok: false; fault: SignInFault };

/** Somebody else says who an operator is (OpenID Connect, code flow with PKCE). No token of theirs is kept. */
export interface Provider {
  /** What its button says. */
  name: string;
  /** Where the browser goes; `flow` is the secret of this browser. Throws when the provider cannot be asked. */
  begin(flow: string, redirectUri: string, to: string): Promise<URL>;
  /** `answer` is what the browser brought back. */
  finish(flow: string, redirectUri: string, answer: URLSearchParams): Promise<Vouched>;
}

const ASK_SECONDS = 10;

export function createProvider(
  settings: ProviderSettings,
  { way, log }: { way: Pick<WayOut, 'fetch'>; log: Log },
): Provider {
  const issuer = new URL(settings.issuer);
  let known: Promise<Configuration> | null = null;
  const ask = async () => {
    known ??= discover(settings, issuer, way).catch((error: unknown) => {
      // The next sign-in asks again.
      known = null;
      throw error;
    });
    return { oidc: await import('openid-client'), configuration: await known };
  };
  return {
    name: issuer.hostname === GOOGLE_HOST ? 'Google' : issuer.hostname,
    async begin(flow, redirectUri, to) {
      const { oidc, configuration } = await ask();
      const [domain] = settings.domains;
      return oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: SIGN_IN_SCOPES.join(' '),
        code_challenge: await oidc.calculatePKCECodeChallenge(partOf(flow, 'pkce')),
        code_challenge_method: 'S256',
        state: stateOf(flow, to),
        nonce: partOf(flow, 'nonce'),
        prompt: 'select_account',
        ...(settings.domains.length === 1 && domain !== undefined ? { hd: domain } : {}),
      });
    },
    async finish(flow, redirectUri, answer) {
      try {
        const { oidc, configuration } = await ask();
        const url = new URL(redirectUri);
        url.search = answer.toString();
        const tokens = await oidc.authorizationCodeGrant(configuration, url, {
          pkceCodeVerifier: partOf(flow, 'pkce'),
          expectedState: stateOf(flow, wantedPath(answer.get('state'))),
          expectedNonce: partOf(flow, 'nonce'),
          idTokenExpected: true,
        });
        return vouched(settings.domains, issuer, tokens.claims() ?? {});
      } catch (error) {
        // A state that is not this browser's, a code that was used, a signature that does not fit, nobody there.
        log.event('warn', 'sign_in_refused', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        return { ok: false, fault: 'provider_refused' };
      }
    },
  };
}

const GOOGLE_HOST = 'accounts.google.com';

async function discover(
  { clientId, clientSecret }: ProviderSettings,
  issuer: URL,
  way: Pick<WayOut, 'fetch'>,
): Promise<Configuration> {
  const oidc = await import('openid-client');
  return oidc.discovery(issuer, clientId, clientSecret, oidc.ClientSecretPost(clientSecret), {
    [oidc.customFetch]: (url, { body, ...init }) => way.fetch(url, { ...init, body: body ?? null }),
    timeout: ASK_SECONDS,
    execute: [
      // The signature of the ID token is checked, though it comes over TLS from the provider itself.
      oidc.enableNonRepudiationChecks,
      ...(isLoopback(issuer.hostname) ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** An address counts when the provider has verified it and it is of a domain of the list. */
function vouched(
  domains: readonly string[],
  issuer: URL,
  claims: Readonly<Record<string, unknown>>,
): Vouched {
  const { email, email_verified: isVerified, hd } = claims;
  const refused = { ok: false, fault: 'address_not_allowed' } as const;
  if (typeof email !== 'string' || isVerified !== true) return refused;
  const domain = email.toLowerCase().split('@').at(-1) ?? '';
  if (!domains.includes(domain)) return refused;
  // At Google anybody may have an account under an address of a company; `hd` says that the company runs it.
  if (issuer.hostname === GOOGLE_HOST && domain !== 'gmail.com' && hd === undefined) return refused;
  if (hd !== undefined && !(typeof hd === 'string' && domains.includes(hd.toLowerCase())))
    return refused;
  return { ok: true, email: email.toLowerCase() };
}

/**
 * State, nonce and PKCE verifier all come from one secret that only this browser holds, so the desk keeps nothing about a
 * sign-in under way, and an answer that belongs to another browser fits none of them.
 */
function partOf(flow: string, part: string): string {
  return createHmac('sha256', flow).update(part).digest('base64url');
}

function stateOf(flow: string, to: string): string {
  return `${partOf(flow, `state ${to}`)}.${Buffer.from(to).toString('base64url')}`;
}

/** Where the person wanted to go, as the state carries it; it is believed only when the whole state fits. */
export function wantedPath(state: string | null): string {
  return Buffer.from(state?.split('.')[1] ?? '', 'base64url').toString();
}
