import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresLog } from '../../support/raw-log.ts';
import { describeStop } from './stop-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeStop('PostgreSQL', () => openPostgresLog(server.url), true);
else describe.skip('the stop of all actions on PostgreSQL', () => undefined);
