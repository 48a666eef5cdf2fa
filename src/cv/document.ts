import { readJsonResume } from './json-resume.ts';
import type { CvLimits } from './limits.ts';
import { type OfficeText, readDocx, readOdt } from './office-text.ts';
import { readPdf } from './pdf-text.ts';
import {
  BOMB,
  DAMAGED,
  EMPTY,
  LOCKED,
  MIXED,
  NO_TEXT,
  NOT_A_RESUME,
  SCAN,
  tooManyPages,
  type Unusable,
  wrongType,
} from './problems.ts';
import { readRtf } from './rtf-text.ts';
import { sniff } from './sniff.ts';
import { tidyText } from './tidy.ts';
import { joinWrappedText } from './wrapped-lines.ts';

/** What people see of a document, the lines that they do not see, and whether the text was cut at its limit. */
export type DocumentText =
  | { ok: true; text: string; pages: number | null; mime: string; hidden: string[]; cut: boolean }
  | Unusable;

/** Reads a document of any kind that CVs come in. Runs in the worker: whatever it throws is a damaged file. */
export async function readDocument(bytes: Uint8Array, limits: CvLimits): Promise<DocumentText> {
  const file = sniff(bytes, limits.maxUnpacked);
  switch (file.kind) {
    case 'empty':
      return EMPTY;
    case 'bomb':
      return BOMB;
    case 'mixed':
      return MIXED;
    case 'other':
      return wrongType(file.what);
    case 'pdf':
      return pdfDocument(bytes, limits);
    case 'docx':
      return officeDocument(readDocx(bytes, limits.maxUnpacked), limits, DOCX);
    case 'odt':
      return officeDocument(readOdt(bytes, limits.maxUnpacked), limits, ODT);
    case 'rtf': {
      const rtf = readRtf(bytes);
      return rtf ? document(rtf.text, rtf.hidden, limits, { mime: 'application/rtf' }) : DAMAGED;
    }
    case 'json': {
      const text = readJsonResume(decode(bytes));
      return text === null
        ? NOT_A_RESUME
        : document(text, [], limits, { mime: 'application/json' });
    }
    case 'text':
      return document(joinWrappedText(decode(bytes).replace(/\r\n?/g, '\n')), [], limits, {
        mime: 'text/plain',
      });
  }
}

function officeDocument(office: OfficeText, limits: CvLimits, mime: string): DocumentText {
  if (office.ok) return document(office.text, office.hidden, limits, { mime });
  return office.why === 'too_big' ? BOMB : DAMAGED;
}

async function pdfDocument(bytes: Uint8Array, limits: CvLimits): Promise<DocumentText> {
  const pdf = await readPdf(bytes, limits.maxPages);
  if (pdf.ok)
    return document(pdf.text, pdf.hidden, limits, { mime: 'application/pdf', pages: pdf.pages });
  if (pdf.why === 'encrypted') return LOCKED;
  return pdf.why === 'too_many_pages' ? tooManyPages(pdf.pages, limits) : DAMAGED;
}

function document(
  raw: string,
  unseen: readonly string[],
  limits: CvLimits,
  { mime, pages = null }: { mime: string; pages?: number | null },
): DocumentText {
  const text = tidyText(raw, limits.maxText);
  const hidden = unseen
    .slice(0, MAX_HIDDEN)
    .map((line) => tidyText(line, MAX_HIDDEN_LINE))
    // A stray letter in white is a printer's trick, and a pale copy of what is seen is a shadow; neither is a message.
    .filter((line) => line.length > 3 && !text.includes(line));
  if (text.length < MIN_TEXT) return pages === null ? NO_TEXT : SCAN;
  return { ok: true, text, pages, mime, hidden, cut: raw.length > limits.maxText };
}

/** UTF-16 by its mark, else UTF-8, else Windows-1252: what old programs write. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const MIN_TEXT = 20;
const MAX_HIDDEN = 200;
const MAX_HIDDEN_LINE = 500;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';
