import { openTestStore } from '../../support/sqlite-store.ts';
import { describeClosed } from './closed-contract.ts';

describeClosed('encrypted SQLite', openTestStore);
