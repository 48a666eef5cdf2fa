import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a file that is on the disk, whole, before it has its name. A link, unlike a rename, never replaces what is there.
 * Gives false when the name is taken.
 */
export function createFile(path: string, text: string, mode: number): boolean {
  const fresh = freshName(path);
  try {
    writeWhole(fresh, text, mode);
    return publishFile(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Puts other content under a name: whoever looks, also after a crash, finds the old or the new content, whole. */
export function replaceFile(path: string, text: string, mode: number): void {
  const fresh = freshName(path);
  try {
    writeWhole(fresh, text, mode);
    renameSync(fresh, path);
    syncFolder(dirname(path));
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Gives a finished file its second name, durably. False when the name is taken; the file keeps its first name. */
export function publishFile(finished: string, path: string): boolean {
  try {
    linkSync(finished, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  syncFolder(dirname(path));
  return true;
}

/** A name beside `path` that nobody else uses. */
export function freshName(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}`;
}

export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeWhole(path: string, text: string, mode: number): void {
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
