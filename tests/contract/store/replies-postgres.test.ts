import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeReplies } from './replies-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeReplies('PostgreSQL', () => openPostgresStore(server.url));
else describe.skip('answers in the store on PostgreSQL', () => undefined);
