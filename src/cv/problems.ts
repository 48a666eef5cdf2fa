import type { CvReading } from '../desk/cv.ts';
import type { CvLimits } from './limits.ts';

/** Why a document cannot be used, in one sentence for the client. */
export type Unusable = Extract<CvReading, { ok: false }>;

export const EMPTY: Unusable = {
  ok: false,
  problem: 'empty',
  sentence: 'The file is empty. Please send your CV again.',
};

export const BOMB: Unusable = {
  ok: false,
  problem: 'too_big',
  sentence:
    'The document unpacks to far more than a CV needs. Please save it again as a PDF and send that.',
};

export const DAMAGED: Unusable = {
  ok: false,
  problem: 'damaged',
  sentence: 'The file is damaged and cannot be read. Please save it again and send it once more.',
};

export const MIXED: Unusable = {
  ok: false,
  problem: 'wrong_type',
  sentence:
    'The file is two kinds of file in one, so programs would show different things. Please save your CV again as a PDF and send that.',
};

export const NOT_A_RESUME: Unusable = {
  ok: false,
  problem: 'wrong_type',
  sentence:
    'The file is JSON, but not a CV in the form of JSON Resume. Please send your CV as PDF, Word (.docx), LibreOffice (.odt), RTF or text.',
};

export const LOCKED: Unusable = {
  ok: false,
  problem: 'encrypted',
  sentence:
    'The PDF is locked with a password. Please save a copy without one and send that; never send me the password.',
};

export const NO_TEXT: Unusable = {
  ok: false,
  problem: 'no_text',
  sentence: 'There is hardly any text in the file. Please send the CV itself.',
};

export const SCAN: Unusable = {
  ok: false,
  problem: 'no_text',
  sentence:
    'I found no text in the PDF; it is probably a scan. Please send a version with real text, for example saved from Word.',
};

export const TOO_SLOW: Unusable = {
  ok: false,
  problem: 'too_slow',
  sentence:
    'The document took too long to read. Please save it again as a simple PDF or text and send that.',
};

export const TOO_MUCH: Unusable = {
  ok: false,
  problem: 'damaged',
  sentence:
    'The document could not be read. Please save it again as a simple PDF or text and send that.',
};

export function wrongType(what: string): Unusable {
  return {
    ok: false,
    problem: 'wrong_type',
    sentence: `The file is ${what}, whatever its name says. Please send your CV as PDF, Word (.docx), LibreOffice (.odt), RTF or text.`,
  };
}

export function tooManyPages(pages: number, { maxPages }: CvLimits): Unusable {
  return {
    ok: false,
    problem: 'too_many_pages',
    sentence: `The PDF has ${pages} pages; I read up to ${maxPages}. Please send the CV alone.`,
  };
}

export function tooBig({ maxBytes }: CvLimits): Unusable {
  return {
    ok: false,
    problem: 'too_big',
    sentence: `The file is larger than ${Math.floor(maxBytes / 1_048_576)} MB. Please send a smaller one.`,
  };
}
