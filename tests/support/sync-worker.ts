import { flushCompileCache } from 'node:module';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { createAskBoard } from '../../src/jobs/ask-board.ts';
import { createReadBoard } from '../../src/jobs/sync/read-board.ts';
import { syncBoards } from '../../src/jobs/sync/sync-boards.ts';
import { loopbackBoard } from './board-server.ts';
import { wayTo } from './way-to.ts';

/*
 * A process that syncs one board and may be killed on the way: PLACE is a file or a server's address, KEY its key, URL
 * the board server, NOW the moment. Says a dot for each batch that was saved, and "ended" at the end.
 */
// Most of these processes are killed, and only one that ends would keep what it has compiled for the next.
flushCompileCache();
const { PLACE = '', KEY = '', URL: url = '', NOW = '' } = process.env;
const key = Buffer.from(KEY, 'hex');
const store = PLACE.startsWith('postgres:')
  ? await openPostgres({ url: PLACE, key, migrate: false, way: wayTo(PLACE) })
  : await openSqlite({ path: PLACE, key, migrate: false });
const clock = { now: () => new Date(NOW) };
await syncBoards(
  {
    store: {
      ...store,
      async saveListed(...args) {
        const saved = await store.saveListed(...args);
        process.stdout.write('.');
        return saved;
      },
    },
    read: createReadBoard(createAskBoard(wayTo(url).fetch), clock),
    clock,
    boardMs: 30_000,
  },
  [loopbackBoard(url, 'acme')],
  new AbortController().signal,
);
await store.close();
process.stdout.write('ended\n');
