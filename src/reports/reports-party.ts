import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';

/** The server for reports of faults in the privacy notice. `live`: the desk sends them by itself. */
export function reportsParty(dsn: string, live: boolean): Party {
  const { host, local } = hostOf(dsn);
  return {
    role: 'error_reports',
    name: 'The server for reports of faults',
    hosts: [host],
    local,
    gets: live
      ? 'the kind and the place in the code of a fault; no words, no names, no addresses'
      : 'nothing by itself; a person of the desk may send it a report of a fault, without words, names or addresses',
    keeps: 'It keeps them as its operator has set.',
  };
}
