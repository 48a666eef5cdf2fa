import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openCheckpointFile } from '../db/checkpoint-file.ts';
import { readCheckpoint } from '../db/checkpoint-line.ts';
import type { Store } from '../desk/ports/store.ts';
import type { Finding } from './finding.ts';

/** A running desk writes them within seconds. */
const LATE_MS = 60_000;

/** Is what the desk signed also outside of the database? Nothing is written. */
export async function checkCheckpoints(store: Store, path: string): Promise<Finding> {
  const fix = (text: string): Finding => ({ mark: 'fix', text: `checkpoints: ${text}` });
  try {
    const signed = await store.checkpointLinesAfter(null);
    const lines = await openCheckpointFile(path).read();
    const waiting = await store.checkpointLinesAfter(lines?.at(-1) ?? null);
    if (waiting === null)
      return fix(
        `${path} ends with a checkpoint that this database does not know. The database is older than the file, or the file belongs to another desk: see sayso audit verify; to go on with this database, keep the file under another name`,
      );
    await access(lines === null ? dirname(path) : path, constants.W_OK);
    const oldest = waiting[0] === undefined ? null : readCheckpoint(waiting[0]);
    if (oldest && Date.now() - oldest.at.getTime() > LATE_MS) {
      const { bavail } = await statfs(dirname(path));
      return fix(
        `${waiting.length} are not in ${path} since ${oldest.at.toISOString()}${bavail === 0 ? ', because its disk is full' : '; start the desk, which writes them'}`,
      );
    }
    return { mark: 'ok', text: `checkpoints: ${signed?.length ?? 0} signed, also in ${path}` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault';
    return fix(
      `${path} cannot be used (${code}); set CHECKPOINT_FILE to a file that can be written`,
    );
  }
}
