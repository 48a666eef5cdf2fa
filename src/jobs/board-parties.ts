import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';
import { boardOf, type ConfiguredBoard } from './board.ts';
import type { SourceKeys } from './source.ts';

/** The job boards in the privacy notice: those, and no others, that the egress guard lets through for a look-up. */
export function boardParties(configured: readonly ConfiguredBoard[], keys: SourceKeys): Party[] {
  return configured.map((item) => {
    const { name, source, board } = boardOf(item, keys);
    const { host, local } = hostOf(source.origin(board));
    return {
      role: 'board',
      name,
      hosts: [host],
      local,
      gets: source.takesWords
        ? 'the words that you search for, and nothing else of yours'
        : 'a request for its whole list, and nothing of yours',
      keeps: 'It may log that this desk asked.',
    };
  });
}

/** Whoever owns a page whose link a client sends. */
export const JOB_PAGE_PARTY: Party = {
  role: 'board',
  name: 'The site of a job page whose link you send me',
  hosts: ['*'],
  local: false,
  gets: 'one request for that page, and nothing of yours but its address',
  keeps: 'It may log that this desk asked.',
};
