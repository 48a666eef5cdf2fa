import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLiveReports } from '../../src/reports/live-reports.ts';
import { openSentry } from '../../src/reports/sentry.ts';
import { systemIds } from '../../src/system.ts';
import { CANARY, FAULTS } from '../support/faults.ts';
import { type SentrySink, startSentrySink } from '../support/sentry-sink.ts';
import { wayTo } from '../support/way-to.ts';

let sink: SentrySink;
let now: number;
let logged: string[];
beforeEach(async () => {
  sink = await startSentrySink();
  now = Date.parse('2026-11-21T10:00:00Z');
  logged = [];
});
afterEach(() => sink.close());

function live(dsn = sink.dsn) {
  return createLiveReports({
    sink: openSentry(dsn, wayTo(sink.dsn).fetch),
    clock: { now: () => new Date(now) },
    ids: systemIds,
    log: { event: (_level, name, fields) => void logged.push(JSON.stringify({ name, ...fields })) },
    release: 'sayso-desk@0.1.0',
  });
}

describe('reports of a running desk', () => {
  it('hold the allowed fields and nothing else, on the wire', async () => {
    const reports = live();
    reports.report(new TypeError(CANARY));
    await reports.close();
    expect(sink.received).toHaveLength(1);
    const [header, item, event] = (sink.received[0]?.body ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(header)).toEqual(['event_id', 'sent_at']);
    expect(item).toEqual({ type: 'event' });
    expect(Object.keys(event).sort()).toEqual([
      'event_id',
      'exception',
      'level',
      'platform',
      'release',
      'timestamp',
    ]);
    const [value] = event.exception.values;
    expect(Object.keys(value)).toEqual(['type', 'stacktrace']);
    expect(value.type).toBe('TypeError');
    expect(new Set(value.stacktrace.frames.flatMap(Object.keys))).toEqual(
      new Set(['filename', 'lineno', 'function']),
    );
    expect(sink.received[0]?.headers).not.toMatch(/user-agent|hostname/i);
  });

  it('trust case 56: hold no word of a client, whatever went wrong', async () => {
    const reports = live();
    for (const fault of Object.values(FAULTS)) reports.report(fault());
    await reports.close();
    expect(sink.received.length).toBeGreaterThan(5);
    expect(JSON.stringify(sink.received)).not.toContain(CANARY);
    expect(JSON.stringify(sink.received)).not.toContain(process.cwd());
  });

  it('tell of a fault once in an hour', async () => {
    const reports = live();
    const again = () => reports.report(new RangeError('x'));
    for (let i = 0; i < 50; i++) again();
    await reports.close();
    expect(sink.received).toHaveLength(1);
    now += 3_600_000;
    again();
    await reports.close();
    expect(sink.received).toHaveLength(2);
  });

  it('are given up in silence when the server takes none', async () => {
    sink.refuse(500);
    const reports = live();
    reports.report(new Error(CANARY));
    await reports.close();
    expect(logged).toEqual(['{"name":"report_not_sent","error":"Error"}']);
  });

  it('go nowhere but to the host on the list', async () => {
    const reports = live('http://key@127.0.0.1:1/1');
    reports.report(new Error('x'));
    await reports.close();
    expect(sink.received).toEqual([]);
    expect(logged).toHaveLength(1);
  });
});
