import {
  createTransport,
  dsnFromString,
  type ErrorEvent,
  getEnvelopeEndpointWithUrlEncodedAuth,
} from '@sentry/core';
import { ServerRuntimeClient } from '@sentry/core/server';
import type { Fetch } from '../desk/ports/way-out.ts';
import type { Report } from './report.ts';

const TIMEOUT_MS = 10_000;
const FLUSH_MS = 1000;

/** Where reports go, and how. */
export interface ReportSink {
  host: string;
  /** The very bytes that `send` will send, to be looked at before. */
  envelope(report: Report): Promise<string>;
  /** Rejects when the server did not take them. */
  send(envelope: string): Promise<void>;
}

/**
 * A server that speaks Sentry's protocol. The client library writes the envelope and nothing else: it has no integration,
 * records nothing by itself, and its transport hands the bytes over instead of sending them.
 * Throws when the address is none.
 */
export function openSentry(dsn: string, guarded: Fetch): ReportSink {
  const address = dsnFromString(dsn);
  if (!address) throw new Error('The address of the error reports is not usable.');
  const url = getEnvelopeEndpointWithUrlEncodedAuth(address);
  return {
    host: new URL(url).host,
    envelope: (report) => envelopeOf(report, dsn),
    async send(envelope) {
      const response = await guarded(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-sentry-envelope' },
        body: envelope,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error('The report was not taken.');
    },
  };
}

async function envelopeOf(report: Report, dsn: string): Promise<string> {
  const written: string[] = [];
  const client = new ServerRuntimeClient({
    dsn,
    integrations: [],
    stackParser: () => [],
    traceLifecycle: 'static',
    sendClientReports: false,
    maxBreadcrumbs: 0,
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        written.push(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
        return { statusCode: 200 };
      }),
    // The last word, whatever the library put in before.
    beforeSend: () => eventOf(report),
  });
  client.init();
  client.captureEvent({ event_id: report.id });
  await client.flush(FLUSH_MS);
  client.dispose();
  const [envelope] = written;
  if (envelope === undefined) throw new Error('The report could not be written.');
  return envelope;
}

function eventOf(report: Report): ErrorEvent {
  const frames = report.frames
    .map(({ file, function: name, line }) => ({
      filename: file,
      lineno: line,
      ...(name === null ? {} : { function: name }),
    }))
    // Sentry wants the innermost last.
    .reverse();
  return {
    type: undefined,
    event_id: report.id,
    timestamp: Date.parse(report.at) / 1000,
    platform: 'node',
    level: report.level,
    release: report.release,
    ...(report.code === null ? {} : { tags: { code: report.code } }),
    exception: {
      values: [
        ...report.causes.toReversed().map(({ error }) => ({ type: error })),
        { type: report.error, stacktrace: { frames } },
      ],
    },
  };
}
