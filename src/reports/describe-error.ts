import { knownCode, knownName } from './error-names.ts';
import { framesOf } from './frames.ts';
import type { Report } from './report.ts';

const MAX_CAUSES = 5;

/**
 * Builds the report of a fault anew from a list of allowed fields; nothing is copied whole, so nothing has to be taken out
 * again.
 * @param facts  id of 32 hex digits, time, release and level
 */
export function describeError(
  error: unknown,
  facts: Pick<Report, 'id' | 'release' | 'level'> & { at: Date },
): Report {
  const causes: Report['causes'] = [];
  const seen = new Set<unknown>([error]);
  for (
    let cause = causeOf(error);
    cause instanceof Error && !seen.has(cause) && causes.length < MAX_CAUSES;
    cause = causeOf(cause)
  ) {
    seen.add(cause);
    causes.push({ error: knownName(cause), code: knownCode(cause) });
  }
  return {
    id: facts.id,
    at: facts.at.toISOString(),
    release: facts.release,
    level: facts.level,
    error: knownName(error),
    code: knownCode(error),
    causes,
    frames: framesOf(error),
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
