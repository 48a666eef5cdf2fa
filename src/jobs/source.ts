import type { Posting } from '../desk/posting.ts';
import type { BoardParse, BoardParser } from './board-parse.ts';

/** One request at a source, as data. Whoever sends it sets the pace and may make it a conditional one. */
export interface SourceRequest {
  url: string;
  /** Of a POST, as JSON; a request without one is a GET. */
  body?: string;
  /** Beyond the usual ones. They may hold the desk's own key, so they belong in no log. */
  headers?: Readonly<Record<string, string>>;
  /** The address itself holds the desk's key. */
  secret?: boolean;
}

/** The desk's own keys, by the variable that holds them. */
export const KEY_NAMES = [
  'USAJOBS_EMAIL',
  'USAJOBS_API_KEY',
  'ADZUNA_APP_ID',
  'ADZUNA_APP_KEY',
  'REED_API_KEY',
  'JOOBLE_API_KEY',
] as const;
export type KeyName = (typeof KEY_NAMES)[number];
export type SourceKeys = Readonly<Partial<Record<KeyName, string>>>;

/** What a source is asked with. */
export interface SourceAsk {
  /** What stands after the colon in JOB_BOARDS; empty for a board of many employers. */
  board: string;
  /** The client's words, after a yes; null when the board is read for everyone. Only a source that takes words uses them. */
  words: string | null;
  keys: SourceKeys;
  /** Pages at most. */
  maxPages: number;
  /** Sends a request and gives the body of a good answer. Throws `SourceError`. */
  get(request: SourceRequest): Promise<string>;
}

/** How one kind of board is asked and read. */
export interface Source {
  name: string;
  /** How it is written in JOB_BOARDS: "greenhouse:NAME". */
  form: string;
  /** What may stand after the colon. */
  boards: RegExp;
  /** The one host that is asked for a board, as "https://api.lever.co". */
  origin(board: string): string;
  /** The client's own words are part of a live request. */
  takesWords: boolean;
  /** A job that is missing from a whole answer is closed. Not so where only the newest jobs are listed. */
  listsAll: boolean;
  /** One request brings everything, so it may be a conditional one. */
  oneAnswer: boolean;
  keys: readonly KeyName[];
  /** Reads one recorded answer. */
  parse: BoardParser;
  /** Asks page after page. */
  pages(ask: SourceAsk): AsyncGenerator<SourcePage>;
  /** For a source whose list has no text. */
  detail?: {
    request(ask: SourceAsk, posting: Posting): SourceRequest;
    /** The posting with what its detail adds. Throws `SourceError` when that is no detail. */
    parse(raw: string, posting: Posting, ask: SourceAsk): Posting;
  };
}

export interface SourcePage extends BoardParse {
  /** The source has more than was asked for. */
  more?: boolean;
}

/** The name of one employer's board at a source that serves many. */
export const EMPLOYER = /^[\w-]{1,80}$/;
/** The same where the name is part of a host. */
export const SUBDOMAIN = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** For a source that is one board. */
export const NO_BOARD = /^$/;

/** The operator's own choice of words at a source that is too large to be read whole: "night-nurse". */
export const WORDS = /^[\w-]{0,80}$/;

/** Such a choice as it is asked. */
export function inWords(choice: string): string {
  return choice.replace(/[-_]+/g, ' ').trim();
}

/** What most sources have in common. */
export const USUAL = {
  takesWords: false,
  listsAll: true,
  oneAnswer: false,
  keys: [],
} as const satisfies Partial<Source>;
