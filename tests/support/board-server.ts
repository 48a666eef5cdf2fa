import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createAskBoard } from '../../src/jobs/ask-board.ts';
import { type Board, boardOf } from '../../src/jobs/board.ts';
import { atOnce } from '../../src/jobs/paging.ts';
import { pacedAsk } from '../../src/jobs/sync/host-pace.ts';
import { createReadBoard, type ReadBoard } from '../../src/jobs/sync/read-board.ts';
import { wayTo } from './way-to.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Boards in the shape of Lever's, on loopback, that answer as the test says. */
export interface BoardServer {
  /** What the board of this name answers from now on. */
  answers(board: string, answer: Answer): void;
  /** The board lists these: a title for each id. */
  lists(board: string, jobs: Readonly<Record<string, string>>, more?: ListOptions): void;
  board(name?: string): Board;
  read(clock: { now(): Date }, pauseMs?: number): ReadBoard;
  /** Headers of every request so far. */
  requests: { board: string; headers: IncomingMessage['headers'] }[];
  /** How many were asked at the same moment, at most. */
  mostAtOnce(): number;
  url: string;
  close(): Promise<void>;
}

export interface ListOptions {
  etag?: string;
  /** Items that cannot be read. */
  broken?: unknown[];
}

export async function openBoardServer(): Promise<BoardServer> {
  const answers = new Map<string, Answer>();
  const requests: BoardServer['requests'] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const board = (request.url ?? '').split('/')[1] ?? '';
    requests.push({ board, headers: request.headers });
    most = Math.max(most, ++open);
    response.once('close', () => {
      open -= 1;
    });
    const answer = answers.get(board);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  return {
    requests,
    url,
    mostAtOnce: () => most,
    answers: (board, answer) => void answers.set(board, answer),
    lists(board, jobs, { etag, broken = [] } = {}) {
      const body = JSON.stringify([...Object.entries(jobs).map(leverJob), ...broken]);
      answers.set(board, (request, response) => {
        if (etag && request.headers['if-none-match'] === etag) {
          response.writeHead(304).end();
          return;
        }
        response.writeHead(200, etag ? { etag } : {}).end(body);
      });
    },
    board: (name = 'acme') => loopbackBoard(url, name),
    read: (clock, pauseMs = 0) =>
      createReadBoard(pacedAsk(createAskBoard(wayTo(url).fetch), pauseMs), clock),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same board at another address. */
export function boardAt(board: Board, url: string): Board {
  const pages = atOnce(board.source.parse, () => ({ url }));
  return { ...board, source: { ...board.source, origin: () => new URL(url).origin, pages } };
}

export function loopbackBoard(url: string, name: string): Board {
  return boardAt(boardOf({ source: 'lever', board: name }), `${url}/${name}`);
}

function leverJob([id, title]: [string, string]) {
  return { id, text: title, descriptionPlain: `You work as ${title}, every day but Sunday.` };
}
