import type { Clock, Ids } from '../desk/ports/clock.ts';
import type { Log } from '../desk/ports/log.ts';
import { describeError } from './describe-error.ts';
import type { ReportSink } from './sentry.ts';

export interface LiveReports {
  /** Never throws and never waits. */
  report(error: unknown): void;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** One of a kind, and so many altogether, in this time: a fault that repeats is no news. */
const QUIET_MS = 3_600_000;
const MAX_REPORTS = 20;

/** Sends the faults that a desk survives, when its operator consented (ERROR_REPORTS). */
export function createLiveReports(deps: {
  sink: ReportSink;
  clock: Clock;
  ids: Pick<Ids, 'next'>;
  log: Log;
  release: string;
}): LiveReports {
  const told = new Map<string, number>();
  const sending = new Set<Promise<void>>();
  return {
    report(error) {
      const at = deps.clock.now();
      const id = deps.ids.next().replaceAll('-', '');
      const report = describeError(error, { id, at, release: deps.release, level: 'error' });
      for (const [kind, when] of told) if (at.getTime() - when >= QUIET_MS) told.delete(kind);
      const [first] = report.frames;
      const kind = `${report.error} ${report.code} ${first?.file}:${first?.line}`;
      if (told.has(kind) || told.size >= MAX_REPORTS) return;
      told.set(kind, at.getTime());
      const sent = deps.sink
        .envelope(report)
        .then(deps.sink.send)
        .catch(() => deps.log.event('warn', 'report_not_sent', { error: report.error }))
        .finally(() => sending.delete(sent));
      sending.add(sent);
    },
    close: async () => void (await Promise.all(sending)),
  };
}
