import { openTestStore } from '../../support/sqlite-store.ts';
import { describeControl } from './control-contract.ts';

describeControl('encrypted SQLite', async () => {
  const test = await openTestStore();
  const { path, key } = test;
  return {
    store: test.store,
    place: path,
    key,
    remove: test.remove,
  };
});
