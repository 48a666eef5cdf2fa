import type { BoardParser } from './board-parse.ts';
import type { Source, SourceAsk, SourceRequest } from './source.ts';

/** A source that answers with everything at once. */
export function atOnce(
  parse: BoardParser,
  request: (ask: SourceAsk) => SourceRequest,
): Source['pages'] {
  return async function* (ask) {
    yield parse(await ask.get(request(ask)), { board: ask.board || null });
  };
}

/**
 * A source that answers in pages. It ends with a page that is not full, or that has nothing new: some repeat their last
 * page for ever. `size` 0: only an empty page ends it.
 */
export function inPages(
  parse: BoardParser,
  options: {
    size: number;
    max: number;
    /** `page` counts from 0; `seen` is how many items came before it. */
    request: (ask: SourceAsk, page: number, seen: number) => SourceRequest;
  },
): Source['pages'] {
  return async function* (ask) {
    const ids = new Set<string>();
    const max = Math.min(options.max, ask.maxPages);
    let seen = 0;
    for (let page = 0; page < max; page++) {
      const raw = await ask.get(options.request(ask, page, seen));
      const read = parse(raw, { board: ask.board || null });
      const fresh = read.postings.filter(({ id }) => !ids.has(id));
      for (const { id } of fresh) ids.add(id);
      seen += read.items;
      const ends =
        read.items === 0 ||
        read.items < options.size ||
        (fresh.length === 0 && read.problems.length === 0);
      yield { ...read, postings: fresh, more: !ends && page + 1 === max };
      if (ends) return;
    }
  };
}
