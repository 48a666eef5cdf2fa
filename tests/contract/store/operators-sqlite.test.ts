import { openTestStore } from '../../support/sqlite-store.ts';
import { describeOperators } from './operators-contract.ts';

describeOperators('encrypted SQLite', openTestStore);
