import { parentPort } from 'node:worker_threads';
import type { CvReading } from '../desk/cv.ts';
import type { CvLimits } from './limits.ts';
import { type Hidden, type OfficeText, readDocx, readOdt } from './office-text.ts';
import { readPdf } from './pdf-text.ts';
import { sniff } from './sniff.ts';
import { tidyText } from './tidy.ts';
import { joinWrappedText } from './wrapped-lines.ts';

/** A document for the worker, and what it read. Facts are found by the desk's side, where they can be tested. */
export interface ReadJob {
  id: number;
  bytes: Uint8Array;
  limits: CvLimits;
}
export interface ReadResult {
  id: number;
  reading: DocumentText;
}
export type DocumentText =
  | { ok: true; text: string; pages: number | null; mime: string; hidden: Hidden; cut: boolean }
  | Extract<CvReading, { ok: false }>;

parentPort?.on('message', (job: ReadJob) => {
  readDocument(job.bytes, job.limits).then(
    (reading) => parentPort?.postMessage({ id: job.id, reading } satisfies ReadResult),
    () => parentPort?.postMessage({ id: job.id, reading: DAMAGED } satisfies ReadResult),
  );
});

async function readDocument(bytes: Uint8Array, limits: CvLimits): Promise<DocumentText> {
  const file = sniff(bytes, limits.maxUnpacked);
  switch (file.kind) {
    case 'empty':
      return {
        ok: false,
        problem: 'empty',
        sentence: 'The file is empty. Please send your CV again.',
      };
    case 'bomb':
      return BOMB;
    case 'other':
      return {
        ok: false,
        problem: 'wrong_type',
        sentence: `The file is ${file.what}, whatever its name says. Please send your CV as PDF, Word (.docx), LibreOffice (.odt) or text.`,
      };
    case 'pdf':
      return readPdfDocument(bytes, limits);
    case 'docx':
      return officeDocument(await readDocx(bytes, limits.maxUnpacked), limits, DOCX);
    case 'odt':
      return officeDocument(readOdt(bytes, limits.maxUnpacked), limits, ODT);
    case 'text':
      return textOrNone(joinWrappedText(decode(bytes).replace(/\r\n?/g, '\n')), limits, {
        pages: null,
        mime: 'text/plain',
        hidden: 'none',
      });
  }
}

function officeDocument(office: OfficeText, limits: CvLimits, mime: string): DocumentText {
  if (office.ok)
    return textOrNone(office.text, limits, { pages: null, mime, hidden: office.hidden });
  return office.why === 'too_big' ? BOMB : DAMAGED;
}

async function readPdfDocument(bytes: Uint8Array, limits: CvLimits): Promise<DocumentText> {
  const pdf = await readPdf(bytes, limits.maxPages);
  if (pdf.ok)
    return textOrNone(pdf.text, limits, {
      pages: pdf.pages,
      mime: 'application/pdf',
      hidden: pdf.hidden ? 'left_out' : 'none',
    });
  if (pdf.why === 'encrypted')
    return {
      ok: false,
      problem: 'encrypted',
      sentence:
        'The PDF is locked with a password. Please save a copy without one and send that; never send me the password.',
    };
  if (pdf.why === 'too_many_pages')
    return {
      ok: false,
      problem: 'too_many_pages',
      sentence: `The PDF has ${pdf.pages} pages; I read up to ${limits.maxPages}. Please send the CV alone.`,
    };
  return DAMAGED;
}

function textOrNone(
  raw: string,
  limits: CvLimits,
  about: { pages: number | null; mime: string; hidden: Hidden },
): DocumentText {
  const text = tidyText(raw, limits.maxText);
  if (text.length < MIN_TEXT)
    return {
      ok: false,
      problem: 'no_text',
      sentence:
        about.mime === 'application/pdf'
          ? 'I found no text in the PDF; it is probably a scan. Please send a version with real text, for example saved from Word.'
          : 'There is hardly any text in the file. Please send the CV itself.',
    };
  return { ok: true, text, cut: raw.length > limits.maxText, ...about };
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
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';

const BOMB: DocumentText = {
  ok: false,
  problem: 'too_big',
  sentence:
    'The document unpacks to far more than a CV needs. Please save it again as a PDF and send that.',
};

const DAMAGED: DocumentText = {
  ok: false,
  problem: 'damaged',
  sentence: 'The file is damaged and cannot be read. Please save it again and send it once more.',
};
