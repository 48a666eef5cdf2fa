import { openTestStore } from '../../support/sqlite-store.ts';
import { describeAlerts } from './alerts-contract.ts';
import { describeIsolation } from './isolation.ts';
import { describeStore } from './store-contract.ts';

describeStore('encrypted SQLite', openTestStore);
describeIsolation('encrypted SQLite', openTestStore);
describeAlerts('encrypted SQLite', openTestStore);
