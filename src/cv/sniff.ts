import { endsAsZip, unzippedSize, zipEntries } from './zip.ts';

/** What a file really is, by its content; its name decides nothing. */
export type FileKind =
  | { kind: 'pdf' | 'docx' | 'odt' | 'rtf' | 'json' | 'text' }
  | { kind: 'empty' }
  /** Unpacks to more than `maxUnpacked`, or claims to. */
  | { kind: 'bomb' }
  /** Two kinds of file in one: what one program shows, another may not. */
  | { kind: 'mixed' }
  | { kind: 'other'; what: string };

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a sound'],
  ['Rar!', 'an archive'],
  ['7z\xbc\xaf', 'an archive'],
  ['\x1f\x8b', 'an archive'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
  ['\xd0\xcf\x11\xe0', 'an old Office document (.doc)'],
];

/** Of an archive with entries, and of an empty one. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'];

/** What a file is, read from its content alone. */
export function sniff(bytes: Uint8Array, maxUnpacked: number): FileKind {
  const start = head(bytes);
  if (start.trim() === '') return { kind: 'empty' };
  // Some programs put a few bytes before the header; readers accept it within the first kilobyte.
  const pdfAt = start.indexOf('%PDF-');
  if (ZIP_STARTS.some((mark) => start.startsWith(mark)))
    return pdfAt >= 0 ? { kind: 'mixed' } : sniffZip(bytes, maxUnpacked);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  const isPage = WEB_PAGE.test(start);
  const isRtf = start.startsWith('{\\rtf');
  if (pdfAt >= 0) {
    const mixed = known !== undefined || isPage || isRtf || endsAsZip(bytes);
    // A text may speak of PDFs; what begins like one is one.
    if (mixed) return { kind: 'mixed' };
    if (pdfAt < 32 || !looksLikeText(bytes.subarray(0, pdfAt))) return { kind: 'pdf' };
    if (/\bendobj\b/.test(start)) return { kind: 'pdf' };
  }
  if (known) return { kind: 'other', what: known[1] };
  if (isRtf) return { kind: 'rtf' };
  if (isPage) return { kind: 'other', what: 'a web page' };
  if (!looksLikeText(bytes)) return { kind: 'other', what: 'not a text' };
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(start) ? { kind: 'json' } : { kind: 'text' };
}

const WEB_PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body)\b/i;

/** The first kilobyte, a character per byte. */
function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
}

/** OpenDocument files begin with an unpacked entry that names their type (OpenDocument 1.3, part 2, section 3.3). */
function openDocumentKind(start: string): FileKind {
  if (start.includes('opendocument.spreadsheet')) return { kind: 'other', what: 'a spreadsheet' };
  if (start.includes('opendocument.presentation')) return { kind: 'other', what: 'a presentation' };
  return { kind: 'odt' };
}

function sniffZip(bytes: Uint8Array, maxUnpacked: number): FileKind {
  const entries = zipEntries(bytes);
  if (!entries) return { kind: 'other', what: 'a damaged archive' };
  if (unzippedSize(entries) > maxUnpacked) return { kind: 'bomb' };
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('word/document.xml'))
    return names.has('content.xml') ? { kind: 'mixed' } : { kind: 'docx' };
  if (names.has('content.xml') && names.has('META-INF/manifest.xml'))
    return openDocumentKind(head(bytes));
  if (names.has('xl/workbook.xml')) return { kind: 'other', what: 'a spreadsheet' };
  if (names.has('ppt/presentation.xml')) return { kind: 'other', what: 'a presentation' };
  return { kind: 'other', what: 'a zip archive' };
}

/** UTF-8 or UTF-16 with a mark, and nearly free of control characters. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff))
    return true;
  const controls = sample.reduce(
    (many, byte) => many + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0),
    0,
  );
  return controls / sample.byteLength < 0.005;
}
