import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';

/** A database server in the privacy notice; an SQLite file is nobody else's. */
export function databaseParty(postgresUrl: string): Party {
  const { host, local } = hostOf(postgresUrl);
  return {
    role: 'database',
    name: 'The database server',
    hosts: [host],
    local,
    gets: 'everything that is kept of you; the content sealed, ids, times and states in clear',
    keeps: 'It keeps them as long as this notice says.',
  };
}
