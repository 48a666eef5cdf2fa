import { z } from 'zod';
import type { Posting } from '../desk/posting.ts';
import { type BoardParse, type BoardProblem, wrongShape } from './board-parse.ts';
import { plainLine } from './html-text.ts';

/** Longest values that are kept; beyond it is not a posting any more. */
const MAX_TITLE = 200;
const MAX_TEXT = 60_000;
const MAX_ITEMS = 50_000;
/** As many postings, and all of them unreadable, are a changed board. */
const CHANGED = 3;

/** A posting as a source gives it; the rest is filled with "not stated". */
export type RawPosting = Pick<Posting, 'externalId' | 'title' | 'company' | 'text'> &
  Partial<
    Omit<Posting, 'id' | 'source' | 'externalId' | 'title' | 'company' | 'text' | 'isSample'>
  >;

/**
 * Reads the items of a board one by one: each through its schema, each into a posting. Items that do not fit become
 * problems; items with the same id become one posting with all their places.
 */
export function readItems<T>(
  options: {
    source: string;
    board: string | null;
    list: unknown;
    listName: string;
    isSample?: boolean;
  },
  schema: z.ZodType<T>,
  map: (item: T) => RawPosting | null,
): BoardParse {
  if (!Array.isArray(options.list)) throw wrongShape(options.source, options.listName);
  const byId = new Map<string, Posting>();
  const problems: BoardProblem[] = [];
  for (const [index, value] of options.list.slice(0, MAX_ITEMS).entries()) {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      problems.push({ at: nameOf(index, value), message: missing(parsed.error) });
      continue;
    }
    const raw = map(parsed.data);
    if (!raw) continue;
    const posting = complete(options, raw);
    if (posting.title === '') {
      problems.push({ at: nameOf(index, value), message: 'the title is empty' });
      continue;
    }
    const twin = byId.get(posting.id);
    if (twin) twin.places = [...new Set([...twin.places, ...posting.places])];
    else byId.set(posting.id, posting);
  }
  // One bad posting is one bad posting; when none fits, the board has changed.
  if (problems.length >= CHANGED && problems.length === options.list.length)
    throw wrongShape(options.source, 'a readable posting');
  return { postings: [...byId.values()], problems, items: options.list.length };
}

function complete(
  options: { source: string; board: string | null; isSample?: boolean },
  raw: RawPosting,
): Posting {
  const company = plainLine(raw.company, MAX_TITLE) || options.board || 'unknown company';
  const board = options.board ?? company.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return {
    id: `${options.source}:${board}:${raw.externalId}`,
    source: options.source,
    externalId: raw.externalId,
    company,
    title: plainLine(raw.title, MAX_TITLE),
    places: [...new Set((raw.places ?? []).map((place) => plainLine(place, 120)))].filter(Boolean),
    remote: raw.remote ?? 'unknown',
    remoteRegions: (raw.remoteRegions ?? []).map((region) => plainLine(region, 60)).filter(Boolean),
    pay: raw.pay ?? null,
    employment: raw.employment ?? null,
    seniority: raw.seniority ?? null,
    language: raw.language ?? null,
    url: webAddress(raw.url ?? null),
    text: raw.text.slice(0, MAX_TEXT).toWellFormed(),
    postedAt: valid(raw.postedAt ?? null),
    closesAt: valid(raw.closesAt ?? null),
    contact: raw.contact ?? null,
    isSample: options.isSample ?? false,
  };
}

/** "title is missing", in the words of the person who has to look at the file. */
function missing(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') || 'the posting';
  return issue?.code === 'invalid_type' && issue.message.includes('undefined')
    ? `${path} is missing`
    : `${path} is not as expected`;
}

function nameOf(index: number, value: unknown): string {
  const named = z
    .looseObject({
      title: z.string().optional(),
      name: z.string().optional(),
      text: z.string().optional(),
    })
    .safeParse(value);
  const title = named.success
    ? (named.data.title ?? named.data.name ?? named.data.text)
    : undefined;
  return `posting ${index + 1}${title ? ` (${plainLine(title, 60)})` : ''}`;
}

/** Only web addresses may become links. */
function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

function valid(date: Date | null): Date | null {
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

/** A date as boards write it: ISO, "2026-08-05 09:41:37 UTC", seconds or milliseconds of the epoch. */
export function readDate(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return valid(new Date(value < 1e11 ? value * 1000 : value));
  return valid(new Date(value.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC$/, '$1T$2Z')));
}

/** Numbers and strings both serve as ids. */
export const ID = z.union([z.string().min(1), z.number()]).transform(String);
/** A field that boards leave out or set to null. */
export const TEXT = z.string().nullish();
