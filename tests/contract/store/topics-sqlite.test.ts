import { openSqliteLog } from '../../support/raw-log.ts';
import { describeTopics } from './topics-contract.ts';

describeTopics('encrypted SQLite', openSqliteLog);
