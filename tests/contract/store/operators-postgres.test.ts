import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeOperators } from './operators-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeOperators('PostgreSQL', () => openPostgresStore(server.url));
else describe.skip('operators in the store on PostgreSQL', () => undefined);
