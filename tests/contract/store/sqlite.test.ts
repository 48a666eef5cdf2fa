import { openTestStore } from '../../support/sqlite-store.ts';
import { describeIsolation } from './isolation.ts';
import { describePostingIndex } from './posting-index-contract.ts';
import { describeStore } from './store-contract.ts';

describeStore('encrypted SQLite', openTestStore);
describePostingIndex('encrypted SQLite', openTestStore);
describeIsolation('encrypted SQLite', openTestStore);
