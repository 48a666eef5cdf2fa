/**
 * Lanes: one worker per conversation at a time, different conversations side by side.
 * The queue itself is the database; a lane only says "look again", so a wake-up may come twice or too early.
 */
export interface Lanes {
  wake(id: string): void;
  /** Ends what the lane does at this moment; its next item is taken as usual. False when nothing was running. */
  abort(id: string, why?: Error): boolean;
  busy(id: string): boolean;
  /** Resolves when the lane has nothing to do. */
  idle(id: string): Promise<void>;
  /** Takes no more work, aborts what runs, and waits for it. */
  close(): Promise<void>;
}

/**
 * @param work  handles one item; true when there may be more. Throws on a fault: the lane tries again later.
 * @param options.retryMs  pause after the n-th fault in a row
 */
export function createLanes(
  work: (id: string, signal: AbortSignal) => Promise<boolean>,
  options: {
    retryMs: (faults: number) => number;
    onFault: (id: string, error: unknown) => void;
    /** Lanes that work at the same moment; the others wait their turn. No limit when absent. */
    atOnce?: number;
  },
): Lanes {
  const lanes = new Map<string, Lane>();
  let closed = false;
  const places = createPlaces(options.atOnce ?? Number.POSITIVE_INFINITY);

  async function run(id: string, lane: Lane): Promise<void> {
    let faults = 0;
    while (!closed) {
      let pauseMs = 0;
      await places.take();
      lane.again = false;
      lane.abort = new AbortController();
      try {
        // What was closed while it waited is not begun any more.
        const more = !closed && (await work(id, lane.abort.signal));
        faults = 0;
        if (more || lane.again) continue;
        // Removed before anything else can run, so that a later wake-up starts a new lane and none is lost.
        lanes.delete(id);
        return;
      } catch (error) {
        if (closed) break;
        faults += 1;
        options.onFault(id, error);
        pauseMs = options.retryMs(faults);
      } finally {
        places.free();
      }
      if (pauseMs > 0) await pause(pauseMs, lane);
    }
    lanes.delete(id);
  }

  return {
    wake(id) {
      if (closed) return;
      const running = lanes.get(id);
      if (running) {
        running.again = true;
        return;
      }
      const lane: Lane = { again: false, abort: new AbortController(), done: Promise.resolve() };
      lanes.set(id, lane);
      lane.done = run(id, lane);
    },
    abort(id, why = CLIENT_STOPPED) {
      const lane = lanes.get(id);
      lane?.abort.abort(why);
      return lane !== undefined;
    },
    busy: (id) => lanes.has(id),
    async idle(id) {
      for (let lane = lanes.get(id); lane; lane = lanes.get(id)) await lane.done;
    },
    async close() {
      closed = true;
      const running = [...lanes.values()];
      for (const lane of running) lane.abort.abort(DESK_CLOSES);
      await Promise.allSettled(running.map((lane) => lane.done));
    },
  };
}

/** A number of places; who finds none waits in the order of coming. */
function createPlaces(many: number): { take(): Promise<void>; free(): void } {
  const waiting: (() => void)[] = [];
  let left = many;
  return {
    async take() {
      if (left > 0) left -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    free() {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    },
  };
}

/** Why a lane's work was aborted: the client said stop, and wants to hear about it. */
export const CLIENT_STOPPED = new Error('stopped by the client');
/** A person took the conversation over: what the turn would have said is theirs to use. */
export const PERSON_CAME = new Error('a person took over');
/** The process ends: what was being done must stay undone, so that the next start does it. */
export const DESK_CLOSES = new Error('the desk closes');

interface Lane {
  again: boolean;
  abort: AbortController;
  done: Promise<void>;
}

/** A pause that ends early when the lane is aborted. */
function pause(ms: number, lane: Lane): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    lane.abort.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
