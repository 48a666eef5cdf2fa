import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeSync } from './sync-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server)
  describeSync('PostgreSQL', async () => {
    const test = await openPostgresStore(server.url);
    return { ...test, place: test.url };
  });
else describe.skip('the sync of boards on PostgreSQL', () => undefined);
