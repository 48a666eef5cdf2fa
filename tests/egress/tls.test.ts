import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { selfSigned } from '../support/self-signed.ts';
import { wayTo } from '../support/way-to.ts';

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
