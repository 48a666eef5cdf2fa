import type { Config } from './config.ts';
import type { Log } from './desk/ports/log.ts';
import type { WaysOut } from './egress/ways-out.ts';
import type { LiveReports } from './reports/live-reports.ts';
import { systemClock, systemIds } from './system.ts';
import { RELEASE } from './version.ts';

/** Reports of faults of a running desk; null, with nothing loaded, unless the operator said ERROR_REPORTS=yes. */
export async function openReports(
  config: Config,
  ways: WaysOut,
  log: Log,
): Promise<LiveReports | null> {
  const { dsn, live } = config.reports;
  if (dsn === null || !live) return null;
  const [{ createLiveReports }, { openSentry }] = await Promise.all([
    import('./reports/live-reports.ts'),
    import('./reports/sentry.ts'),
  ]);
  const sink = openSentry(dsn, ways.for('error reports').fetch);
  return createLiveReports({ sink, clock: systemClock, ids: systemIds, log, release: RELEASE });
}
