import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Posting } from '../../../src/desk/posting.ts';
import { createAskBoard } from '../../../src/jobs/ask-board.ts';
import { boardOf } from '../../../src/jobs/board.ts';
import { createReadBoard } from '../../../src/jobs/sync/read-board.ts';
import { wayTo } from '../../support/way-to.ts';
import { openSourceServer, type SourceServer } from '../sources/source-server.ts';

let server: SourceServer;
beforeAll(async () => {
  server = await openSourceServer();
});
afterAll(() => server.close());

it('a board without texts in its list is read with the texts that the index has', async () => {
  let details = 0;
  server.answer = (request, response) => {
    const id = /\/careers\/(\d+)\/detail$/.exec(request.url ?? '')?.[1];
    if (id) details += 1;
    response.end(
      JSON.stringify(
        id
          ? { result: { jobOpening: { jobOpeningName: `Job ${id}`, description: 'Bread' } } }
          : { result: ['1', '2'].map((n) => ({ id: n, jobOpeningName: `Job ${n}` })) },
      ),
    );
  };
  const index = new Map<string, Posting>();
  const ask = createAskBoard(wayTo(server.base).fetch);
  const read = createReadBoard(
    ({ url, ...rest }, signal, known) =>
      ask({ ...rest, url: `${server.base}${new URL(url).pathname}` }, signal, known),
    { now: () => new Date(0) },
    { getPostings: async (ids) => ids.flatMap((id) => index.get(id) ?? []) },
  );
  const none = { etag: null, lastModified: null };
  const board = boardOf({ source: 'bamboohr', board: 'crumb' });
  const first = await read(board, none, AbortSignal.timeout(5000));
  if (first.status !== 'read') throw new Error(first.status);
  expect(first).toMatchObject({ whole: true, validators: none, notFound: [] });
  expect(first.postings.map(({ text }) => text)).toEqual(['Bread', 'Bread']);
  expect(details).toBe(2);
  for (const posting of first.postings) index.set(posting.id, posting);
  const later = await read(board, none, AbortSignal.timeout(5000));
  expect(later).toMatchObject({ status: 'read', postings: first.postings });
  // At most those whose day it is.
  expect(details).toBeLessThan(4);
});
