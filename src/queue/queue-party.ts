import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';

/** A queue server in the privacy notice. */
export function queueParty(redisUrl: string): Party {
  const { host, local } = hostOf(redisUrl);
  return {
    role: 'queue',
    name: 'The queue server',
    hosts: [host],
    local,
    gets: 'random ids of what is to be done, and no content',
    keeps: 'They go when the work is done.',
  };
}
