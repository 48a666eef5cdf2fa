import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** A run of all tests leaves less than a tenth of it behind at any time; a container gives 64 MB by default. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Where files of tests lie: in memory where the machine has the room, since most of the time of a test on a disk is
 * waiting for the disk. Nothing here tests a loss of power; a killed process loses nothing in memory either.
 */
export function memoryFolder(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= ROOM_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
