import { describe, expect, it } from 'vitest';
import { allowedHosts } from '../src/allowed-hosts.ts';
import { readConfig } from '../src/config.ts';

const google = {
  OIDC_CLIENT_ID: 'sayso',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_DOMAINS: 'Example.com, example.org',
};

describe("the console's settings", () => {
  it('are this machine and passwords, when nothing is set', () => {
    expect(readConfig({}).console).toEqual({
      host: '127.0.0.1',
      port: 8787,
      url: null,
      tls: null,
      trustedProxies: [],
      provider: null,
      tryPage: true,
    });
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ CONSOLE_TRY: 'off' }, false],
    [{ CONSOLE_URL: 'https://d.example', TRUSTED_PROXY: '::1' }, false],
    [{ CONSOLE_URL: 'https://d.example', TRUSTED_PROXY: '::1', CONSOLE_TRY: 'on' }, true],
  ])(
    'show the page to try the desk where only this machine comes, or on wish: %j',
    (environment, isShown) => {
      expect(readConfig(environment).console?.tryPage).toBe(isShown);
    },
  );

  it.each<[Record<string, string>, string]>([
    [{ CONSOLE_LISTEN: '0.0.0.0:8787' }, 'CONSOLE_LISTEN 0.0.0.0:8787 can be reached'],
    [{ CONSOLE_LISTEN: '[::]:8787' }, 'can be reached from other machines'],
    [{ CONSOLE_LISTEN: '10.0.0.5:80', CONSOLE_URL: 'https://d.example' }, 'can be reached'],
    [{ CONSOLE_LISTEN: '0.0.0.0:1', TRUSTED_PROXY: '10.0.0.1' }, 'needs CONSOLE_URL'],
    [{ CONSOLE_URL: 'http://desk.example.com' }, 'should begin with https://'],
    [{ CONSOLE_URL: 'https://desk.example.com/console' }, 'an address without a path'],
    [{ CONSOLE_URL: 'https://a:b@desk.example.com' }, 'an address without a path'],
    [{ CONSOLE_URL: 'ftp://desk.example.com' }, 'CONSOLE_URL is not usable'],
    [{ TRUSTED_PROXY: '10.0.0.0/40' }, 'TRUSTED_PROXY is not usable'],
    [{ TRUSTED_PROXY: 'proxy.example' }, 'TRUSTED_PROXY is not usable'],
    [{ CONSOLE_TLS_CERT: '/c.pem' }, 'go together'],
    [{ OIDC_CLIENT_ID: 'x' }, 'go together'],
    [{ ...google, OIDC_DOMAINS: 'example' }, 'OIDC_DOMAINS is not usable'],
    [{ ...google, OIDC_ISSUER: 'http://issuer.example' }, 'OIDC_ISSUER is not usable'],
  ])('are refused with one line: %j', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  it.each<[Record<string, string>]>([
    [{ CONSOLE_LISTEN: 'off' }],
    [{ CONSOLE_LISTEN: '[::1]:0' }],
    [
      {
        CONSOLE_LISTEN: '0.0.0.0:8787',
        TRUSTED_PROXY: '10.0.0.0/8, ::1',
        CONSOLE_URL: 'https://d.example',
      },
    ],
    [
      {
        CONSOLE_LISTEN: '0.0.0.0:443',
        CONSOLE_TLS_CERT: '/c.pem',
        CONSOLE_TLS_KEY: '/k.pem',
        CONSOLE_URL: 'https://d.example',
      },
    ],
  ])('may be %j', (environment) => {
    expect(() => readConfig(environment)).not.toThrow();
  });

  it('open the way to the identity provider, and to nobody else', () => {
    const hosts = (environment: Record<string, string>) =>
      allowedHosts(readConfig(environment)).map(({ purpose, host }) => `${purpose} ${host}`);
    expect(hosts({})).toEqual([]);
    expect(hosts(google)).toEqual([
      'sign-in accounts.google.com',
      'sign-in oauth2.googleapis.com',
      'sign-in www.googleapis.com',
    ]);
    expect(hosts({ ...google, OIDC_ISSUER: 'https://id.example.com' })).toEqual([
      'sign-in id.example.com',
    ]);
    expect(hosts({ ...google, CONSOLE_LISTEN: 'off' })).toEqual([]);
    expect(readConfig(google).console?.provider?.domains).toEqual(['example.com', 'example.org']);
  });
});
