import { giveInSqlite } from '../../support/give-conversation.ts';
import { openTestStore } from '../../support/sqlite-store.ts';
import { describeConsoleViews } from './console-views-contract.ts';

describeConsoleViews('encrypted SQLite', async () => {
  const test = await openTestStore();
  return {
    store: test.store,
    give: async (id, columns) => giveInSqlite(test, id, columns),
    remove: test.remove,
  };
});
