import { flushCompileCache } from 'node:module';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { createAlertReading } from '../../src/desk/alerts/read-alerts.ts';
import { createJobIndex } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { localLocks } from '../../src/desk/local-locks.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { createAlertReader } from '../../src/jobs/alerts/alert-reader.ts';
import { systemIds } from '../../src/system.ts';
import { wayTo } from './way-to.ts';

/*
 * A process that reads the alert mails that wait, and is killed by one with the word POISON in it: PLACE is a file or a
 * server's address, KEY its key, NOW the moment. Says "ended" when it came to the end.
 */
// Most of these processes are killed, and only one that ends would keep what it has compiled for the next.
flushCompileCache();
const { PLACE = '', KEY = '', NOW = '' } = process.env;
const key = Buffer.from(KEY, 'hex');
const store = PLACE.startsWith('postgres:')
  ? await openPostgres({ url: PLACE, key, migrate: false, way: wayTo(PLACE) })
  : await openSqlite({ path: PLACE, key, migrate: false });
const clock = { now: () => new Date(NOW) };
const index = createJobIndex(store);
const reader = createAlertReader();
await createAlertReading({
  store,
  index,
  jobs: createJobSearch(index, { store, clock }),
  clock,
  ids: systemIds,
  log: { event: () => undefined },
  locks: localLocks(),
  settings: { ...DEFAULT_SETTINGS, quietHours: null },
  place: { local: 'alerts', domain: 'desk.example' },
  reader: {
    async read(mail) {
      if (Buffer.from(mail).includes('POISON')) process.kill(process.pid, 'SIGKILL');
      return reader.read(mail);
    },
  },
  wakeOutbox: () => undefined,
})();
await store.close();
process.stdout.write('ended\n');
