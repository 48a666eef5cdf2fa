import type { JobPages } from '../desk/ports/job-pages.ts';
import { EgressError, type Fetch } from '../desk/ports/way-out.ts';
import { createAskBoard } from './ask-board.ts';
import { SourceError } from './board-parse.ts';
import { parseJobPage } from './job-page-parse.ts';

/** A page of text; one job is a small part of it. */
const MAX_BYTES = 5 * 1024 * 1024;

/** A way to the host of one page and to no other; whoever asks for it closes it. */
export type PageWay = (address: string) => { fetch: Fetch; close(): void };

/** Opens the pages that clients send, one at a time and each with a way of its own. Null: this desk opens none. */
export function openJobPages(way: PageWay | null): JobPages {
  return {
    allowed: way !== null,
    async read(address, signal) {
      if (!way) throw new SourceError('not_allowed', 'This desk opens no links.');
      const url = URL.parse(address);
      if (!url) throw new SourceError('bad_address', 'That is no web address.');
      const { fetch, close } = wayTo(way, address);
      try {
        const answer = await createAskBoard(fetch, MAX_BYTES)({ url: address }, signal);
        if (answer.status === 404 || answer.status === 410)
          throw new SourceError('page_gone', `${url.host} has no such page any more.`);
        if (answer.status < 200 || answer.status > 299)
          throw new SourceError(
            `http_${answer.status}`,
            `${url.host} answered with the error ${answer.status}.`,
          );
        return parseJobPage(answer.body, { board: address });
      } finally {
        close();
      }
    },
  };
}

function wayTo(way: PageWay, address: string): ReturnType<PageWay> {
  try {
    return way(address);
  } catch (error) {
    if (error instanceof EgressError) throw new SourceError(error.code, error.message);
    throw error;
  }
}
