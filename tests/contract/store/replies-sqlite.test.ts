import { openTestStore } from '../../support/sqlite-store.ts';
import { describeReplies } from './replies-contract.ts';

describeReplies('encrypted SQLite', openTestStore);
