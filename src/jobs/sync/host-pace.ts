import { setTimeout as sleep } from 'node:timers/promises';
import type { AskBoard } from '../ask-board.ts';
import { SourceError } from '../board-parse.ts';

/**
 * One request at a time for each host, and a pause between two. Hosts that serve all employers of a source (Workable,
 * Greenhouse) so see one visitor who walks.
 */
export function pacedAsk(ask: AskBoard, pauseMs: number): AskBoard {
  const hosts = new Map<string, { before: Promise<void>; lastAt: number }>();
  return async (request, signal, known) => {
    const name = URL.parse(request.url)?.host ?? '';
    const host = hosts.get(name) ?? { before: Promise.resolve(), lastAt: -pauseMs };
    hosts.set(name, host);
    const { before } = host;
    const turn = Promise.withResolvers<void>();
    host.before = turn.promise;
    await before;
    try {
      const rest = host.lastAt + pauseMs - performance.now();
      if (rest > 0) await sleep(rest, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) throw new SourceError('timeout', `${name} could not be asked in time.`);
      return await ask(request, signal, known);
    } finally {
      host.lastAt = performance.now();
      turn.resolve();
    }
  };
}
