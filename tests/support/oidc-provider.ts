import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An identity provider on loopback: discovery, authorization, token with PKCE and RS256, keys. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the next ID token says, over the usual claims. */
  say(claims: Record<string, unknown>): void;
  /** Signs from now on with a key that its list of keys does not hold. */
  forge(): void;
  /** What browsers asked for, the newest last. */
  asked: URLSearchParams[];
  /** How often a code was redeemed. */
  redeemed(): number;
  close(): Promise<void>;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const clientId = 'sayso-test';
  const clientSecret = 'secret-of-the-test';
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let signer = keys.privateKey;
  let extra: Record<string, unknown> = {};
  let issuer = '';
  let redeemed = 0;
  const asked: URLSearchParams[] = [];
  const codes = new Map<string, URLSearchParams>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: unknown, status = 200) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    if (url.pathname === '/jwks')
      return json({
        keys: [
          { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' },
        ],
      });
    if (url.pathname === '/authorize') {
      asked.push(url.searchParams);
      const code = randomBytes(16).toString('hex');
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === '/token' && request.method === 'POST') {
      const form = new URLSearchParams(await bodyOf(request));
      const code = form.get('code') ?? '';
      const wish = codes.get(code);
      codes.delete(code);
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (
        !wish ||
        form.get('client_secret') !== clientSecret ||
        form.get('redirect_uri') !== wish.get('redirect_uri') ||
        challenge !== wish.get('code_challenge')
      )
        return json({ error: 'invalid_grant' }, 400);
      redeemed += 1;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: clientId,
        sub: '42',
        iat: now,
        exp: now + 300,
        nonce: wish.get('nonce'),
        ...extra,
      };
      return json({
        access_token: randomBytes(16).toString('hex'),
        token_type: 'Bearer',
        expires_in: 300,
        id_token: signed(claims),
      });
    }
    return response.writeHead(404).end();
  });
  const signed = (claims: Record<string, unknown>) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`;
    return `${head}.${createSign('RSA-SHA256').update(head).sign(signer).toString('base64url')}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    asked,
    redeemed: () => redeemed,
    say(claims) {
      extra = claims;
    },
    forge() {
      signer = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
