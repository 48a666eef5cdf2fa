/** The server's word on a message: null when it took it, a code when it refused it, 'lost' when nothing came. */
export type Ack = string | null | 'lost';

export interface Acks {
  /** Resolves with the server's word on this id, or with 'lost' when the signal or the connection ends first. */
  expect(id: string, signal: AbortSignal): Promise<Ack>;
  settle(id: string, error: string | null): void;
  forget(id: string): void;
  /** The connection ended: nobody will say anything about what is under way. */
  loseAll(): void;
}

/** Longest wait for an ack; the server answers within a second or never. */
const WAIT_MS = 15_000;

export function createAcks(): Acks {
  const waiting = new Map<string, (ack: Ack) => void>();
  const end = (id: string, ack: Ack) => {
    waiting.get(id)?.(ack);
    waiting.delete(id);
  };
  return {
    expect(id, signal) {
      return new Promise((resolve) => {
        const lost = () => end(id, 'lost');
        const timer = setTimeout(lost, WAIT_MS);
        signal.addEventListener('abort', lost, { once: true });
        waiting.set(id, (ack) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', lost);
          resolve(ack);
        });
      });
    },
    settle: end,
    forget: (id) => end(id, 'lost'),
    loseAll() {
      for (const id of [...waiting.keys()]) end(id, 'lost');
    },
  };
}
