import { SourceError } from './board-parse.ts';
import type { KeyName, Source, SourceKeys } from './source.ts';
import { SOURCES } from './sources/catalog.ts';

/** One board that the desk may ask. */
export interface Board {
  /** What the client calls it: "greenhouse:acme", "remotive". */
  name: string;
  source: Source;
  /** What stands after the colon; empty for a board of many employers. */
  board: string;
  keys: SourceKeys;
}

export interface ConfiguredBoard {
  source: string;
  board: string;
}

/** A board of the configuration. Throws `SourceError` for one that the desk cannot ask, or not without a key. */
export function boardOf({ source: name, board }: ConfiguredBoard, keys: SourceKeys = {}): Board {
  const source = SOURCES.find((item) => item.name === name);
  const written = board ? `${name}:${board}` : name;
  if (!source?.boards.test(board))
    throw new SourceError(
      'unknown_board',
      `JOB_BOARDS names ${written}, which cannot be asked. Known: ${SOURCES.map(({ form }) => form).join(', ')}.`,
    );
  const missing = source.keys.filter((key) => !keys[key]);
  if (missing.length > 0)
    throw new SourceError(
      'no_key',
      `JOB_BOARDS names ${written}, which needs the desk's own key. Set ${missing.join(' and ')}.`,
    );
  return {
    name: written.toLowerCase(),
    source,
    board,
    // A source gets its own keys and no others.
    keys: Object.fromEntries(source.keys.map((key: KeyName) => [key, keys[key]])),
  };
}

/** The host of a board, as it is shown. */
export function hostOfBoard({ source, board }: Board): string {
  return new URL(source.origin(board)).host;
}
