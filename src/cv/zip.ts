import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  packed: number;
  /** What the table of contents claims; only unpacking tells. */
  unpacked: number;
  /** Offset of the entry's own header. */
  at: number;
  /** 0 stored, 8 deflated; nothing else is used by office documents. */
  method: number;
}

const LOCAL = 0x04034b50;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 10_000;

/**
 * Reads a zip's table of contents (APPNOTE 4.3.12) without unpacking anything, so that a bomb is seen before it goes
 * off. Null when it is damaged.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return null;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + nameLength > view.byteLength) return null;
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + nameLength + rest;
  }
  return entries;
}

/** Does a file of another kind end as a zip, as archives do that were put behind something else? */
export function endsAsZip(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return false;
  const at = end - view.getUint32(end + 12, true);
  return at >= 0 && at + 4 <= end && view.getUint32(at, true) === ENTRY;
}

/**
 * What the archive claims to unpack to. The claim may be a lie, so the packed size counts with deflate's
 * highest ratio (1032 to 1, zlib's documentation) where an entry claims to be smaller than packed.
 */
export function unzippedSize(entries: readonly ZipEntry[]): number {
  return entries.reduce(
    (sum, { packed, unpacked }) => sum + (unpacked < packed ? packed * 1032 : unpacked),
    0,
  );
}

/**
 * The bytes of one entry. Unpacking stops at `maxBytes`, whatever the archive claims: that is `too_big`, and the only
 * guard that a lying archive cannot pass. Null when the entry is damaged.
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  maxBytes: number,
): Uint8Array | 'too_big' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== LOCAL) return null;
  const start =
    entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (start + entry.packed > bytes.byteLength) return null;
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.byteLength > maxBytes ? 'too_big' : packed;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    const tooBig =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooBig ? 'too_big' : null;
  }
}

/** The end record stands in the last 64 kB, before an optional comment. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
