import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeAlerts } from './alerts-contract.ts';
import { describeDayUse } from './day-use.ts';
import { describeIsolation } from './isolation.ts';
import { describePersonKeys } from './person-keys.ts';
import { describePostingIndex } from './posting-index-contract.ts';
import { describeStore } from './store-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) {
  describeStore('PostgreSQL', () => openPostgresStore(server.url));
  describePostingIndex('PostgreSQL', () => openPostgresStore(server.url));
  describeIsolation('PostgreSQL', () => openPostgresStore(server.url));
  describeDayUse('PostgreSQL', () => openPostgresStore(server.url));
  describePersonKeys('PostgreSQL', () => openPostgresStore(server.url));
  describeAlerts('PostgreSQL', () => openPostgresStore(server.url));
} else describe.skip('the store on PostgreSQL', () => undefined);
