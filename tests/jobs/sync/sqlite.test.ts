import { openTestStore } from '../../support/sqlite-store.ts';
import { describeSync } from './sync-contract.ts';

describeSync('encrypted SQLite', async () => {
  const test = await openTestStore();
  return { ...test, place: test.path };
});
