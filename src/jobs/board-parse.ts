import type { Posting } from '../desk/posting.ts';

/** What a board's answer gave: postings, and what could not be read. One bad posting never spoils the others. */
export interface BoardParse {
  postings: Posting[];
  problems: BoardProblem[];
  /** Items in the answer, whether they could be read or not. */
  items: number;
}

export interface BoardProblem {
  /** Where: "posting 3 (Engineer)". */
  at: string;
  message: string;
}

/** The answer as a whole cannot be read; the message is one sentence for whoever imports it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: string;
  /** How long the source asks to be left alone, as it says it. */
  readonly retryAfter: string | null;
  constructor(
    code: string,
    message: string,
    options?: ErrorOptions & { retryAfter?: string | null },
  ) {
    super(message, options);
    this.code = code;
    this.retryAfter = options?.retryAfter ?? null;
  }
}

/** Reads a source's answer for one board. Pure; throws `SourceError` when the whole is unreadable. */
export type BoardParser = (raw: string, context: ParseContext) => BoardParse;

export interface ParseContext {
  /** The employer's board at the source ("acme"); part of the posting's id. */
  board: string | null;
}

export function parseJson(raw: string, source: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    // The parser's own message quotes the file; what is in there belongs in no log.
    throw new SourceError(
      'broken_json',
      `This is not the JSON of a ${source} board: it ends early or is damaged.`,
      {
        cause: cause instanceof Error ? cause.name : undefined,
      },
    );
  }
}

export function wrongShape(source: string, missing: string): SourceError {
  return new SourceError(
    'changed_schema',
    `This does not look like the answer of a ${source} board: ${missing} is missing. Check --source, or the board has changed.`,
  );
}
