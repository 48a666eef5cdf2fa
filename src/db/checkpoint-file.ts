import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CheckpointFile } from '../desk/ports/checkpoint-file.ts';
import { MAX_LINE } from './checkpoint-line.ts';
import { StoreError } from './errors.ts';
import { lockFile } from './file-lock.ts';

/**
 * The checkpoints in a file that is only ever appended to. What the last line is, decides what comes next, so a process
 * that was killed in the middle of a line has it finished, and several processes write one file and not two versions.
 */
export function openCheckpointFile(path: string): CheckpointFile {
  return {
    path,
    async publish(after) {
      const lock = lockFile(`${path}.lock`, 0);
      if (!lock) return 'busy';
      try {
        return await append(path, after);
      } finally {
        lock.release();
      }
    },
    async read() {
      try {
        // A device or a pipe would never end.
        if (!(await stat(path)).isFile()) throw new StoreError('broken', `${path} is not a file.`);
        const text = await readFile(path, 'latin1');
        // What follows the last line end was never finished.
        return text.split('\n').slice(0, -1);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

async function append(
  path: string,
  after: Parameters<CheckpointFile['publish']>[0],
): Promise<'current' | 'foreign'> {
  const file = openSync(path, FLAGS, 0o600);
  try {
    const { size } = fstatSync(file);
    const { last, begun } = endOf(file, size);
    const lines = await after(last);
    if (lines === null) return 'foreign';
    const text = lines.map((line) => `${line}\n`).join('');
    if (!text.startsWith(begun)) return 'foreign';
    const missing = Buffer.from(text.slice(begun.length), 'latin1');
    if (missing.length === 0) return 'current';
    for (let at = 0; at < missing.length; ) at += writeSync(file, missing, at);
    fsyncSync(file);
    if (size === 0) syncFolder(dirname(path));
    return 'current';
  } finally {
    closeSync(file);
  }
}

/** Never blocking: a pipe under that name would hold up the desk. */
const FLAGS = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** The last whole line, and what was written after it without an end. */
function endOf(file: number, size: number): { last: string | null; begun: string } {
  const tail = Buffer.alloc(Math.min(size, 2 * (MAX_LINE + 1)));
  readSync(file, tail, 0, tail.length, size - tail.length);
  const lines = tail.toString('latin1').split('\n');
  return { begun: lines.at(-1) ?? '', last: lines.at(-2) ?? null };
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
