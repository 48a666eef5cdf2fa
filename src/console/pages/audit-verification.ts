import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditCheck, AuditVerdict } from '../../desk/audit.ts';
import type { AuditPageDeps } from './audit.ts';

export type VerificationState =
  | { kind: 'never' }
  | { kind: 'running'; since: Date; by: string }
  | { kind: 'done'; check: AuditCheck }
  | { kind: 'failed'; at: Date; by: string };

/** How long the page waits for a verdict before it says that the walk goes on. */
const WAIT_MS = 1_500;
/** The log of a busy desk is not walked again for every press of the button. */
const REST_MS = 30_000;

/**
 * Walks the log when an operator asks for it, once at a time for all of them in this process, and keeps the verdict in the
 * store. The walk reads by batches, so that the desk works on meanwhile.
 */
export function createAuditVerification(
  deps: Pick<AuditPageDeps, 'store' | 'witness' | 'clock' | 'log'>,
): {
  state(): Promise<VerificationState>;
  /** Resolves with the verdict, or a little later without it. A fault of the walk is a state. */
  run(by: string): Promise<void>;
} {
  const { store, clock } = deps;
  let walking: { since: Date; by: string; over: Promise<void> } | null = null;
  let failed: { at: Date; by: string } | null = null;

  async function walk(by: string): Promise<void> {
    try {
      const before = await store.auditHead();
      const lines = await deps.witness();
      const verdict = witnessed(await store.verifyAudit({ lines, publicKey: null }), lines);
      // Rows that came during the walk are walked as well.
      const { size, hash: head } = verdict.ok
        ? { size: verdict.size, hash: verdict.lastHash }
        : before;
      await store.keepAuditCheck({ at: clock.now(), by, size, head, verdict });
      failed = null;
    } catch (error) {
      deps.log.event('error', 'audit_verify_failed', {
        name: error instanceof Error ? error.name : 'unknown',
      });
      failed = { at: clock.now(), by };
    } finally {
      walking = null;
    }
  }

  return {
    async state() {
      if (walking) return { kind: 'running', since: walking.since, by: walking.by };
      const check = await store.lastAuditCheck();
      if (failed && (check === null || check.at < failed.at)) return { kind: 'failed', ...failed };
      return check === null ? { kind: 'never' } : { kind: 'done', check };
    },
    async run(by) {
      const now = clock.now();
      const check = await store.lastAuditCheck();
      if (check && Math.abs(now.getTime() - check.at.getTime()) < REST_MS) return;
      walking ??= { since: now, by, over: walk(by) };
      const patience = new AbortController();
      await Promise.race([
        walking.over,
        sleep(WAIT_MS, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    },
  };
}

/** Rows that fit each other prove little when what was kept outside of the database is gone. */
function witnessed(verdict: AuditVerdict, lines: readonly string[] | null): AuditVerdict {
  if (lines !== null || !verdict.ok || verdict.checkpoints === 0) return verdict;
  return {
    ok: false,
    fault: 'unreadable',
    why: 'the rows fit each other, but the checkpoint file is missing, and without it an older database looks whole',
  };
}
