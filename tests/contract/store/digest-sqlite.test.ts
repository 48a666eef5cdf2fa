import { openTestStore } from '../../support/sqlite-store.ts';
import { describeDigests } from './digest-contract.ts';

describeDigests('encrypted SQLite', async () => {
  const test = await openTestStore();
  const { path, key } = test;
  return {
    store: test.store,
    place: path,
    key,
    remove: test.remove,
  };
});
