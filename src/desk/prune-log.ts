import type { AuditVerdict } from './audit.ts';
import { prunedRow } from './audit-templates.ts';
import type { CheckpointFile } from './ports/checkpoint-file.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';

/** Rows of one segment: few enough that a running desk does not wait long for their unit. */
const SEGMENT = 20_000;

export type PruneResult =
  | { pruned: true; rows: number }
  /** The log is not whole: what somebody changed is not dropped before a person has seen it. */
  | { pruned: false; verdict: Extract<AuditVerdict, { ok: false }> };

/**
 * Drops the rows of the log that are older than a time, segment by segment: each is signed, recorded and deleted in one
 * unit. Rows that do not verify, by themselves and against the checkpoints outside, are never dropped.
 * @param operator  who wants it, as the log names them; null: the desk by its own rule
 */
export async function pruneLog(
  deps: { store: Store; file: Pick<CheckpointFile, 'read'>; clock: Clock },
  before: Date,
  operator: string | null,
): Promise<PruneResult> {
  const { store, clock } = deps;
  const end = await store.lastRowBefore(before);
  if (end === 0) return { pruned: true, rows: 0 };
  const verdict = await store.verifyAudit({ lines: await deps.file.read(), publicKey: null });
  if (!verdict.ok) return { pruned: false, verdict };
  const first = verdict.size - verdict.rows;
  for (let upTo = Math.min(first + SEGMENT, end); ; upTo = Math.min(upTo + SEGMENT, end)) {
    const at = clock.now();
    await store.dropRows(upTo, at, [{ type: 'audit', entry: prunedRow(at, upTo, operator) }]);
    if (upTo === end) return { pruned: true, rows: end - first };
  }
}
