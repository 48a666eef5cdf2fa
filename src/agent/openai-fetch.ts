import type { Fetch } from '../desk/ports/way-out.ts';

export interface PatientFetchDeps {
  fetch: Fetch;
  /** Longest wait before the second try, in milliseconds. A server that asks for more gets no second try. */
  maxWaitMs: number;
  /** The time, in milliseconds, for a wait that is given as a date. */
  now(): number;
  /** Waits, or rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

/** Headers that a model server needs; the client library's descriptions of this machine are not among them. */
const SENT_HEADERS = ['accept', 'authorization', 'content-type'];
const FIRST_WAIT_MS = 400;

/**
 * Sends a request, and once more when no byte of an answer came (no connection, 429, 5xx): after the first byte a
 * repetition could bill and say things twice. Follows no redirect, so that neither key nor words go to another host.
 */
export function patientFetch(deps: PatientFetchDeps): Fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    const send = () =>
      deps.fetch(input, { ...init, headers: needed(init?.headers), redirect: 'error' });
    const first = await send().catch((fault: unknown) => {
      if (signal?.aborted) throw fault;
      return null;
    });
    if (first && first.status !== 429 && first.status < 500) return first;
    const wait = first ? retryAfterMs(first.headers.get('retry-after'), deps.now()) : null;
    if (first && wait !== null && wait > deps.maxWaitMs) return first;
    await first?.body?.cancel();
    await deps.sleep(wait ?? FIRST_WAIT_MS, signal);
    return send();
  };
}

/** The wait that a server asks for, in milliseconds; null where the header is absent or unreadable. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function needed(headers: RequestInit['headers']): Headers {
  const all = new Headers(headers);
  return new Headers(
    SENT_HEADERS.flatMap((name): [string, string][] => {
      const value = all.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
