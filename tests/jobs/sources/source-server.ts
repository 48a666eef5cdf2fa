import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createAskBoard } from '../../../src/jobs/ask-board.ts';
import { type Board, boardOf } from '../../../src/jobs/board.ts';
import { type BoardReading, type ReadOptions, readBoard } from '../../../src/jobs/read-board.ts';
import { wayTo } from '../../support/way-to.ts';
import type { SourceFixture } from './fixture.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => unknown;

/** One server on loopback that plays every host, asked through the real guard. */
export interface SourceServer {
  base: string;
  /** What the list's address answers. */
  answer: Answer;
  /** Answers of other addresses, by the end of their path. */
  others: Readonly<Record<string, string>>;
  /** What was asked since the last `reset`, as the source asked it. */
  asked: { url: string; body: string; headers: IncomingMessage['headers'] }[];
  reset(): void;
  read(board: Board, options?: Partial<ReadOptions> & { maxBytes?: number }): Promise<BoardReading>;
  close(): Promise<void>;
}

export async function openSourceServer(): Promise<SourceServer> {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const other = Object.entries(server.others).find(([end]) => path.endsWith(end))?.[1];
      if (other !== undefined) return response.end(other);
      return server.answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const server: SourceServer = {
    base,
    answer: nothing,
    others: {},
    asked: [],
    reset() {
      server.answer = nothing;
      server.others = {};
      server.asked = [];
    },
    read(board, { maxBytes, ...options } = {}) {
      const ask = createAskBoard(wayTo(base).fetch, maxBytes);
      return readBoard(board, {
        signal: AbortSignal.timeout(5000),
        ...options,
        ask: (request, signal) => {
          const { pathname, search } = new URL(request.url);
          server.asked.push({
            url: request.url,
            body: request.body ?? '',
            headers: { ...request.headers },
          });
          return ask({ ...request, url: `${base}${pathname}${search}` }, signal);
        },
      });
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

const nothing: Answer = (_request, response) => response.writeHead(404).end();

/** The board of a fixture. */
export function boardIn(source: string, { board, keys }: SourceFixture): Board {
  return boardOf({ source, board }, keys);
}

/** The list on its first page, and nothing after it. */
export function onePage(fixture: SourceFixture, items: readonly unknown[]): Answer {
  let pages = 0;
  return (_request, response) => response.end(fixture.list(pages++ === 0 ? items : []));
}
