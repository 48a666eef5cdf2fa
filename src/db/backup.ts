import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { deskEntry } from '../desk/audit-templates.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { Store } from '../desk/ports/store.ts';
import { fileDigest, readArchive, readDatabase, writeArchive } from './backup-archive.ts';
import { type BackupFacts, damaged, readHead, writeHead } from './backup-head.ts';
import { readKeyring, unwrapDeskKeys } from './desk-keys.ts';
import { freshName, publishFile } from './durable-file.ts';
import { StoreError, toStoreError } from './errors.ts';
import { createKeyringFile, keyringPath } from './keyring-file.ts';
import { openEncrypted, openSqlite } from './open-sqlite.ts';

export interface BackupDeps {
  /** The store of `databasePath`, beside which a desk may be running. */
  store: Store;
  clock: Clock;
  databasePath: string;
  master: { bytes: Uint8Array; id: string };
  /** The file to make. */
  target: string;
}

export interface Backup {
  /** Of the whole file. */
  bytes: number;
  auditRows: number;
}

/**
 * Makes one file with the encrypted database, as it is at one moment, and its wrapped keys. It has its name only after it
 * was opened, checked and compared, and never replaces another file. Throws `StoreError` with one sentence.
 */
export async function makeBackup(deps: BackupDeps): Promise<Backup> {
  const { store, target } = deps;
  refuseTarget(target);
  await record(deps, 'backup.begun', `key ${deps.master.id}`);
  const part = `${freshName(target)}.part`;
  const copy = `${part}.db`;
  try {
    copyDatabase(deps, copy);
    const keyring = await store.keyring();
    const facts = await checkCopy(deps, copy, keyring);
    const made = deps.clock.now();
    const keys = unwrapDeskKeys(deps.master.bytes, readKeyring(keyring, 'The keyring'));
    writeArchive(part, writeHead(made, keyring, keys, facts), copy);
    compare(part, deps.master.bytes, facts);
    if (!publishFile(part, target)) throw taken(target);
    const bytes = statSync(target).size;
    const auditRows = facts.auditEnd?.seq ?? 0;
    const entry = backupEntry(deps, 'backup.made', `${bytes} bytes, ${auditRows} audit rows`);
    await store.noteBackup(made, [{ type: 'audit', entry }]);
    return { bytes, auditRows };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    for (const name of [part, copy, keyringPath(copy)]) rmSync(name, { force: true });
  }
}

function refuseTarget(target: string): void {
  if (existsSync(target)) throw taken(target);
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory())
    throw new StoreError(
      'read_only',
      `There is no folder ${dirname(target)}. Make it, or name another file.`,
    );
}

/** `VACUUM INTO` reads one moment of a running desk's database, and writes it with the same cipher and key. */
function copyDatabase({ databasePath, master, target }: BackupDeps, copy: string): void {
  try {
    // An empty file is taken as it is, so the copy is never readable by others.
    closeSync(openSync(copy, 'wx', 0o600));
  } catch (cause) {
    throw new StoreError(
      'read_only',
      `The backup ${target} cannot be made. Name a file in a folder that this user may write.`,
      { cause },
    );
  }
  const source = openEncrypted(databasePath, master.bytes, false);
  try {
    source.prepare('VACUUM INTO ?').run(copy);
  } finally {
    source.close();
  }
}

/** Opens the copy as a restore would, walks it, and compares the end of its audit log with the desk's. */
async function checkCopy(deps: BackupDeps, copy: string, keyring: string): Promise<BackupFacts> {
  createKeyringFile(copy, keyring);
  assertSound(copy, deps.master.bytes);
  const store = await openSqlite({ path: copy, key: deps.master.bytes, migrate: false });
  let end: BackupFacts['auditEnd'];
  try {
    const verdict = await store.verifyAudit();
    if (!verdict.ok)
      throw new StoreError(
        'broken',
        `The audit log is not whole (${verdict.why}), so no backup was made. Run: sayso audit verify`,
      );
    end = await auditEnd(store);
  } finally {
    await store.close();
  }
  if (end) {
    const [same] = await deps.store.listAudit({ user: null, limit: 1, beforeSeq: end.seq + 1 });
    if (same?.seq !== end.seq || same.hash !== end.hash) throw damaged(deps.target);
  }
  return { ...fileDigest(copy), auditEnd: end };
}

/** Reads the finished file once more, from its first byte to its last. */
function compare(path: string, master: Uint8Array, facts: BackupFacts): void {
  const archive = readArchive(path);
  const { facts: read } = readHead(archive.head, path, master);
  if (read.sha256 !== facts.sha256 || readDatabase(path, archive, null) !== facts.sha256)
    throw damaged(path);
}

/** Every page of a database opens and fits the others. Throws `StoreError`. */
export function assertSound(databasePath: string, master: Uint8Array): void {
  const database = openEncrypted(databasePath, master, false);
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new StoreError('broken', 'The database is damaged. Use an older backup.');
  } catch (error) {
    throw toStoreError(error);
  } finally {
    database.close();
  }
}

/** The newest row of the log. */
export async function auditEnd(store: Store): Promise<BackupFacts['auditEnd']> {
  const [last] = await store.listAudit({ user: null, limit: 1 });
  return last ? { seq: last.seq, hash: last.hash } : null;
}

async function record(deps: BackupDeps, action: string, notes: string): Promise<void> {
  await deps.store.commit([{ type: 'audit', entry: backupEntry(deps, action, notes) }], 'full');
}

function backupEntry({ clock }: BackupDeps, action: string, notes: string) {
  return deskEntry(clock.now(), { action, purpose: 'keep the data from being lost', notes });
}

function taken(target: string): StoreError {
  return new StoreError(
    'exists',
    `There is a file ${target} already, and a backup never replaces one. Name another file.`,
  );
}
