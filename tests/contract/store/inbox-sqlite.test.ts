import { openRawSqlite } from '../../support/inbox-stores.ts';
import { describeInbox } from './inbox-contract.ts';

describeInbox('encrypted SQLite', openRawSqlite);
