import { openTestStore } from '../../support/sqlite-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('encrypted SQLite', openTestStore);
