import { resolve } from 'node:path';
import { openStore } from '../../database.ts';
import { openCheckpointFile } from '../../db/checkpoint-file.ts';
import type { AuditVerdict } from '../../desk/audit.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { CommandIo } from '../command.ts';
import { type AuditAction, type AuditOptions, pubkeyOf } from './options.ts';

export const verify: AuditAction = async (options, io) => {
  const publicKey = pubkeyOf(options);
  let verdict: AuditVerdict;
  try {
    const config = io.config();
    const { store } = await openStore(config, { migrate: false });
    try {
      verdict = await hold(store, options, config.checkpointFile, publicKey);
    } finally {
      await store.close();
    }
  } catch (error) {
    // Whatever keeps the log from being read must not look like a verdict about its rows.
    verdict = unreadable(error instanceof Error ? error.message : 'unknown fault');
  }
  return tell(verdict, io);
};

/** The log against the named file, or against the desk's own, which is missed when it should be there. */
async function hold(
  store: Store,
  options: AuditOptions,
  ownFile: string,
  publicKey: string | null,
): Promise<AuditVerdict> {
  const path = options.checkpoint === undefined ? ownFile : resolve(options.checkpoint);
  const lines = await openCheckpointFile(path).read();
  if (lines === null && options.checkpoint !== undefined)
    return unreadable(`there is no checkpoint file ${path}`);
  if (lines?.length === 0 && options.checkpoint !== undefined)
    return unreadable(`${path} holds no checkpoint`);
  const verdict = await store.verifyAudit({ lines, publicKey });
  if (lines === null && verdict.ok && verdict.checkpoints > 0)
    return unreadable(
      `the rows fit each other, but the checkpoint file ${path} is missing, and without it an older database looks whole. Name a copy with --checkpoint, or start the desk, which writes it anew`,
    );
  return verdict;
}

function tell(verdict: AuditVerdict, io: CommandIo): number {
  if (verdict.ok) {
    const { rows, size, checkpoints, lastHash } = verdict;
    const dropped = size > rows ? ` (${size - rows} older ones were dropped behind a segment)` : '';
    io.out(
      `ok: ${rows} rows${dropped}, last ${lastHash.slice(0, 16)}, ${checkpoints} checkpoints agree`,
    );
    return 0;
  }
  switch (verdict.fault) {
    case 'tampered':
      io.out(`tampered: row ${verdict.firstBadSeq}: ${verdict.why}`);
      return 1;
    case 'truncated':
      io.out(`truncated: row ${verdict.firstBadSeq} is missing: ${verdict.why}`);
      return 2;
    case 'unreadable':
      io.out(`unreadable: ${verdict.why}`);
      return 3;
  }
}

function unreadable(why: string): AuditVerdict {
  return { ok: false, fault: 'unreadable', why };
}
