import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';
import { boardOf } from './board-lookup.ts';

/** The job boards in the privacy notice: those, and no others, that the egress guard lets through for a look-up. */
export function boardParties(configured: readonly { source: string; board: string }[]): Party[] {
  return configured.flatMap(({ source, board }) => {
    const known = boardOf(source, board);
    if (!known) return [];
    const { host, local } = hostOf(known.url(''));
    return [
      {
        role: 'board',
        name: known.name,
        hosts: [host],
        local,
        gets:
          known.url('a') === known.url('b')
            ? 'a request for its whole list, and nothing of yours'
            : 'the words that you search for, and nothing else of yours',
        keeps: 'It may log that this desk asked.',
      } satisfies Party,
    ];
  });
}
