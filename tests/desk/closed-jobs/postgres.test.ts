import { afterAll, describe } from 'vitest';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeClosed } from './closed-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server) describeClosed('PostgreSQL', () => openPostgresStore(server.url));
else describe.skip('saved jobs that close, on PostgreSQL', () => undefined);
