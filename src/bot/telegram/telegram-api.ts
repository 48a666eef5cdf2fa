import { Api } from 'grammy';
import type { WayOut } from '../../desk/ports/way-out.ts';

export interface TelegramConnection {
  api: Api;
  /** Closes what is open; a call under way fails. */
  close(): void;
}

/** A call of the Bot API is over after this time, whatever happens (a poll waits up to 30 s by itself). */
const CALL_SECONDS = 50;
/** A connection that was quiet for longer is not used again: the far end may be closing it at that moment. */
const IDLE_MS = 5000;

/** grammY as the typed client of the Bot API: no middleware, no retries, no loop of its own. */
export function connectTelegram(
  token: string,
  apiRoot: string,
  way: Pick<WayOut, 'agent'>,
): TelegramConnection {
  const agent = way.agent({ secure: apiRoot.startsWith('https:'), idleMs: IDLE_MS });
  return {
    api: new Api(token, {
      apiRoot,
      timeoutSeconds: CALL_SECONDS,
      baseFetchConfig: { compress: true, agent },
    }),
    close: () => agent.destroy(),
  };
}

/**
 * grammY's types name the signal of a polyfill; the machine's own signal is the same thing to it (it listens for
 * `abort` and looks at `aborted`).
 */
export function grammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}

type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>;
