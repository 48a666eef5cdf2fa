import { afterAll, describe } from 'vitest';
import { giveInPostgres } from '../../support/give-conversation.ts';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { describeConsoleViews } from './console-views-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

if (server)
  describeConsoleViews('PostgreSQL', async () => {
    const test = await openPostgresStore(server.url);
    return {
      store: test.store,
      give: (id, columns) => giveInPostgres(test.url, id, columns),
      remove: test.remove,
    };
  });
else describe.skip("the console's views in the store on PostgreSQL", () => undefined);
