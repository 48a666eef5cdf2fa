import { access, constants } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Store } from '../desk/ports/store.ts';
import type { WaysOut } from '../egress/ways-out.ts';
import type { Finding } from './finding.ts';
import { reachable } from './reachable.ts';

/** Where the console answers, whether its certificate can be read, and whether the identity provider is there. */
export async function checkConsole(
  { console }: Pick<Config, 'console'>,
  ways: WaysOut,
): Promise<Finding[]> {
  if (!console) return [{ mark: 'note', text: 'console: CONSOLE_LISTEN is off' }];
  const { host, port, url, tls, provider, trustedProxies } = console;
  const by = tls ? ', with TLS' : trustedProxies.length > 0 ? ', behind a proxy' : '';
  const findings: Finding[] = [
    { mark: 'ok', text: `console: ${url?.origin ?? `on ${host}:${port}`}${by}` },
  ];
  for (const [name, path] of Object.entries(tls ?? {})) {
    const fault = await access(path, constants.R_OK).catch((error: unknown) => error);
    if (fault)
      findings.push({
        mark: 'fix',
        text: `console: ${path} (CONSOLE_TLS_${name.toUpperCase()}) cannot be read`,
      });
  }
  if (provider) {
    const { hostname, port: at, protocol } = new URL(provider.issuer);
    const there = await reachable(
      ways.for('sign-in'),
      hostname,
      Number(at) || (protocol === 'https:' ? 443 : 80),
    );
    findings.push(
      there
        ? {
            mark: 'ok',
            text: `console: people of ${provider.domains.join(', ')} may sign in through ${hostname}`,
          }
        : { mark: 'fix', text: `console: ${hostname} cannot be reached; check OIDC_ISSUER` },
    );
  }
  return findings;
}

/** Who may sign in. */
export async function checkOperators(
  { console }: Pick<Config, 'console'>,
  store: Store,
): Promise<Finding[]> {
  const accounts = (await store.listOperators()).filter(({ disabledAt }) => disabledAt === null);
  if (accounts.length === 0)
    return console
      ? [{ mark: 'note', text: 'operators: none yet; make one with: sayso operator add NAME' }]
      : [];
  const bare = accounts.filter(
    ({ role, hasPassword, hasTotp }) => role === 'admin' && hasPassword && !hasTotp,
  );
  const stuck = accounts.filter(({ hasPassword, email }) => !hasPassword && email === null);
  return [
    { mark: 'ok', text: `operators: ${accounts.length} may sign in` },
    ...(bare.length === 0
      ? []
      : [
          {
            mark: 'note',
            text: `operators: admins who sign in by password alone: ${bare.map(({ name }) => name).join(', ')}; see sayso operator totp`,
          } as const,
        ]),
    ...(stuck.length === 0
      ? []
      : [
          {
            mark: 'note',
            text: `operators: neither a password nor an address: ${stuck.map(({ name }) => name).join(', ')}; see sayso operator password`,
          } as const,
        ]),
  ];
}
