export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
}

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
    });
    at += 46 + nameLength + rest;
  }
  return entries;
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

/** The end record stands in the last 64 kB, before an optional comment. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
