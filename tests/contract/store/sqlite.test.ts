import { openTestStore } from '../../support/sqlite-store.ts';
import { describeAlerts } from './alerts-contract.ts';
import { describeDayUse } from './day-use.ts';
import { describeIsolation } from './isolation.ts';
import { describePersonKeys } from './person-keys.ts';
import { describePostingIndex } from './posting-index-contract.ts';
import { describeStore } from './store-contract.ts';

describeStore('encrypted SQLite', openTestStore);
describePostingIndex('encrypted SQLite', openTestStore);
describeIsolation('encrypted SQLite', openTestStore);
describeDayUse('encrypted SQLite', openTestStore);
describePersonKeys('encrypted SQLite', openTestStore);
describeAlerts('encrypted SQLite', openTestStore);
