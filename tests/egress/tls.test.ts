import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wayTo } from '../support/way-to.ts';

/** A key and a certificate that nobody signed; null, loudly, where they cannot be made. */
function selfSigned(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-tls-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  try {
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', [...request, ...names, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    process.stderr.write('SKIPPED: no certificate could be made (openssl on PATH).\n');
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pair = selfSigned();

it.skipIf(!pair)('checks the certificate of a host before anything is sent', async () => {
  let asked = 0;
  const server = createServer(pair ?? {}, (_request, response) => {
    asked += 1;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  await expect(wayTo(url).fetch(url)).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect(asked).toBe(0);
  server.close();
});
