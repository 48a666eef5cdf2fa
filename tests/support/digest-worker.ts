import { flushCompileCache } from 'node:module';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { lookAtDigest } from '../../src/desk/digest/deliver.ts';
import { digestDeps } from './digest-clients.ts';
import { wayTo } from './way-to.ts';

/*
 * A process that delivers every digest that is due, and is killed on the way: PLACE is a file or a server's address, KEY
 * its key, NOW the moment. Says a dot for each, and "ended" after the last one.
 */
// Most of these processes are killed, and only one that ends would keep what it has compiled for the next.
flushCompileCache();
const { PLACE = '', KEY = '', NOW = '' } = process.env;
const key = Buffer.from(KEY, 'hex');
const store = PLACE.startsWith('postgres:')
  ? await openPostgres({ url: PLACE, key, migrate: false, way: wayTo(PLACE) })
  : await openSqlite({ path: PLACE, key, migrate: false });
const now = new Date(NOW);
const deps = digestDeps(store, now);
for (const { clientId } of await store.digestsDue(now, 1000)) {
  await lookAtDigest(deps, clientId);
  process.stdout.write('.');
}
await store.close();
process.stdout.write('ended\n');
