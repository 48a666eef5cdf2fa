import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditVerdict } from '../../desk/audit.ts';
import type { AuditPageDeps } from './audit.ts';

export type VerificationState =
  | { kind: 'never' }
  | { kind: 'running'; since: Date; by: string }
  | { kind: 'done'; at: Date; by: string; verdict: AuditVerdict }
  | { kind: 'failed'; at: Date; by: string };

/** How long the page waits for a verdict before it says that the walk goes on. */
const WAIT_MS = 1_500;
/** The log of a busy desk is not walked again for every press of the button. */
const REST_MS = 30_000;

/**
 * Walks the log when an operator asks for it, once at a time for all of them, and keeps the last verdict. The walk reads
 * by batches, so that the desk works on meanwhile.
 */
export function createAuditVerification(
  deps: Pick<AuditPageDeps, 'store' | 'witness' | 'clock' | 'log'>,
): {
  state(): VerificationState;
  /** Resolves with the verdict, or a little later without it. Never throws: a fault is a state. */
  run(by: string): Promise<void>;
} {
  let state: VerificationState = { kind: 'never' };
  let walking: Promise<void> | null = null;

  async function walk(by: string): Promise<void> {
    try {
      const lines = await deps.witness();
      const verdict = witnessed(await deps.store.verifyAudit({ lines, publicKey: null }), lines);
      state = { kind: 'done', at: deps.clock.now(), by, verdict };
    } catch (error) {
      deps.log.event('error', 'audit_verify_failed', {
        name: error instanceof Error ? error.name : 'unknown',
      });
      state = { kind: 'failed', at: deps.clock.now(), by };
    } finally {
      walking = null;
    }
  }

  return {
    state: () => state,
    async run(by) {
      const now = deps.clock.now();
      const isFresh = state.kind === 'done' && now.getTime() - state.at.getTime() < REST_MS;
      if (isFresh) return;
      if (walking === null) {
        state = { kind: 'running', since: now, by };
        walking = walk(by);
      }
      const patience = new AbortController();
      await Promise.race([
        walking,
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
