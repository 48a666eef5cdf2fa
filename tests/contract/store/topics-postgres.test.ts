import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresLog } from '../../support/raw-log.ts';
import { describeTopics } from './topics-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeTopics('PostgreSQL', () => openPostgresLog(server.url));
else describe.skip("topics of the operators' group on PostgreSQL", () => undefined);
