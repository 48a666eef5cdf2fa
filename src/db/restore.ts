import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { deskEntry } from '../desk/audit-templates.ts';
import type { Clock } from '../desk/ports/clock.ts';
import { assertSound, auditEnd } from './backup.ts';
import { readArchive, readDatabase } from './backup-archive.ts';
import { type BackupFacts, damaged, readHead } from './backup-head.ts';
import { freshName, publishFile } from './durable-file.ts';
import { StoreError, toStoreError } from './errors.ts';
import { createKeyringFile, keyringPath, readKeyringFile } from './keyring-file.ts';
import type { MasterKey } from './master-key.ts';
import { openSqlite } from './open-sqlite.ts';

export interface RestoreDeps {
  /** The backup. */
  file: string;
  /** Where the database will be; nothing may be there. The caller holds the right to be its desk. */
  databasePath: string;
  /** Asked for when it is clear that there is a backup and no database. */
  master(): Promise<Pick<MasterKey, 'bytes'>>;
  clock: Clock;
}

export interface Restored {
  /** When the backup was made. */
  made: Date;
  auditRows: number;
}

/**
 * Puts a backup where no database is. The key is tried first; the copy is opened, brought up to date and walked before it
 * has its name; a restore that was killed can be run again. Throws `StoreError` with one sentence.
 */
export async function restoreBackup(deps: RestoreDeps): Promise<Restored> {
  const { file, databasePath } = deps;
  refuseExisting(databasePath);
  if (!existsSync(file)) throw new StoreError('not_a_desk', `There is no file ${file}.`);
  const { bytes } = await deps.master();
  const part = freshName(databasePath);
  try {
    const archive = readArchive(file);
    const { made, keyring, facts } = readHead(archive.head, file, bytes);
    const sha256 = readDatabase(file, archive, part);
    if (sha256 !== facts.sha256 || archive.size !== facts.size) throw damaged(file);
    createKeyringFile(part, keyring);
    assertSound(part, bytes);
    await proveAndRecord(deps, { part, key: bytes, made, facts });
    publish(part, databasePath, keyring);
    return { made, auditRows: facts.auditEnd?.seq ?? 0 };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    for (const ending of ['', '-wal', '-shm', '.migrate-lock'])
      rmSync(`${part}${ending}`, { force: true });
    rmSync(keyringPath(part), { force: true });
  }
}

function refuseExisting(databasePath: string): void {
  for (const path of [databasePath, `${databasePath}-wal`])
    if (existsSync(path))
      throw new StoreError(
        'exists',
        `There is a database at ${path} already, and a restore never replaces one. Set DESK_HOME to an empty folder, or move it away.`,
      );
}

/** The audit log is whole and ends where the backup says; its next row is about the restore. */
async function proveAndRecord(
  { file, clock }: RestoreDeps,
  { part, key, made, facts }: { part: string; key: Uint8Array; made: Date; facts: BackupFacts },
): Promise<void> {
  const store = await openSqlite({ path: part, key, migrate: true });
  try {
    const verdict = await store.verifyAudit();
    const end = await auditEnd(store);
    if (!verdict.ok || end?.seq !== facts.auditEnd?.seq || end?.hash !== facts.auditEnd?.hash)
      throw damaged(file);
    const entry = deskEntry(clock.now(), {
      action: 'backup.restored',
      purpose: 'bring the data back',
      notes: `made ${made.toISOString()}`,
    });
    await store.noteBackup(made, [{ type: 'audit', entry }]);
    await store.scrub();
  } finally {
    await store.close();
  }
}

/** The keyring first: a keyring without a database is what a new desk begins with, too. */
function publish(part: string, databasePath: string, keyring: string): void {
  const file = openSync(part, 'r+');
  fsyncSync(file);
  closeSync(file);
  if (!createKeyringFile(databasePath, keyring) && readKeyringFile(databasePath) !== keyring)
    throw new StoreError(
      'exists',
      `There is a keyring ${keyringPath(databasePath)} of another database. Set DESK_HOME to an empty folder, or move it away.`,
    );
  if (!publishFile(part, databasePath)) refuseExisting(databasePath);
}
