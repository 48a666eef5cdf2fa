import { randomBytes } from 'node:crypto';
import { knownMeta, metaValue } from './meta-rows.ts';
import type { Tx } from './units.ts';

const LOG_ID = 'audit_log_id';

/** The log's own random name, part of every hash, so that no row of another log fits; made with the first row. */
export function logId(tx: Tx): Promise<string> {
  return metaValue(tx, LOG_ID, () => randomBytes(16).toString('hex'));
}

export function knownLogId(tx: Tx): Promise<string | null> {
  return knownMeta(tx, LOG_ID);
}
