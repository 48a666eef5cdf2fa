import { openSqliteLog } from '../../support/raw-log.ts';
import { describeStop } from './stop-contract.ts';

describeStop('encrypted SQLite', openSqliteLog, false);
