import { readWordParts } from './docx-text.ts';
import { readWriterParts } from './odt-text.ts';
import { unpackEntry, type ZipEntry, zipEntries } from './zip.ts';

export type OfficeText =
  | { ok: true; text: string; hidden: string[] }
  | { ok: false; why: 'too_big' | 'damaged' };

/** The parts of an office document that hold its text, by their names in the archive. */
export type Parts = ReadonlyMap<string, string>;

/** The text of a Word document (Office Open XML): what people see, and what is hidden from them. */
export function readDocx(bytes: Uint8Array, maxUnpacked: number): OfficeText {
  return readOffice(
    bytes,
    maxUnpacked,
    /^word\/(?:document|styles|header\d*)\.xml$/,
    readWordParts,
  );
}

/** The same of an OpenDocument text (LibreOffice Writer). */
export function readOdt(bytes: Uint8Array, maxUnpacked: number): OfficeText {
  return readOffice(bytes, maxUnpacked, /^(?:content|styles)\.xml$/, readWriterParts);
}

function readOffice(
  bytes: Uint8Array,
  maxUnpacked: number,
  wanted: RegExp,
  readParts: (parts: Parts) => { lines: string[]; hidden: string[] } | null,
): OfficeText {
  const parts = unpackAll(bytes, maxUnpacked, wanted);
  if (!(parts instanceof Map)) return { ok: false, why: parts };
  const read = readParts(parts);
  if (!read) return { ok: false, why: 'damaged' };
  return { ok: true, text: read.lines.join('\n'), hidden: read.hidden };
}

/** Unpacks every entry within the budget, so that a bomb anywhere is met here, and returns those that are wanted. */
function unpackAll(
  bytes: Uint8Array,
  maxUnpacked: number,
  wanted: RegExp,
): Map<string, string> | 'too_big' | 'damaged' {
  const entries: readonly ZipEntry[] = zipEntries(bytes) ?? [];
  const parts = new Map<string, string>();
  let left = maxUnpacked;
  for (const entry of entries) {
    const part = unpackEntry(bytes, entry, left);
    if (part === 'too_big') return 'too_big';
    if (part === null) return 'damaged';
    left -= part.byteLength;
    if (wanted.test(entry.name)) parts.set(entry.name, Buffer.from(part).toString('utf8'));
  }
  return parts;
}
