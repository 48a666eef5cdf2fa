import type { Posting } from '../desk/posting.ts';
import { type BoardProblem, SourceError } from './board-parse.ts';
import { PARSERS } from './sources/catalog.ts';

export interface ImportResult {
  imported: number;
  updated: number;
  unchanged: number;
  problems: BoardProblem[];
}

const BATCH = 500;

/** Reads a recorded answer of a board and saves what is in it. Throws `SourceError` when nothing can be read. */
export async function importPostings(request: {
  raw: string;
  source: string;
  board?: string;
  store: {
    savePostings(
      postings: Posting[],
    ): Promise<{ inserted: number; updated: number; unchanged: number }>;
  };
}): Promise<ImportResult> {
  const parse = PARSERS.get(request.source);
  if (!parse)
    throw new SourceError(
      'unknown_source',
      `There is no source "${request.source}". Known: ${[...PARSERS.keys()].join(', ')}.`,
    );
  const { postings, problems } = parse(request.raw, { board: request.board ?? null });
  const result: ImportResult = { imported: 0, updated: 0, unchanged: 0, problems };
  for (let start = 0; start < postings.length; start += BATCH) {
    const saved = await request.store.savePostings(postings.slice(start, start + BATCH));
    result.imported += saved.inserted;
    result.updated += saved.updated;
    result.unchanged += saved.unchanged;
  }
  return result;
}
