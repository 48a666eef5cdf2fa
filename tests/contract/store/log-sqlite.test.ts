import { openSqliteLog } from '../../support/raw-log.ts';
import { describeLog } from './log-contract.ts';

describeLog('encrypted SQLite', openSqliteLog);
