import { afterAll, describe } from 'vitest';
import { openRawPostgres } from '../../support/inbox-stores.ts';
import { findPostgres } from '../../support/postgres-server.ts';
import { describeInbox } from './inbox-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeInbox('PostgreSQL', () => openRawPostgres(server.url));
else describe.skip("the operators' inbox in the store on PostgreSQL", () => undefined);
