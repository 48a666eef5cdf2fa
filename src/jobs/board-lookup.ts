import { toMatchPosting } from '../desk/match-profiles.ts';
import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import { queryFits, readJobQuery } from '../match/query.ts';
import type { AskBoard } from './ask-board.ts';
import { type BoardParser, SourceError } from './board-parse.ts';
import { parseArbeitnow, parseRemotive } from './sources/board-wide.ts';
import { PARSERS } from './sources/catalog.ts';

export interface Board {
  /** What the client calls it: "greenhouse:acme", "remotive". */
  name: string;
  source: string;
  /** The employer's board; empty for a board of many employers. */
  board: string;
  url(query: string): string;
  parse: BoardParser;
}

const LIMIT = 50;

/** Addresses of the boards, as their public documentation gives them. */
const ADDRESSES: Readonly<Record<string, (board: string) => string>> = {
  greenhouse: (board) => `https://boards-api.greenhouse.io/v1/boards/${board}/jobs?content=true`,
  lever: (board) => `https://api.lever.co/v0/postings/${board}?mode=json`,
  ashby: (board) =>
    `https://api.ashbyhq.com/posting-api/job-board/${board}?includeCompensation=true`,
  recruitee: (board) => `https://${board}.recruitee.com/api/offers/`,
  workable: (board) => `https://apply.workable.com/api/v1/widget/accounts/${board}?details=true`,
  personio: (board) => `https://${board}.jobs.personio.de/xml`,
};

/** A board of the configuration; null when the desk does not know how to ask it. */
export function boardOf(source: string, board: string): Board | null {
  if (source === 'remotive')
    return {
      name: 'remotive',
      source,
      board: '',
      // The one board-wide source that takes the words themselves; the others are asked whole.
      url: (query) =>
        `https://remotive.com/api/remote-jobs?limit=50&search=${encodeURIComponent(query)}`,
      parse: parseRemotive,
    };
  if (source === 'arbeitnow')
    return {
      name: 'arbeitnow',
      source,
      board: '',
      url: () => 'https://www.arbeitnow.com/api/job-board-api',
      parse: parseArbeitnow,
    };
  const address = ADDRESSES[source];
  const parse = PARSERS.get(source);
  if (!address || !parse || !/^[\w-]{1,80}$/.test(board)) return null;
  return {
    name: `${source}:${board.toLowerCase()}`,
    source,
    board,
    url: () => address(board),
    parse,
  };
}

/** Asks boards live. Every fault is a `SourceError` with a short code. */
export function createBoardLookup(deps: { boards: readonly Board[]; ask: AskBoard }): BoardLookup {
  return {
    boards: deps.boards.map((board) => ({ name: board.name, host: new URL(board.url('')).host })),
    async lookup({ board: name, query }, signal) {
      const board = deps.boards.find((item) => item.name === name);
      if (!board) throw new SourceError('unknown_board', `This desk has no board "${name}".`);
      const response = await deps.ask(board.url(query), signal);
      refuse(board.name, response.status, response.retryAfter);
      const found = board.parse(response.body, { board: board.board || null });
      const asked = readJobQuery(query);
      const fitting = found.postings.filter(
        (posting) => queryFits(asked, toMatchPosting(posting)).fits,
      );
      return { postings: fitting.slice(0, LIMIT), problems: found.problems };
    },
  };
}

function refuse(name: string, status: number, retryAfter: string | null): void {
  if (status >= 200 && status < 300) return;
  if (status === 429)
    throw new SourceError(
      'rate_limited',
      `${name} asks for a pause${retryAfter ? ` of ${retryAfter} s` : ''}. Try again later.`,
    );
  if (status === 404)
    throw new SourceError('no_such_board', `${name} does not exist at its address any more.`);
  throw new SourceError(`http_${status}`, `${name} answered with the error ${status}.`);
}
