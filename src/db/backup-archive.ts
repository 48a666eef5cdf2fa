import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { StoreError } from './errors.ts';

/**
 * A backup is a plain tar archive of two files: the head, which says what it is and holds the keyring, and the
 * encrypted database as it is. `tar xf` opens it without Sayso.
 */
const HEAD_NAME = 'sayso-backup.json';
const DATABASE_NAME = 'desk.db';

const BLOCK = 512;
const CHUNK = 1024 * 1024;
/** The end of an archive: two empty blocks. */
const END = Buffer.alloc(2 * BLOCK);
const MAX_HEAD = 64 * 1024;
const MODE = 0o600;

export interface Archive {
  head: string;
  /** Where the database lies in the file, in bytes. */
  start: number;
  size: number;
}

/** Writes the archive to a new file, for its owner only, and waits until it is on the disk. */
export function writeArchive(path: string, head: string, databasePath: string): void {
  const target = openSync(path, 'wx', MODE);
  const source = openSync(databasePath, 'r');
  try {
    const { size } = fstatSync(source);
    const text = Buffer.from(head);
    writeSync(target, Buffer.concat([entryHeader(HEAD_NAME, text.length), padded(text)]));
    writeSync(target, entryHeader(DATABASE_NAME, size));
    for (const chunk of chunksOf(source, 0, size)) writeSync(target, chunk);
    writeSync(target, Buffer.concat([Buffer.alloc(padding(size)), END]));
    fsyncSync(target);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Finds the parts of an archive. Throws `StoreError` for what is no backup, and for one that was cut. */
export function readArchive(path: string): Archive {
  const file = openSync(path, 'r');
  try {
    const { size: total } = fstatSync(file);
    const headSize = entrySize(file, 0, HEAD_NAME);
    if (headSize === null || headSize > MAX_HEAD)
      throw new StoreError(
        'not_a_desk',
        `${path} is not a backup of Sayso. Name a file that \`sayso backup\` made.`,
      );
    const second = BLOCK + headSize + padding(headSize);
    const size = entrySize(file, second, DATABASE_NAME);
    const start = second + BLOCK;
    if (size === null || total !== start + size + padding(size) + END.length)
      throw new StoreError(
        'broken',
        `The backup ${path} is cut or damaged: it has ${total} bytes, and not those that it should have. Use another one.`,
      );
    return { head: readAt(file, BLOCK, headSize).toString(), start, size };
  } finally {
    closeSync(file);
  }
}

/** SHA-256, in hex, of the database in an archive; it is written to `copy` on the way, where one is given. */
export function readDatabase(path: string, archive: Archive, copy: string | null): string {
  const file = openSync(path, 'r');
  const target = copy === null ? null : openSync(copy, 'wx', MODE);
  try {
    const hash = createHash('sha256');
    for (const chunk of chunksOf(file, archive.start, archive.size)) {
      hash.update(chunk);
      if (target !== null) writeSync(target, chunk);
    }
    if (target !== null) fsyncSync(target);
    return hash.digest('hex');
  } finally {
    closeSync(file);
    if (target !== null) closeSync(target);
  }
}

/** Size in bytes and SHA-256, in hex, of a whole file. */
export function fileDigest(path: string): { size: number; sha256: string } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const hash = createHash('sha256');
    for (const chunk of chunksOf(file, 0, size)) hash.update(chunk);
    return { size, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

function* chunksOf(file: number, start: number, size: number): Generator<Buffer> {
  for (let at = 0; at < size; at += CHUNK)
    yield readAt(file, start + at, Math.min(CHUNK, size - at));
}

function readAt(file: number, position: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const count = readSync(file, bytes, done, size - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

/** A header of POSIX ustar. */
function entryHeader(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'latin1');
  block.write('0000600\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  writeSize(block, size);
  block.write('00000000000\0', 136, 'latin1');
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** Eleven octal digits reach to 8 GB; beyond that tar takes the number in binary, marked by the first bit. */
function writeSize(block: Buffer, size: number): void {
  if (size < 8 ** 11) {
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    return;
  }
  block.writeUInt8(0x80, 124);
  block.writeBigUInt64BE(BigInt(size), 128);
}

/** Size of the entry whose header lies there; null when it is no header, or one of another name. */
function entrySize(file: number, position: number, name: string): number | null {
  const block = readAt(file, position, BLOCK);
  if (block.length < BLOCK || block.toString('latin1', 0, name.length + 1) !== `${name}\0`)
    return null;
  if (Number.parseInt(block.toString('latin1', 148, 154), 8) !== checksum(block)) return null;
  if (block.readUInt8(124) === 0x80) return Number(block.readBigUInt64BE(128));
  return Number.parseInt(block.toString('latin1', 124, 135), 8);
}

/** Of all bytes, with the field of the sum itself taken as spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padding(bytes.length))]);
}
