import { afterAll } from 'vitest';
import type { JobStore } from '../../../src/desk/ports/store.ts';
import { createTableScheduler } from '../../../src/queue/table-scheduler.ts';
import { systemClock } from '../../../src/system.ts';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { openTestStore } from '../../support/sqlite-store.ts';
import { describeScheduler, type SchedulersUnderTest } from './scheduler-contract.ts';

const server = await findPostgres();
afterAll(() => server?.close());

function over(test: { store: JobStore; remove(): Promise<void> }): SchedulersUnderTest {
  return {
    open: async () =>
      createTableScheduler({
        store: test.store,
        clock: systemClock,
        log: SILENT_LOG,
        leaseMs: 1000,
        maxAttempts: 5,
        closeMs: 500,
      }),
    close: () => test.remove(),
  };
}

describeScheduler('its table in SQLite', async () => over(await openTestStore()));
if (server)
  describeScheduler('its table in PostgreSQL', async () =>
    over(await openPostgresStore(server.url)),
  );
