import type { TurnStop } from '../desk/ports/agent.ts';

/** The end of a turn's time: by the clock, or because somebody stopped it. */
export interface Deadline {
  /** Aborts when the turn has to end; given to the model's client. */
  readonly signal: AbortSignal;
  /** Resolves with the reason when the turn has to end; never rejects. */
  readonly reached: Promise<Extract<TurnStop, 'cancelled' | 'time_limit'>>;
  /** Frees the timer and the listener once the turn is over. */
  clear(): void;
}

/** Starts the time of a turn: `maxMs` milliseconds, or until `signal` aborts. */
export function startDeadline(signal: AbortSignal, maxMs: number): Deadline {
  const controller = new AbortController();
  const { promise: reached, resolve } =
    Promise.withResolvers<Extract<TurnStop, 'cancelled' | 'time_limit'>>();
  const end = (why: 'cancelled' | 'time_limit') => {
    resolve(why);
    controller.abort();
  };
  const cancel = () => end('cancelled');
  const timer = setTimeout(end, maxMs, 'time_limit');
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    reached,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    },
  };
}
