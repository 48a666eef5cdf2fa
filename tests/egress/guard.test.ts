import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isOwnAddress, isPublicAddress } from '../../src/egress/addresses.ts';
import type { AllowedHost } from '../../src/egress/allowed-host.ts';
import type { Resolve } from '../../src/egress/host-check.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';
import { wayTo } from '../support/way-to.ts';

const PUBLIC = '93.184.216.34';

/** A name server of the test's own. */
function names(table: Readonly<Record<string, readonly string[]>>): {
  resolve: Resolve;
  asked: string[];
} {
  const asked: string[] = [];
  const resolve = ((host: string, _options: object, done: (...found: unknown[]) => void) => {
    asked.push(host);
    const found = table[host];
    if (!found) return done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as Resolve;
  return { resolve, asked };
}

function host(name: string, port: number, reach: AllowedHost['reach'] = 'public'): AllowedHost {
  return { purpose: 'job boards', host: name, port, reach, because: 'JOB_BOARDS' };
}

const servers: { close(): unknown }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server: Server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

describe('what the egress guard refuses (I11, trust case 31, 32)', () => {
  const { resolve, asked } = names({
    'inner.example': [PUBLIC, '10.0.0.7'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    'api.lever.co': [PUBLIC],
  });
  const way = createWaysOut(
    [
      host('api.lever.co', 443),
      host('inner.example', 443),
      host('mapped.example', 443),
      host('metadata.example', 443, 'configured'),
      host('www.linkedin.com', 443, 'configured'),
      host('127.0.0.1', 443),
      host('*.whatsapp.net', 443),
    ],
    resolve,
  ).for('job boards');

  it.each([
    ['a host that is not on the list', 'https://example.org/', 'host_not_allowed'],
    ['a longer host', 'https://api.lever.co.evil.example/', 'host_not_allowed'],
    ['a name that only ends the same', 'https://evilwhatsapp.net/', 'host_not_allowed'],
    ['the bare name of a wildcard', 'https://whatsapp.net/', 'host_not_allowed'],
    ['another port', 'https://api.lever.co:8443/', 'host_not_allowed'],
    ['a file', 'file:///etc/passwd', 'not_https'],
    ['a user name that looks like the host', 'https://api.lever.co@evil.example/', 'bad_address'],
    ['LinkedIn, even when it is on the list', 'https://www.linkedin.com/jobs', 'forbidden_host'],
    ['LinkedIn with a dot at the end', 'https://www.linkedin.com./jobs', 'forbidden_host'],
    ['Indeed in another country', 'https://de.indeed.com/', 'forbidden_host'],
    ['Glassdoor', 'https://www.glassdoor.co.uk/', 'forbidden_host'],
    ['ZipRecruiter', 'https://api.ziprecruiter.com/', 'forbidden_host'],
    ['a name that points inside as well', 'https://inner.example/', 'private_address'],
    ['an IPv4 address inside an IPv6 one', 'https://mapped.example/', 'private_address'],
    ["a cloud's metadata, also when it was named", 'https://metadata.example/', 'private_address'],
    ['this machine, when content could have named it', 'https://127.0.0.1/', 'private_address'],
    ['this machine in decimal', 'https://2130706433/', 'private_address'],
    ['IPv6 of this machine', 'https://[::1]/', 'host_not_allowed'],
  ])('%s', async (_what, url, code) => {
    await expect(way.fetch(url)).rejects.toMatchObject({ name: 'EgressError', code });
  });

  it('an open connection to the internet, before anything is sent', async () => {
    const open = createWaysOut([host('api.lever.co', 80, 'configured')], resolve);
    await expect(open.for('job boards').fetch('http://api.lever.co/')).rejects.toMatchObject({
      code: 'not_https',
    });
  });

  it('what is on the list of another purpose', async () => {
    const ways = createWaysOut([host('api.lever.co', 443)], resolve);
    await expect(ways.for('model').fetch('https://api.lever.co/')).rejects.toMatchObject({
      code: 'host_not_allowed',
    });
  });

  it('without looking a name up that is not on the list', async () => {
    asked.length = 0;
    await way.fetch('https://exfil.attacker.example/').catch(() => undefined);
    expect(asked).toEqual([]);
  });
});

describe('a guarded fetch', () => {
  it('sends method, headers and body, and gives status, headers and body', async () => {
    const { url } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () =>
        response
          .writeHead(418, { 'x-seen': request.method ?? '', 'set-cookie': ['a=1', 'b=2'] })
          .end(`${request.headers['content-length']} ${Buffer.concat(chunks)}`),
      );
    });
    const response = await wayTo(url).fetch(`${url}/x`, { method: 'put', body: 'Grüße' });
    expect(response.status).toBe(418);
    expect(response.headers.get('x-seen')).toBe('PUT');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('7 Grüße');
  });

  it('sends a form with a file, as the speech client does', async () => {
    const { url } = await serve((request, response) => void request.pipe(response));
    const body = new FormData();
    body.set('file', new File(['words'], 'voice.ogg', { type: 'audio/ogg' }));
    const text = await (await wayTo(url).fetch(url, { method: 'POST', body })).text();
    expect(text).toContain('filename="voice.ogg"');
    expect(text).toContain('words');
  });

  it('gives an answer as it arrives, and ends it when the signal says so', async () => {
    const { url } = await serve((_request, response) => void response.write('first'));
    const ending = new AbortController();
    const response = await wayTo(url).fetch(url, { signal: ending.signal });
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    ending.abort(new Error('enough'));
    await expect(reader?.read()).rejects.toThrow('enough');
  });

  it('fails with the reason of the signal before an answer came, and before a request was made', async () => {
    const { url } = await serve(() => undefined);
    const late = wayTo(url).fetch(url, { signal: AbortSignal.timeout(50) });
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
    const never = wayTo(url).fetch(url, { signal: AbortSignal.abort() });
    await expect(never).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('follows no redirect, and shows it to whoever checks it again', async () => {
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(wayTo(url).fetch(url)).rejects.toMatchObject({ code: 'redirect' });
    expect(asked).toBe(1);
    const shown = await wayTo(url).fetch(url, { redirect: 'manual' });
    expect(shown.headers.get('location')).toBe('/elsewhere');
  });

  it('uses an open connection again', async () => {
    const ports = new Set<number | undefined>();
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    const way = wayTo(url);
    for (let i = 0; i < 5; i++) await (await way.fetch(url)).text();
    expect(ports.size).toBe(1);
  });

  it('trust case 32: connects to the address that was judged, although the name points elsewhere a moment later', async () => {
    const { port } = await serve((_request, response) => response.end('judged'));
    let looks = 0;
    const rebinding = ((_host: string, _options: object, done: (...found: unknown[]) => void) => {
      looks += 1;
      done(null, [{ address: looks === 1 ? '127.0.0.1' : '127.0.0.9', family: 4 }]);
    }) as unknown as Resolve;
    const ways = createWaysOut([host('desk.example', port, 'configured')], rebinding);
    const response = await ways.for('job boards').fetch(`http://desk.example:${port}/`);
    expect(await response.text()).toBe('judged');
    expect(looks).toBe(1);
  });
});

describe('a guarded socket', () => {
  it('connects to a host on the list and to no other', async () => {
    const server = createTcpServer((socket) => socket.end('hello'));
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const way = wayTo(`smtp://127.0.0.1:${port}`);
    const socket = way.socket();
    socket.connect(port, '127.0.0.1');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
    const other = way.socket();
    other.connect(port, 'localhost');
    const [error] = await once(other, 'error');
    expect(error).toMatchObject({ name: 'EgressError', code: 'host_not_allowed' });
    expect(() => way.lookup('127.0.0.2', port)).toThrow('is not on the list');
  });
});

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
    '',
  ])('%j is not outside', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([PUBLIC, '8.8.8.8', '2606:4700::1111'])('%s is outside', (address) => {
    expect(isPublicAddress(address)).toBe(true);
    expect(isOwnAddress(address)).toBe(false);
  });

  it.each(['127.0.0.1', '10.1.2.3', '172.20.0.3', '192.168.1.1', '100.64.0.1', '::1', 'fd00::1'])(
    '%s may be named by an operator',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );

  it.each([
    '169.254.169.254',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
    '::ffff:127.0.0.1',
    '',
  ])('%j may be named by nobody', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});
