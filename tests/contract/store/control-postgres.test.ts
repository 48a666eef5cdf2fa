import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeControl } from './control-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server)
  describeControl('PostgreSQL', async () => {
    const test = await openPostgresStore(server.url);
    const { url, key } = test;
    return {
      store: test.store,
      place: url,
      key,
      remove: test.remove,
    };
  });
else describe.skip('control in the store on PostgreSQL', () => undefined);
